import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { callTaker, dispatcher, handlerOf, inspectorIn, leader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, tell } from '#test/support/telling.ts'

const note = '情况说明'
const DAY = 24
type Receipt = { readonly reportId: string; readonly trackingCode: string }

/** Somebody who reports, looks and works on a system. */
function handsOn(system: System) {
  const { api } = beginTelling(system)
  const theCase = async (caseId: string) => fine(await api.case(dispatcher, caseId)).body.case
  const report = async (over: object): Promise<Receipt & { caseId: string }> => {
    const receipt: Receipt = fine(await api.submitAtDesk(callTaker, { ...SHED, ...over }), 201).body
    await system.settle()
    const found = await system.ports.store.loadReport(receipt.reportId)
    return { ...receipt, caseId: found?.status === 'joined' ? found.caseId : '' }
  }
  const tasks = async (who: Actor, caseId: string) =>
    fine(await api.tasks(who)).body.items.filter((one: { caseId: string }) => one.caseId === caseId)
  const settle = async (who: Actor, caseId: string, kind: string, body: object) => {
    const [task] = (await tasks(who, caseId)).filter((one: { kind: string }) => one.kind === kind)
    fine(await api.outcome(who, task?.taskId ?? `no ${kind}`, body))
    await system.settle()
  }
  /** Everything goes well, until the case is archived. */
  const archive = async ({ caseId, reportId }: { caseId: string; reportId: string }) => {
    await settle(callTaker, caseId, 'contact', { outcome: 'accepted' })
    if ((await theCase(caseId)).stage.code === 'dispatch')
      await settle(dispatcher, caseId, 'dispatch', {
        outcome: 'dispatched',
        lead: 'chengguan',
        instruction: note,
      })
    const { lead, place } = await theCase(caseId)
    await settle(handlerOf(lead), caseId, 'handle', { outcome: 'done', note, evidence: ['ph-1'] })
    await settle(inspectorIn(place.grid), caseId, 'reinspect', { outcome: 'passed', note })
    await system.wait(5 * DAY)
    const call = { outcome: 'called', reportId, solved: true, satisfied: 'satisfied' }
    await settle(callTaker, caseId, 'follow-up', call)
    expect(await theCase(caseId)).toMatchObject({ status: 'ended', ending: 'archived' })
  }
  const track = async ({ trackingCode }: Receipt) => fine(await api.track(trackingCode)).body
  return { api, theCase, report, tasks, settle, archive, track }
}

test('10: a report of the same matter at a watched place is a linked case, at its leader at once, counted against the old one', async () => {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY })
  const { system, caseId: old } = telling
  const { report, theCase, tasks, track, settle } = handsOn(system)
  await system.advanceTo(local('2021-03-01 09:00'))
  const again = await report(SHED)
  expect(again.caseId).not.toBe(old)
  expect(await theCase(again.caseId)).toMatchObject({
    status: 'open',
    stage: { code: 'leader' },
    linkedTo: old,
    recurrences: [local('2021-03-01 09:00')],
  })
  expect(system.published.findLast(({ type }) => type === 'case-opened')?.data).toMatchObject({
    linkedTo: old,
  })
  expect(system.published.findLast(({ type }) => type === 'case-referred')?.data).toMatchObject({
    rule: 'came-back',
    facts: { linkedTo: old, times: 1 },
  })
  expect(system.published.findLast(({ type }) => type === 'case-recurred')).toMatchObject({
    metadata: { subject: `case/${old}` },
    data: { by: again.caseId, times: 1, acts: true },
  })
  expect(await theCase(old)).toMatchObject({ status: 'ended', recurrences: [local('2021-03-01 09:00')] })
  // The leader has it, the call to the reporter runs alongside, each with its due time.
  expect(await tasks(leader, again.caseId)).toContainEqual(
    expect.objectContaining({ kind: 'decide', dueAt: expect.any(String) }),
  )
  const [contact] = await tasks(callTaker, again.caseId)
  expect(contact).toMatchObject({ kind: 'contact', report: again.reportId, dueAt: expect.any(String) })
  await settle(callTaker, again.caseId, 'contact', { outcome: 'accepted', note })
  expect((await track(again)).steps.map(({ zh }: { zh: string }) => zh)).toContain('交网格长研判')
  // Whoever reports it once more joins the open case, and nothing is counted twice.
  expect((await report(SHED)).caseId).toBe(again.caseId)
  expect((await theCase(old)).recurrences).toHaveLength(1)
})

test('10: what comes back daily goes to the leader from the n-th time on, counted on through the linked cases', async () => {
  const system = createSystem()
  const { report, theCase, archive } = handsOn(system)
  const stall = { description: '流动摊贩占道设摊', place: '政通路300号', matter: 'street-trading' }
  const first = await report(stall)
  await archive(first)
  const second = await report(stall)
  // Of street trading the pack says: from the second time within fourteen days.
  expect(await theCase(second.caseId)).toMatchObject({ linkedTo: first.caseId, stage: { code: 'confirm' } })
  await archive(second)
  const third = await report(stall)
  expect(await theCase(third.caseId)).toMatchObject({
    linkedTo: second.caseId,
    stage: { code: 'leader' },
    recurrences: [expect.any(String), expect.any(String)],
  })
})

test('10: another matter at the place, another place, and what comes after the watch open cases of their own', async () => {
  const { system } = await tell(beginTelling(createSystem()), { steps: STORY })
  const { report, theCase } = handsOn(system)
  const others = [
    { ...SHED, description: '车棚外面的垃圾堆了好几天没有人清，味道很重。', matter: 'exposed-rubbish' },
    { ...SHED, place: '四平路2500号' },
  ]
  for (const other of others) expect((await theCase((await report(other)).caseId)).linkedTo).toBeUndefined()
  await system.advanceTo(local('2021-09-01 09:00'))
  const late = await theCase((await report(SHED)).caseId)
  expect([late.linkedTo, late.stage.code]).toEqual([undefined, 'confirm'])
})
