import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  leaderOf,
  shiftLeader,
  streetLeader,
  supervisor,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, tell } from '#test/support/telling.ts'

const PHONE = '13977778888'
const note = `来电人（${PHONE}）扬言带三十人去街道`
const AUDITOR: Actor = { id: 'u-auditor', roles: ['auditor'], jurisdiction: 'wujiaochang', grids: [] }
const CIRCLE = [callTaker, shiftLeader, centreHead, streetLeader, supervisor, leader]
const OTHERS = [
  dispatcher,
  inspector,
  deputy,
  leaderOf('g2'),
  AUDITOR,
  handlerOf('fangban'),
  handlerOf('juwei'),
]

/** The shed, dispatched to three parties. */
async function dispatched() {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })
  const { api, caseId, system } = telling
  const desk = async (who: Actor): Promise<{ kind: string; caseId: string; dueAt: string }[]> =>
    fine(await api.tasks(who)).body.items
  const find = async (who: Actor): Promise<unknown[]> =>
    (await api.cases(who, { find: caseId })).body.items ?? []
  return {
    telling,
    api,
    caseId,
    system,
    sees: async (who: Actor) => (await api.case(who, caseId)).status === 200,
    find,
    onDesk: async (who: Actor) => (await desk(who)).filter(({ kind }) => kind === 'take-note'),
    mark: (who: Actor, as: readonly string[] = ['threat']) =>
      api.act(who, caseId, { action: 'mark-sensitive', as, note }),
  }
}

test('12: a case marked as sensitive is read by a narrower circle, and by others while something in it is theirs to do', async () => {
  const { telling, api, sees, find, mark, system, caseId } = await dispatched()
  for (const who of [...CIRCLE, dispatcher, inspector, AUDITOR])
    expect([who.id, await sees(who)]).toEqual([who.id, true])
  expect(await mark(handlerOf('chengguan'))).toMatchObject({ body: { code: 'not-permitted' } })
  fine(await mark(callTaker))
  await system.settle()
  for (const who of CIRCLE) {
    expect([who.id, await sees(who)]).toEqual([who.id, true])
    expect(await find(who)).toHaveLength(1)
  }
  for (const who of [dispatcher, inspector, deputy, AUDITOR, handlerOf('juwei')]) {
    expect([who.id, await sees(who)]).toEqual([who.id, false])
    expect(await find(who)).toEqual([])
    expect((await api.cases(who, { board: 'street' })).body.items ?? []).toEqual([])
    // What one does not see, one does nothing in.
    expect(await api.act(who, caseId, { action: 'hazard-found', note })).toMatchObject({ status: 404 })
  }
  // Who has to clear it sees it until that is done; then the inspector, who has to look at it.
  for (const party of ['chengguan', 'fangban', 'pinganban']) expect(await sees(handlerOf(party))).toBe(true)
  expect(await sees(inspector)).toBe(false)
  for (const party of ['fangban', 'pinganban', 'chengguan'])
    await settleTask(telling, handlerOf(party), 'handle', { outcome: 'done', note: '已清理' })
  await system.settle()
  expect(await sees(inspector)).toBe(true)
  for (const who of OTHERS.filter((one) => one !== inspector))
    expect([who.id, await sees(who)]).toEqual([who.id, false])
})

test('12: who stands in for the leader sees it as the leader does, and does what lies there, only meanwhile', async () => {
  const { api, caseId, sees, find, mark, system, onDesk } = await dispatched()
  fine(await mark(callTaker))
  const until = local('2021-01-19 09:00')
  fine(await api.arrange(leader, { action: 'delegate', grid: 'g1', to: deputy.id, until }))
  await system.settle()
  expect(await sees(deputy)).toBe(true)
  expect((await api.reports(deputy, caseId)).status).toBe(200)
  expect((await api.advise(deputy, { caseId })).status).toBe(200)
  const listed = async () => [
    await find(deputy),
    (await api.cases(deputy, { board: 'grid:g1' })).body.items,
    (await api.ledger(deputy, { board: 'grid:g1', language: 'zh' })).body.lines,
  ]
  expect(await listed()).toMatchObject([[{ caseId }], [{ caseId }], 1])
  const desk = { role: 'grid-leader', grid: 'g1' } as const
  const [task] = fine(await api.tasks(deputy, desk)).body.items
  expect(task).toMatchObject({ kind: 'take-note', caseId })
  fine(await api.outcome(deputy, task.taskId, { outcome: 'noted' }))
  expect(await onDesk(leader)).toEqual([])
  fine(await api.act(deputy, caseId, { action: 'hazard-found', note }))
  await system.advanceTo(until)
  expect(await sees(deputy)).toBe(false)
  expect(await listed()).toEqual([[], [], 0])
  expect((await api.reports(deputy, caseId)).status).toBe(404)
  expect((await api.advise(deputy, { caseId })).status).toBe(404)
  expect(await api.act(deputy, caseId, { action: 'refer', note })).toMatchObject({ status: 404 })
})

test('12: its leaders are told, each with a task and a due time; the mark is on the case, with no list of people', async () => {
  const { api, caseId, onDesk, mark, system, telling } = await dispatched()
  fine(await mark(dispatcher, ['crowd', 'media', 'crowd']))
  await system.settle()
  for (const who of [streetLeader, leader]) {
    expect(await onDesk(who)).toMatchObject([{ caseId, dueAt: expect.any(String) }])
    await settleTask(telling, who, 'take-note', { outcome: 'noted' })
  }
  await system.settle()
  fine(await mark(shiftLeader, ['media']))
  await system.settle()
  for (const who of [streetLeader, leader]) expect(await onDesk(who)).toEqual([])
  const { sensitive } = fine(await api.case(leader, caseId)).body.case
  expect(sensitive).toEqual({ as: ['media'], since: local('2021-01-18 10:30') })
  const told = system.published.filter(({ type }) => type === 'case-marked-sensitive')
  expect(told.map(({ data }) => ('as' in data ? data.as : undefined))).toEqual([
    ['crowd', 'media'],
    ['media'],
  ])
  // Its words are the centre's: whoever works on it elsewhere does not learn who it was.
  expect(JSON.stringify(fine(await api.case(callTaker, caseId)).body)).toContain(note)
  expect(JSON.stringify(fine(await api.case(handlerOf('fangban'), caseId)).body)).not.toContain(PHONE)
})

test('12: the centre’s head takes the mark away, and who saw it before sees it again', async () => {
  const { api, caseId, sees, mark, onDesk } = await dispatched()
  const unmark = { action: 'unmark-sensitive', note }
  expect(await api.act(centreHead, caseId, unmark)).toMatchObject({ body: { code: 'not-sensitive' } })
  fine(await mark(callTaker))
  expect(await api.act(callTaker, caseId, unmark)).toMatchObject({ body: { code: 'not-permitted' } })
  fine(await api.act(centreHead, caseId, unmark))
  for (const who of [dispatcher, inspector, AUDITOR]) expect(await sees(who)).toBe(true)
  expect(await onDesk(streetLeader)).toEqual([])
})

test('12: the mark stands in lists for who may know of it; a firm that has its part in the case learns nothing of it', async () => {
  const { api, caseId, find, mark, system } = await dispatched()
  const firm = handlerOf('wuye')
  fine(await api.act(dispatcher, caseId, { action: 'add-party', party: 'wuye' }))
  fine(await mark(callTaker, ['threat']))
  await system.settle()
  const marked = { sensitive: { as: ['threat'], since: local('2021-01-18 10:30') } }
  expect(await find(callTaker)).toMatchObject([marked])
  expect(fine(await api.cases(leader, { board: 'grid:g1' })).body.items).toMatchObject([marked])
  const desk = async (who: Actor): Promise<unknown[]> => fine(await api.tasks(who)).body.items
  for (const who of [leader, handlerOf('fangban')]) expect(await desk(who)).toMatchObject([{ case: marked }])
  // Whoever sees no line of it gets no mark of it.
  expect(JSON.stringify(fine(await api.cases(dispatcher, { board: 'street' })).body)).not.toContain('threat')
  expect(await desk(firm)).toHaveLength(1)
  const toTheFirm = [
    await api.tasks(firm),
    await api.case(firm, caseId),
    await api.cases(firm, { board: 'party:wuye' }),
  ]
  for (const answer of toTheFirm)
    for (const word of ['"sensitive"', 'threat', 'case-marked-sensitive', '敏感'])
      expect(JSON.stringify(fine(answer).body)).not.toContain(word)
  expect(JSON.stringify(fine(await api.case(handlerOf('fangban'), caseId)).body)).toContain('threat')
})

test('12: what was sensitive becomes no precedent', async () => {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, -1) })
  fine(await telling.api.act(callTaker, telling.caseId, { action: 'mark-sensitive', as: ['media'], note }))
  await tell(telling, { steps: STORY.slice(-1) })
  expect(fine(await telling.api.case(centreHead, telling.caseId)).body.case).toMatchObject({
    ending: 'archived',
  })
  expect((await telling.api.precedent(centreHead, telling.caseId)).status).toBe(404)
})
