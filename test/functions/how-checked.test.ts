import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { callTaker, dispatcher, handlerOf, inspectorIn } from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask } from '#test/support/telling.ts'

const note = '情况说明'
/** What the sample pack says of some matters: by telephone, by documents, every fifth by lot. */
const TELEPHONE = 'living-noise'
const DOCUMENTS = 'roadside-parking'
const LOT = 'bike-parking'

type Task = { caseId: string; kind: string; taskId: string; check?: { by: string; lot?: object } }

/** A case of a matter of which the party that leads says that it is done. */
async function done(over: { matter: string } & Record<string, unknown>, accepted = {}) {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  const submit = async (one: object) => {
    const { reportId, trackingCode } = fine(await api.submitAtDesk(callTaker, one), 201).body
    await system.settle()
    return { reportId, trackingCode }
  }
  const first = await submit({ ...SHED, ...over })
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  const theCase = async () => fine(await api.case(dispatcher, telling.caseId)).body
  const settle = async (who: Actor, kind: string, outcome: object) => {
    await settleTask(telling, who, kind, outcome)
    await system.settle()
  }
  await settle(callTaker, 'contact', { outcome: 'accepted', ...accepted })
  if ((await theCase()).case.stage.code === 'dispatch')
    await settle(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'guanliban', instruction: note })
  const { lead, place } = (await theCase()).case
  await settle(handlerOf(lead), 'handle', { outcome: 'done', note, evidence: ['ph-1'] })
  const inspector = inspectorIn(place.grid)
  const checksOf = async (who: Actor): Promise<Task[]> =>
    fine(await api.tasks(who)).body.items.filter(({ kind }: Task) => kind === 'reinspect')
  const timeline = async (type: string) =>
    (await theCase()).timeline.items.filter((one: { type: string }) => one.type === type)
  return { system, telling, api, first, submit, settle, theCase, inspector, checksOf, timeline, lead }
}

describe('16: how a closure is checked is the matter’s', () => {
  test('by telephone it is the call-taker’s, in a call to the reporter; passed, the case closes as checked that way', async () => {
    const { checksOf, inspector, settle, timeline, theCase, api, first, lead } = await done({
      matter: TELEPHONE,
    })
    expect(await checksOf(inspector)).toEqual([])
    const [check] = await checksOf(callTaker)
    expect(check).toMatchObject({ check: { by: 'telephone' }, dueAt: expect.any(String) })
    expect(fine(await api.track(first.trackingCode)).body.stage.zh).toBe('正在核查')
    // Neither whoever did it, nor an inspector by telephone; and nobody could be kept out of anywhere.
    const { taskId = '' } = check ?? {}
    for (const who of [handlerOf(lead), inspector])
      expect((await api.outcome(who, taskId, { outcome: 'passed', note })).status).toBe(403)
    expect(await api.outcome(callTaker, taskId, { outcome: 'no-access', note })).toMatchObject({
      body: { code: 'wrong-outcome' },
    })
    await settle(callTaker, 'reinspect', { outcome: 'passed', note: '诉求人张阿姨说安静了' })
    expect((await theCase()).case).toMatchObject({ closure: 'checked', checkedBy: 'telephone' })
    expect((await timeline('case-closed'))[0].data).toEqual({ closure: 'checked', checkedBy: 'telephone' })
    // What the reporter said in it is for whoever reads calls.
    const seen = fine(await api.case(handlerOf(lead), (await theCase()).case.caseId)).body.timeline.items
    expect(JSON.stringify(seen)).not.toContain('张阿姨')
  })

  test('nobody reached by telephone, it is looked at on site; a failed check is followed by one on site', async () => {
    const left = await done({ matter: TELEPHONE })
    await left.settle(callTaker, 'reinspect', { outcome: 'left-open', note })
    expect(await left.checksOf(callTaker)).toEqual([])
    expect(await left.checksOf(left.inspector)).toHaveLength(1)
    const [onSite] = await left.checksOf(left.inspector)
    expect(
      await left.api.outcome(left.inspector, onSite?.taskId ?? '', { outcome: 'left-open', note }),
    ).toMatchObject({
      body: { code: 'wrong-outcome' },
    })

    const failed = await done({ matter: TELEPHONE })
    await failed.settle(callTaker, 'reinspect', { outcome: 'failed', note })
    await failed.settle(handlerOf(failed.lead), 'handle', { outcome: 'done', note, evidence: ['ph-2'] })
    expect(await failed.checksOf(failed.inspector)).toHaveLength(1)
    await failed.settle(failed.inspector, 'reinspect', { outcome: 'passed', note })
    expect((await failed.theCase()).case).not.toHaveProperty('checkedBy')
  })

  test('by documents an inspector looks at what the work left, who took no part in it', async () => {
    const { checksOf, inspector, settle, theCase } = await done({ matter: DOCUMENTS })
    expect(await checksOf(inspector)).toMatchObject([{ check: { by: 'documents' } }])
    await settle(inspector, 'reinspect', { outcome: 'passed', note })
    expect((await theCase()).case).toMatchObject({ checkedBy: 'documents' })
  })

  test('by lot: drawn of the case’s id, told with the task, and the same whenever it is drawn again', async () => {
    const { checksOf, inspector, timeline, telling } = await done({ matter: LOT })
    const drawn =
      createHash('sha256').update(`closure-check/${telling.caseId}`).digest().readUInt32BE(0) % 100
    const check = { by: drawn < 20 ? 'site' : 'documents', lot: { drawn, share: 20 } }
    expect(await checksOf(inspector)).toMatchObject([{ check }])
    const sent = (await timeline('task-sent')).find(({ data }: { data: Task }) => data.kind === 'reinspect')
    expect(sent.data.check).toEqual(check)
  })

  test.each([
    ['a tip-off', { appeal: 'tip-off' }, {}],
    ['a hazard', {}, { hazard: true }],
  ])('%s is always checked on site', async (_, over, accepted) => {
    const { checksOf, inspector } = await done({ matter: DOCUMENTS, ...over }, accepted)
    const [check] = await checksOf(inspector)
    expect(check).toMatchObject({ kind: 'reinspect' })
    expect(check).not.toHaveProperty('check')
  })

  test('a hazard or a tip-off that becomes known while it is checked otherwise sends somebody there', async () => {
    const hazard = await done({ matter: TELEPHONE })
    fine(await hazard.api.act(dispatcher, hazard.telling.caseId, { action: 'hazard-found', note }))
    expect(await hazard.checksOf(callTaker)).toEqual([])
    expect(await hazard.checksOf(hazard.inspector)).toHaveLength(1)

    const joined = await done({ matter: TELEPHONE })
    const again = { ...SHED, matter: TELEPHONE, joins: joined.telling.caseId }
    await joined.submit({ ...again, appeal: 'tip-off', reporter: { phone: '13900000001' } })
    expect(await joined.checksOf(callTaker)).toEqual([])
    expect(await joined.checksOf(joined.inspector)).toHaveLength(1)
  })

  test('with nobody left to call, somebody goes there', async () => {
    const { checksOf, inspector, api, first, submit, system } = await done({ matter: TELEPHONE })
    const { reporter: _nobody, ...patrol } = { ...SHED, matter: TELEPHONE }
    await submit({ ...patrol, channel: 'patrol' })
    expect(await checksOf(callTaker)).toHaveLength(1)
    fine(await api.withdraw(first.trackingCode))
    await system.settle()
    expect(await checksOf(callTaker)).toEqual([])
    expect(await checksOf(inspector)).toHaveLength(1)
  })
})
