import { describe, expect, test } from 'vitest'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
} from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, taskOf } from '#test/support/telling.ts'

const note = '情况说明'
const CONTRACTOR = 'disanfang'
const REFUSED = { status: 422, body: { code: 'contractor-leads' } }

async function accepted() {
  const system = createSystem()
  const telling = beginTelling(system)
  fine(await telling.api.submitAtDesk(callTaker, SHED), 201)
  await system.settle()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
  await system.settle()
  return { system, telling, api: telling.api, caseId: telling.caseId }
}

describe('17: a contractor never leads', () => {
  test('not by a dispatch, nor where a return is accepted; beside a public body it cooperates', async () => {
    const { system, telling, api, caseId } = await accepted()
    const task = await taskOf(telling, dispatcher, 'dispatch')
    const sent = { outcome: 'dispatched', instruction: note }
    expect(await api.outcome(dispatcher, task, { ...sent, lead: CONTRACTOR })).toMatchObject(REFUSED)
    fine(await api.outcome(dispatcher, task, { ...sent, lead: 'chengguan', cooperating: [CONTRACTOR] }))
    await system.settle()
    const handle = await taskOf(telling, handlerOf('chengguan'), 'handle', { party: 'chengguan' })
    const returned = { outcome: 'returned', reason: 'not-our-duty', note }
    fine(await api.outcome(handlerOf('chengguan'), handle, returned))
    const ruling = { action: 'rule-on-return', taskId: handle, accept: true, replacement: CONTRACTOR }
    expect(await api.act(shiftLeader, caseId, ruling)).toMatchObject(REFUSED)
    expect((await api.act(shiftLeader, caseId, { ...ruling, replacement: 'fangban' })).status).toBe(200)
  })

  test('nor by a ruling that is kept as a rule', async () => {
    const { system, telling, api, caseId } = await accepted()
    const sent = { outcome: 'dispatched', instruction: note, lead: 'chengguan' }
    await settleTask(telling, dispatcher, 'dispatch', sent)
    await system.settle()
    const taskId = await taskOf(telling, handlerOf('chengguan'), 'handle')
    const returned = { outcome: 'returned', reason: 'not-our-duty', note }
    fine(await api.outcome(handlerOf('chengguan'), taskId, returned))
    fine(await api.act(shiftLeader, caseId, { action: 'rule-on-return', taskId, accept: false }))
    fine(await api.act(handlerOf('chengguan'), caseId, { action: 'object-to-ruling', taskId, note }))
    const kept = { as: 'lead', party: CONTRACTOR, onlyCondition: false, onlyGrid: false }
    const ruling = { action: 'rule-finally', taskId, accept: true, note, keepAs: [kept] }
    expect(await api.act(centreHead, caseId, ruling)).toMatchObject(REFUSED)
  })

  test('nor where the leader of the grid assigns', async () => {
    const { system, telling, api } = await accepted()
    await settleTask(telling, dispatcher, 'dispatch', { outcome: 'nobodys', note })
    await system.settle()
    const task = await taskOf(telling, leader, 'decide')
    const assigned = { outcome: 'assigned', note }
    expect(await api.outcome(leader, task, { ...assigned, lead: CONTRACTOR })).toMatchObject(REFUSED)
    fine(await api.outcome(leader, task, { ...assigned, lead: 'chengguan', cooperating: [CONTRACTOR] }))
    await system.settle()
    expect(fine(await api.case(inspector, telling.caseId)).body.case).toMatchObject({
      lead: 'chengguan',
      cooperating: [CONTRACTOR],
    })
  })
})

test('5: a task carries what a person chooses it by, each in the words that are for him', async () => {
  const { system, telling, api } = await accepted()
  const listed = async (who: Parameters<typeof api.tasks>[0]) => fine(await api.tasks(who)).body.items[0]
  const chosenBy = {
    dueAt: expect.any(String),
    urged: 0,
    case: {
      place: { text: '国定路555弄' },
      matter: 'illegal-structure',
      appeal: 'complaint',
      words: expect.stringMatching(/^小区非机动车棚的看护人员/),
    },
  }
  expect(await listed(dispatcher)).toMatchObject(chosenBy)
  const sent = { outcome: 'dispatched', lead: 'chengguan', cooperating: ['wuye'], instruction: '车棚内违建' }
  await settleTask(telling, dispatcher, 'dispatch', sent)
  await system.settle()
  for (const party of ['chengguan', 'wuye'])
    expect((await listed(handlerOf(party))).case.words).toBe('车棚内违建')
  // What the report is owed lies on the desk of those who call: by the report, and the same words.
  expect(await listed(callTaker)).toMatchObject({ ...chosenBy, report: expect.any(String) })
  fine(await api.act(dispatcher, telling.caseId, { action: 'name-subjects', parties: ['wuye'] }))
  await system.settle()
  expect((await listed(handlerOf('wuye'))).case).not.toHaveProperty('words')
})
