import { describe, expect, test } from 'vitest'
import { buildCase, buildReport } from '#adapters/examples.ts'
import type { Case } from '#domain/case/record/case.ts'
import type { Report } from '#domain/report/record/report.ts'
import { trackingView } from '#functions/api/tracking-view.ts'
import { OPERATIONS } from '#local/docs/openapi/operations.ts'
import { callTaker, centreHead, dispatcher, leader, shiftLeader } from '#test/support/actors.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, proposed, settleTask, type Telling } from '#test/support/telling.ts'

/** Words of staff that no reporter may be told. */
const note = '工号8012张三：请他别再打来了'

const schema = OPERATIONS.find(({ id }) => id === 'trackReport')?.schemas.answer

/** What a reporter is told, held against the published schema. */
async function tracked({ api }: Telling, trackingCode: string) {
  const { body } = fine(await api.track(trackingCode))
  expect(schema?.parse(body)).toEqual(body)
  expect(JSON.stringify(body)).not.toMatch(/8012|chengguan|u-|c-0/)
  return body
}

const shown = (report: Report, of: Case) =>
  trackingView(
    { report, of, history: [], pack: PACK },
    { now: '2021-02-02T01:00:00.000Z', calendar: CALENDAR },
  )

/** A case in its first call. */
async function reported(over: object = {}): Promise<Telling> {
  const system = createSystem()
  const telling = beginTelling(system)
  const { body } = fine(await telling.api.report({ ...SHED, ...over }), 201)
  await system.settle()
  telling.trackingCode = body.trackingCode
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  return telling
}

describe('an ending is told with its reason and the door to turn to', () => {
  test('rejected: the reason and the right door, which has to be one of the pack’s', async () => {
    const telling = await reported()
    const rejected = { outcome: 'rejected', reason: 'not-our-jurisdiction', note }
    const { body } = fine(await telling.api.tasks(callTaker))
    const refused = await telling.api.outcome(callTaker, body.items[0].taskId, { ...rejected, door: '隔壁' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'door-unknown' } })
    await settleTask(telling, callTaker, 'contact', { ...rejected, door: 'siping-street' })
    await telling.system.settle()

    expect(await tracked(telling, telling.trackingCode)).toMatchObject({
      status: { code: 'rejected', zh: '没有受理' },
      reason: { code: 'not-our-jurisdiction', zh: '不属本辖区' },
      door: {
        code: 'siping-street',
        name: { zh: '四平路街道城运中心' },
        contact: '12345',
        role: { code: 'right-door', zh: '该找谁' },
      },
    })
  })

  test('transferred: the tracking code is kept and says to whom', async () => {
    const telling = await reported()
    fine(
      await telling.api.act(centreHead, telling.caseId, { action: 'transfer', to: 'yinhang-street', note }),
    )
    await telling.system.settle()

    expect(await tracked(telling, telling.trackingCode)).toMatchObject({
      status: { code: 'transferred' },
      door: { code: 'yinhang-street', role: { code: 'transferred-to' } },
    })
  })

  test('ended on a ground: the legal route', async () => {
    const telling = await reported()
    const end = { action: 'end', ground: 'petition', note }
    fine(await telling.api.act(shiftLeader, telling.caseId, end))
    const proposal = await proposed(telling)
    fine(await telling.api.act(centreHead, telling.caseId, { ...end, proposal }))
    await telling.system.settle()

    expect(await tracked(telling, telling.trackingCode)).toMatchObject({
      status: { code: 'ended' },
      reason: { code: 'petition', zh: '已进入信访程序' },
      door: { code: 'petition-office', role: { code: 'legal-route', zh: '法定途径' } },
    })
  })
})

test('a report whose case was merged stands where the other case stands, on the way there and after', async () => {
  const telling = await reported()
  const { api, system } = telling
  const into = telling.caseId
  const other = fine(await api.report({ ...SHED, place: '国和路1000弄' }), 201).body.trackingCode
  await system.settle()
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
  await system.settle()
  const from = (await system.ports.store.openCases('wujiaochang')).items.find((one) => one !== into) ?? ''
  expect(await tracked(telling, other)).toMatchObject({ stage: { code: 'confirm' } })

  fine(await api.act(dispatcher, from, { action: 'merge', into }))
  const ofTheOther = { status: { code: 'open' }, stage: { code: 'dispatch' } }
  expect(await tracked(telling, other)).toMatchObject(ofTheOther)
  await system.settle()
  expect(await tracked(telling, other)).toMatchObject(ofTheOther)
})

test('whoever was called in vain owes no reply any more, but is not told that there was an answer', () => {
  const at = '2021-02-02T01:00:00.000Z'
  const told = (how: 'unreachable' | 'call-back') => {
    const joined = { status: 'joined', caseId: 'c-1', joinedAt: at } as const
    return shown(buildReport({ ...joined, replied: { at, how } }), buildCase())
  }
  expect(told('unreachable')).not.toHaveProperty('answeredAt')
  expect(told('call-back')).toMatchObject({ answeredAt: at })
})

test('who reported is not told that all reports were taken back: the own one stands, or was taken back by its reporter', () => {
  const at = '2021-02-02T01:00:00.000Z'
  const { status: _open, ...base } = buildCase()
  const ended = { ...base, status: 'ended', endedAt: at, ending: 'ended', reference: 'withdrawn' } as const
  const joined = { status: 'joined', caseId: 'c-1', joinedAt: at } as const
  const told = shown(buildReport(joined), ended)
  expect(told).toMatchObject({ status: { code: 'ended' } })
  expect(JSON.stringify(told)).not.toMatch(/撤回|taken back/)
  const own = shown(buildReport({ status: 'withdrawn', caseId: 'c-1', withdrawnAt: at }), ended)
  expect(own.status.code).toBe('withdrawn')
})

test('a parked case is told until when, in the wording for the public and no other', async () => {
  const telling = await reported()
  const { api, caseId, system } = telling
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
  await system.settle()
  fine(await api.act(dispatcher, caseId, { action: 'refer', note }))
  await system.settle()
  const reviewAt = '2021-03-01T01:00:00.000Z'
  await settleTask(telling, leader, 'decide', {
    outcome: 'park',
    reviewAt,
    note,
    endsWhen: '工号8012所说的经费到位',
    publicWords: '改造经费已列入年度计划',
  })
  fine(await api.act(centreHead, caseId, { action: 'countersign', proposal: await proposed(telling) }))
  await system.settle()
  expect(await tracked(telling, telling.trackingCode)).toMatchObject({
    stage: { code: 'parked', zh: '暂缓办理（条件具备后继续）' },
    parkedUntil: reviewAt,
    parkedWords: '改造经费已列入年度计划',
  })
})
