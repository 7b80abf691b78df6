import { describe, expect, test } from 'vitest'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  inspectorIn,
  leader,
  leaderOf,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import type { Answer } from '#test/support/http.ts'
import { historyOf } from '#test/support/standing.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, type Telling, taskOf, tell } from '#test/support/telling.ts'

const squad = handlerOf('chengguan')
const done = { outcome: 'done', note: '已处理。' }
const told = ({ status, body }: Answer): [number, string] => [status, body.code]

/** The case of the story once it was dispatched to three parties. */
const inHandling = (): Promise<Telling> => tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })

/** How often something of the case was settled by people. */
const settledBy = async ({ system, caseId }: Telling, who: { id: string }): Promise<number> =>
  (await historyOf(system, `case/${caseId}`)).filter(
    ({ event }) => event.type === 'task-settled' && event.metadata.actor === who.id,
  ).length

describe('POST /v1/tasks/{taskId}/outcome', () => {
  test('twice: one effect, then 409', async () => {
    const telling = await inHandling()
    const who = handlerOf('pinganban')
    const taskId = await taskOf(telling, who, 'handle')

    fine(await telling.api.outcome(who, taskId, done))
    const again = await telling.api.outcome(who, taskId, done)

    expect(told(again)).toEqual([409, 'task-settled'])
    expect(await settledBy(telling, who)).toBe(1)
  })

  test('two at the same moment: one wins, the other is told', async () => {
    const telling = await inHandling()
    const who = handlerOf('pinganban')
    const taskId = await taskOf(telling, who, 'handle')

    const answers = await Promise.all([
      telling.api.outcome(who, taskId, done),
      telling.api.outcome(who, taskId, { outcome: 'unfounded', note: '不属实。' }),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('task-settled')
    expect(await settledBy(telling, who)).toBe(1)
  })

  test('by another party: 403, and no effect', async () => {
    const telling = await inHandling()
    const taskId = await taskOf(telling, handlerOf('pinganban'), 'handle')

    for (const who of [handlerOf('fangban'), inspector, callTaker, dispatcher])
      expect(told(await telling.api.outcome(who, taskId, done))).toEqual([403, 'not-permitted'])
    expect(await taskOf(telling, handlerOf('pinganban'), 'handle')).toBe(taskId)
  })

  test('by somebody of another jurisdiction: 404, as if there were no such case', async () => {
    const telling = await inHandling()
    const taskId = await taskOf(telling, squad, 'handle')
    const stranger = { ...squad, jurisdiction: 'elsewhere' }
    expect(told(await telling.api.outcome(stranger, taskId, done))).toEqual([404, 'case-unknown'])
    expect(told(await telling.api.case(stranger, telling.caseId))).toEqual([404, 'case-unknown'])
  })

  test('for a task of a stage that is over: 409', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
    const taskId = await taskOf(telling, dispatcher, 'dispatch')
    await tell(telling, { steps: STORY.slice(2, 3) })
    const { outcome } = telling.api
    expect(told(await outcome(dispatcher, taskId, { outcome: 'nobodys', note: '无主。' }))).toEqual([
      409,
      'task-settled',
    ])
  })

  test('while the case moves to its next stage: 409, and no second outcome', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
    const taskId = await taskOf(telling, dispatcher, 'dispatch')
    fine(await telling.api.outcome(dispatcher, taskId, { outcome: 'dispatched', lead: 'chengguan' }))
    const again = await telling.api.outcome(dispatcher, taskId, { outcome: 'dispatched', lead: 'fangban' })
    expect(again.status).toBe(409)
    await telling.system.settle()
    expect((await telling.system.ports.store.loadCase(telling.caseId))?.case.lead).toBe('chengguan')
  })

  test('late, when the case has ended: 409', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY })
    expect(told(await telling.api.outcome(squad, `${telling.caseId}.3`, done))).toEqual([409, 'case-ended'])
  })

  const note = { field: 'note', message: expect.stringContaining('expected string') }
  const malformed: readonly (readonly [string, object, object])[] = [
    [
      'no outcome',
      {},
      { field: 'outcome', message: expect.stringMatching(/^Say one of: accepted, .+, called, /) },
    ],
    [
      'one that is not',
      { outcome: 'won' },
      { field: 'outcome', message: expect.stringContaining(', done, ') },
    ],
    ['one of several kinds that lacks its words', { outcome: 'done' }, note],
    ['one of one kind that lacks its words', { outcome: 'failed' }, note],
    ['a field too many', { ...done, why: 1 }, { field: 'why', message: 'There is no such field.' }],
  ]
  test.each(malformed)(
    'malformed (%s): the field at fault is named, with what it needs',
    async (_, sent, fault) => {
      const { api, caseId } = await inHandling()
      const { status, body } = await api.outcome(squad, `${caseId}.2`, sent)
      expect([status, body.code, body.errors]).toEqual([
        400,
        'invalid',
        [{ ...fault, zh: expect.any(String) }],
      ])
    },
  )

  test('of a task or case that is not: 404; with an outcome that is not its kind’s: 422', async () => {
    const telling = await inHandling()
    const { api, caseId } = telling
    expect(told(await api.outcome(squad, `${caseId}.99`, done))).toEqual([404, 'task-unknown'])
    expect(told(await api.outcome(squad, 'c-unknown.1', done))).toEqual([404, 'case-unknown'])
    expect(told(await api.outcome(squad, 'nothing', done))).toEqual([404, 'case-unknown'])
    expect(told(await api.outcome(squad, 'x'.repeat(5_000), done))).toEqual([404, 'case-unknown'])
    const taskId = await taskOf(telling, squad, 'handle')
    const passed = await api.outcome(squad, taskId, { outcome: 'passed', note: '好' })
    expect(told(passed)).toEqual([422, 'wrong-outcome'])
    expect(passed.body.detail).toContain('It has: done, part-done, explained, ')
    expect(told(await api.outcome(squad, taskId, { outcome: 'won' }))).toEqual([400, 'invalid'])
    expect(told(await api.outcome(squad, taskId, { ...done, extra: 1 }))).toEqual([400, 'invalid'])
  })

  test('of the lead while cooperating parties owe their part: 409', async () => {
    const telling = await inHandling()
    const taskId = await taskOf(telling, squad, 'handle')
    expect(told(await telling.api.outcome(squad, taskId, done))).toEqual([409, 'cooperating-open'])
  })

  test('without a sign-in that says where: 403', async () => {
    const { api } = await inHandling()
    expect(told(await api.outcome({ ...squad, jurisdiction: '' }, 'c.1', done))).toEqual([
      403,
      'sign-in-unsuitable',
    ])
  })

  test('nobody becomes the system by a group of that name', async () => {
    const telling = await inHandling()
    const pretender = { ...squad, id: 'u-pretender', roles: ['system' as const], party: 'wuye' }
    const seen = await telling.api.case(pretender, telling.caseId)
    expect(told(seen)).toEqual([404, 'case-unknown'])
  })
})

describe('GET /v1/tasks', () => {
  const titles = ({ body }: Answer): string[] => body.items.map((task: { kind: string }) => task.kind)

  test('shows people their own, and those who steer everybody’s', async () => {
    const { api } = await inHandling()
    expect(titles(fine(await api.tasks(squad)))).toEqual(['handle'])
    // The reporter still waits for the reply.
    expect(titles(fine(await api.tasks(callTaker)))).toEqual(['reply'])
    for (const who of [dispatcher, shiftLeader, centreHead, supervisor])
      expect(titles(fine(await api.tasks(who, { party: 'chengguan' })))).toEqual(['handle'])
  })

  test('refuses what is somebody else’s', async () => {
    const { api } = await inHandling()
    for (const [who, query] of [
      [squad, { party: 'fangban' }],
      [squad, { role: 'dispatcher' }],
      [callTaker, { party: 'chengguan' }],
      [leader, { party: 'chengguan' }],
      [deputy, { party: 'chengguan' }],
      [inspector, { role: 'inspector', grid: 'g2' }],
      [leaderOf('g2'), { role: 'grid-leader', grid: 'g1' }],
    ] as const)
      expect(told(await api.tasks(who, query))).toEqual([403, 'not-permitted'])
    expect(told(await api.tasks({ ...inspector, grids: [] }))).toEqual([400, 'invalid'])
  })

  test('shows a delegated deputy the leader’s desk, and a steward the contractor’s', async () => {
    const plan = STORY.findIndex(({ what }) => what === 'the three days have lapsed: a date is fixed')
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, plan + 1) })
    expect(titles(fine(await telling.api.tasks(squad, { party: 'disanfang' })))).toEqual(['plan-item'])
    const referred = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 12) })
    expect(titles(fine(await referred.api.tasks(leader)))).toEqual(['decide'])
    expect(told(await referred.api.tasks(deputy))).toEqual([403, 'not-permitted'])
    const until = local('2021-01-30 09:00')
    fine(await referred.api.arrange(leader, { action: 'delegate', grid: 'g1', to: deputy.id, until }))
    expect(titles(fine(await referred.api.tasks(deputy)))).toEqual(['decide'])
    expect(told(await referred.api.tasks({ ...deputy, id: 'u-other-deputy' }))).toEqual([
      403,
      'not-permitted',
    ])
    expect(titles(fine(await referred.api.tasks(inspectorIn('g1'))))).toEqual([])
  })

  test('goes page by page, earliest due first, each task once', async () => {
    const system = createSystem()
    const telling = beginTelling(system)
    for (const place of ['国定路555弄', '政立路400弄', '国和路1000弄', '四平路2500号', '淞沪路3000号'])
      await telling.api.report({ ...SHED, place })
    await system.settle()

    const seen: { taskId: string; dueAt: string }[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const query = { limit: '1', ...(cursor === undefined ? {} : { cursor }) }
      const { body } = fine(await telling.api.tasks(callTaker, query))
      expect(body.items.length).toBeLessThanOrEqual(1)
      seen.push(...body.items)
      cursor = body.cursor
      pages += 1
    } while (cursor !== undefined && pages < 15)

    // The call of each case, and the reply to each report.
    expect(new Set(seen.map(({ taskId }) => taskId)).size).toBe(10)
    expect(seen.map(({ dueAt }) => dueAt)).toEqual(seen.map(({ dueAt }) => dueAt).sort())
  })

  test('refuses cursors it did not give out, for this listing', async () => {
    const telling = await inHandling()
    const { api, caseId } = telling
    await api.report({ ...SHED, place: '四平路2500号' })
    await api.report({ ...SHED, place: '淞沪路3000号' })
    await telling.system.settle()
    const { cursor } = fine(await api.tasks(callTaker, { limit: '1' })).body
    expect(cursor).toBeTypeOf('string')

    for (const forged of [
      'x',
      'e30',
      Buffer.from('{"in":"tasks","after":{"sort":"a"}}').toString('base64url'),
      `${cursor}AAAA`,
    ])
      expect(told(await api.tasks(callTaker, { cursor: forged }))).toEqual([400, 'bad-cursor'])
    expect(told(await api.tasks(squad, { cursor }))).toEqual([400, 'bad-cursor'])
    expect(told(await api.case(leader, caseId, { cursor }))).toEqual([400, 'bad-cursor'])
    expect(told(await api.reports(callTaker, caseId, { cursor }))).toEqual([400, 'bad-cursor'])
  })

  test.each([
    [{ limit: '0' }],
    [{ limit: '101' }],
    [{ limit: 'many' }],
    [{ role: 'system' }],
    [{ dueBefore: 'soon' }],
    [{ colour: 'red' }],
    [{ cursor: '' }],
    [{ cursor: '\u0000' }],
    [{ cursor: 'x'.repeat(2_001) }],
  ])('refuses the query %j', async (query) => {
    const { api } = await inHandling()
    expect(told(await api.tasks(callTaker, query))).toEqual([400, 'invalid'])
  })
})

describe('GET /v1/cases/{caseId}', () => {
  test('is seen by those who take part, and is nothing to others', async () => {
    const { api, caseId } = await inHandling()
    for (const who of [squad, handlerOf('fangban'), leader, callTaker, centreHead, supervisor])
      expect((await api.case(who, caseId)).status).toBe(200)
    for (const who of [handlerOf('wuye'), handlerOf('xiaofang')])
      expect(told(await api.case(who, caseId))).toEqual([404, 'case-unknown'])
    expect(told(await api.case(leader, 'c-unknown'))).toEqual([404, 'case-unknown'])
  })

  test('shows neither the reporter nor the machine’s token', async () => {
    const { api, caseId, system } = await inHandling()
    const said = JSON.stringify((await api.case(leader, caseId)).body)
    const token = (await system.ports.store.token(caseId))?.token ?? 'none'
    for (const hidden of ['张阿姨', '5555 0555', token, 'chainHash']) expect(said).not.toContain(hidden)
  })

  test('pages its timeline to the end, each event once', async () => {
    const telling = await tell(beginTelling(createSystem({ pageSize: 7 })), { steps: STORY })
    const sequences: number[] = []
    let cursor: string | undefined
    do {
      const query: Record<string, string> = cursor === undefined ? {} : { cursor }
      const { timeline } = fine(await telling.api.case(leader, telling.caseId, query)).body
      sequences.push(...timeline.items.map((one: { sequence: number }) => one.sequence))
      cursor = timeline.cursor
    } while (cursor !== undefined)
    expect(sequences).toEqual(sequences.map((_, n) => n + 1))
    expect(sequences.length).toBeGreaterThan(50)
  })
})

test('GET /v1/cases/{caseId} suggests who is to lead, where the ruling on a return said so', async () => {
  const telling = await inHandling()
  const { api, caseId, system } = telling
  const taskId = await taskOf(telling, squad, 'handle')
  fine(await api.outcome(squad, taskId, { outcome: 'returned', reason: 'not-our-duty', note: '属公共绿地' }))
  fine(
    await api.act(dispatcher, caseId, {
      action: 'rule-on-return',
      taskId,
      accept: true,
      replacement: 'guanliban',
    }),
  )
  await system.settle()
  const suggestedLead = 'guanliban'
  const page = fine(await api.case(dispatcher, caseId)).body
  expect(page).toMatchObject({
    case: { suggestedLead },
    tasks: [{ suggestedLead }],
    advice: { suggestedLead },
  })
  expect(fine(await api.tasks(dispatcher)).body.items).toMatchObject([{ kind: 'dispatch', suggestedLead }])
})

describe('POST /v1/cases/{caseId}/actions', () => {
  test('is refused with a code that says why', async () => {
    const { api, caseId } = await inHandling()
    expect(told(await api.act(squad, caseId, { action: 'add-party', party: 'wuye' }))).toEqual([
      403,
      'not-permitted',
    ])
    expect(told(await api.act(dispatcher, caseId, { action: 'add-party', party: 'nobody' }))).toEqual([
      422,
      'party-unknown',
    ])
    expect(told(await api.act(dispatcher, caseId, { action: 'dance' }))).toEqual([400, 'invalid'])
    expect(told(await api.act(leader, caseId, { action: 'countersign', proposal: 0 }))).toEqual([
      409,
      'wrong-stage',
    ])
    expect(told(await api.act(centreHead, caseId, { action: 'reopen', note: '错结' }))).toEqual([
      409,
      'case-not-archived',
    ])
    expect(told(await api.act(dispatcher, 'c-unknown', { action: 'promise-kept' }))).toEqual([
      404,
      'case-unknown',
    ])
  })
})
