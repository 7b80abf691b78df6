import { describe, expect, test } from 'vitest'
import { callTaker, dispatcher, handlerOf, leader, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import {
  act,
  beginTelling,
  fine,
  openCase,
  settleTask,
  type Telling,
  taskOf,
  tell,
} from '#test/support/telling.ts'

const note = '不属其管辖范围'
const SENT_BACK = { action: 'sent-back', note }

/** The case of the story, passed on to the next street after some steps. */
async function passedOn(steps: number): Promise<Telling> {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, steps) })
  await act(telling, shiftLeader, { action: 'transfer', to: 'siping-street', note: '位于四平路街道' })
  await telling.system.settle()
  return telling
}

describe('14.6 What another body sends back', () => {
  test('comes back into the loop under its own number, with the time it was away', async () => {
    const telling = await passedOn(2)
    const { api, system, caseId, trackingCode } = telling
    const left = fine(await api.case(dispatcher, caseId)).body.case.endedAt
    expect(fine(await api.track(trackingCode)).body.status.code).toBe('transferred')
    await system.advanceTo(local('2021-01-20 10:00'))
    fine(await api.act(dispatcher, caseId, SENT_BACK))
    await system.settle()

    const { case: of, timeline } = fine(await api.case(dispatcher, caseId)).body
    expect(of).toMatchObject({
      status: 'open',
      caseId,
      run: 2,
      away: [{ to: 'siping-street', from: left, until: local('2021-01-20 10:00') }],
    })
    expect(timeline.items.find(({ type }: { type: string }) => type === 'case-sent-back')).toMatchObject({
      data: { to: 'siping-street', from: left, until: local('2021-01-20 10:00') },
      texts: { text: note },
    })
    // It waits for its dispatcher, and runs to its end.
    await settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
    await system.settle()
    await taskOf(telling, handlerOf('chengguan'), 'handle')

    const seen = fine(await api.track(trackingCode)).body
    expect(seen.status.code).toBe('open')
    expect(seen.steps.map(({ zh }: { zh: string }) => zh)).toEqual(
      expect.arrayContaining(['转交其他单位', '其他单位退回，继续办理']),
    )
    expect(seen).not.toHaveProperty('door')
  })

  test('comes back where it was: to whoever confirms it, to its leader', async () => {
    const unconfirmed = await passedOn(1)
    await act(unconfirmed, callTaker, SENT_BACK)
    await unconfirmed.system.settle()
    await taskOf(unconfirmed, callTaker, 'contact')

    const referred = await passedOn(
      STORY.findIndex(({ what }) => what === 'the leader blows the whistle') + 1,
    )
    await act(referred, dispatcher, SENT_BACK)
    await referred.system.settle()
    await taskOf(referred, leader, 'decide')
  })

  test('beside a case that was opened anew meanwhile keeps place and matter with that one until they are merged', async () => {
    const telling = await passedOn(2)
    const { api, system, caseId } = telling
    fine(await api.submitAtDesk(callTaker, SHED), 201)
    await system.settle()
    const anew = await openCase(telling)
    expect(anew).not.toBe(caseId)
    fine(await api.act(dispatcher, caseId, SENT_BACK))
    await system.settle()
    const { items } = fine(await api.case(dispatcher, caseId)).body.timeline
    expect(items.find(({ type }: { type: string }) => type === 'case-sent-back').data.besides).toBe(anew)
    fine(await api.act(dispatcher, anew, { action: 'merge', into: caseId }))
  })

  /** The case of a report that the hotline's platform ordered, passed on. */
  async function orderedAndPassedOn(to: string): Promise<Telling> {
    const telling = beginTelling(createSystem())
    await telling.system.advanceTo(local('2021-01-18 09:00'))
    const ordered = { ...SHED, channel: 'district', source: { system: 'district.12345', reference: '0118' } }
    const { reportId, trackingCode } = fine(await telling.api.submitAtDesk(callTaker, ordered), 201).body
    await telling.system.settle()
    Object.assign(telling, { reportId, trackingCode, caseId: await openCase(telling) })
    await act(telling, shiftLeader, { action: 'transfer', to, note: '位于他处' })
    await telling.system.settle()
    return telling
  }
  /** A system says that something is sent back. */
  const say = async ({ system }: Telling, source: string, which: object, times = 1): Promise<void> => {
    for (let n = 0; n < times; n += 1)
      system.tell({
        id: `${source}-${n}`,
        source,
        'detail-type': 'transfer-sent-back-submitted',
        detail: { jurisdiction: 'wujiaochang', note, ...which },
      })
    await system.settle()
  }
  const awayOf = async ({ api, caseId }: Telling) => fine(await api.case(dispatcher, caseId)).body.case

  test('its own system says so of our case: for its own doors, once, however often it says it', async () => {
    const telling = await passedOn(2)
    const { system, caseId } = telling
    await say(telling, 'district.chengguan', { caseId })
    await say(telling, 'district.12345', { caseId: 'c-none' })
    await say(telling, 'district.12345', { reference: 'nobodys' })
    expect(system.deadLetters).toHaveLength(3)
    expect((await awayOf(telling)).status).toBe('ended')
    await system.advanceTo(local('2021-01-20 10:00'))
    await say(telling, 'district.12345', { caseId }, 3)
    expect(await awayOf(telling)).toMatchObject({
      status: 'open',
      run: 2,
      away: [{ to: 'siping-street', until: local('2021-01-20 10:00') }],
    })
    expect(system.deadLetters).toHaveLength(3)
    const { items } = fine(await telling.api.case(dispatcher, caseId)).body.timeline
    const told = items.filter(({ type }: { type: string }) => type === 'case-sent-back')
    expect(told).toMatchObject([{ actor: { id: 'district.12345' }, texts: { text: note } }])
    await taskOf(telling, dispatcher, 'dispatch')
  })

  test.each(['siping-street', 'hotline'])(
    'whoever ordered it says so by its own number, though it was passed on to %s',
    async (to) => {
      const telling = await orderedAndPassedOn(to)
      await telling.system.advanceTo(local('2021-01-20 10:00'))
      await say(telling, 'district.chengguan', { reference: '0118' })
      expect(telling.system.deadLetters).toHaveLength(1)
      await say(telling, 'district.12345', { reference: '0118' })
      expect(await awayOf(telling)).toMatchObject({ status: 'open', away: [{ to }] })
      await taskOf(telling, callTaker, 'contact')
      // What the order is owed ran on, and is owed here.
      expect(fine(await telling.api.track(telling.trackingCode)).body.status.code).toBe('open')
    },
  )

  test('what the centre has booked already is not sent back twice, and nothing lies among the dead letters', async () => {
    const telling = await passedOn(2)
    await act(telling, dispatcher, SENT_BACK)
    await telling.system.settle()
    await say(telling, 'district.12345', { caseId: telling.caseId })
    expect((await awayOf(telling)).away).toHaveLength(1)
    expect(telling.system.deadLetters).toEqual([])
  })

  test('is only what was transferred, and nobody but the centre records it', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
    const open = await telling.api.act(dispatcher, telling.caseId, SENT_BACK)
    expect([open.status, open.body.code]).toEqual([409, 'wrong-stage'])
    const gone = await passedOn(2)
    const byParty = await gone.api.act(handlerOf('chengguan'), gone.caseId, SENT_BACK)
    expect([byParty.status, byParty.body.code]).toEqual([404, 'case-unknown'])
    const { actions } = fine(await gone.api.case(dispatcher, gone.caseId)).body
    expect(actions.map(({ action }: { action: string }) => action)).toContain('sent-back')
  })
})
