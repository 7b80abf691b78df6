/** What the reporter sees of a case on its way, and does about it alone with the tracking code. */
import { describe, expect, test } from 'vitest'
import { callTaker } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, tell } from '#test/support/telling.ts'

/** The story up to a step, and what its reporter sees then. */
async function until(what: string) {
  const steps = STORY.slice(
    0,
    STORY.findIndex((step) => step.what.startsWith(what)),
  )
  const telling = await tell(beginTelling(createSystem()), { steps })
  const tracker = async () => fine(await telling.api.track(telling.trackingCode)).body
  return { ...telling, tracker }
}

const VOTE = { action: 'vote', solved: true, satisfied: 'satisfied' }
const unsolved = { ...VOTE, solved: false, satisfied: 'dissatisfied', words: '车棚里又住人了，我是张三' }

describe('14.7: the tracker shows', () => {
  test('the steps so far, who has it, what comes next, and by when there is an answer', async () => {
    const { tracker } = await until('the three days have lapsed')
    const seen = await tracker()
    expect(seen).toMatchObject({
      status: { code: 'open' },
      stage: { code: 'joint-handling', zh: '正在联合办理' },
      next: { zh: '由没有参与办理的人核查' },
      handledBy: [{ zh: '五角场城管中队' }, ...Array.from({ length: 4 }, () => expect.anything())],
      ledIn: { zh: expect.stringContaining('第一网格') },
      postponements: [
        {
          kind: 'reply',
          granted: true,
          at: local('2021-01-22 11:10'),
          until: seen.answerBy,
          words: { zh: '情况复杂，答复的时间批准延长。' },
        },
      ],
      left: { pace: 'working', millis: expect.any(Number) },
      actions: [{ action: 'supplement' }, { action: 'withdraw' }],
    })
    expect(seen.steps.map(({ at, zh }: { at: string; zh: string }) => `${at.slice(0, 10)} ${zh}`)).toEqual([
      '2021-01-18 收到您的反映',
      '2021-01-18 立案',
      '2021-01-18 情况已核实',
      '2021-01-18 派给单位办理',
      '2021-01-19 单位反馈办完，到现场核查',
      '2021-01-21 核查没有通过',
      '2021-01-21 交网格长研判',
      '2021-01-22 几家单位商定方案，一起办',
    ])
  })

  test('of a tip-off only that it is handled: it must not announce when somebody comes to look', async () => {
    const telling = beginTelling(createSystem())
    const { body } = fine(await telling.api.report({ ...SHED, appeal: 'tip-off' }), 201)
    await telling.system.settle()
    const seen = fine(await telling.api.track(body.trackingCode)).body
    expect(seen.stage).toMatchObject({ code: 'coarse', zh: '正在办理' })
    expect(seen).not.toHaveProperty('next')
    expect(seen).not.toHaveProperty('handledBy')
    expect(seen.steps.map(({ zh }: { zh: string }) => zh)).toEqual(['收到您的反映', '立案'])
  })
})

describe('14.7: the reporter votes', () => {
  test('solved: it counts as the call back, the case is archived, nobody has to call', async () => {
    const { api, trackingCode, system, tracker, caseId } = await until('the reporter is called back')
    expect((await tracker()).actions[0]).toEqual({
      action: 'vote',
      zh: '评价',
      en: 'Say whether it is solved',
    })
    fine(await api.asReporter(trackingCode, VOTE))
    await system.settle()
    expect(await tracker()).toMatchObject({ status: { code: 'archived' }, actions: [] })
    const { items } = fine(await api.tasks(callTaker)).body
    expect(items.filter((task: { caseId: string }) => task.caseId === caseId)).toEqual([])
    expect(await api.asReporter(trackingCode, VOTE)).toMatchObject({
      status: 409,
      body: { code: 'already-called' },
    })
  })

  test('unsolved: the case is taken up again, by its leader, with the words before whoever decides', async () => {
    const { api, trackingCode, system, tracker, caseId } = await until('the reporter is called back')
    fine(await api.asReporter(trackingCode, unsolved))
    await system.settle()
    expect(await tracker()).toMatchObject({ status: { code: 'open' }, stage: { code: 'leader' } })
    const seen = fine(await api.case(callTaker, caseId)).body.case
    expect(seen.unsolved.words).toContain('又住人了')
    expect(seen.unsolved.words).not.toContain('张三')
  })

  test('not before there is a result', async () => {
    const { api, trackingCode } = await until('the plan is agreed')
    expect(await api.asReporter(trackingCode, VOTE)).toMatchObject({
      status: 409,
      body: { code: 'wrong-stage' },
    })
  })
})

describe('14.7: the reporter adds words', () => {
  test('they reach the case once, are read by those who call, and end with the case', async () => {
    const { api, trackingCode, system, caseId } = await until('the plan is agreed')
    const words = '昨晚又搬进来两个煤气罐'
    fine(await api.asReporter(trackingCode, { action: 'supplement', words }))
    fine(await api.asReporter(trackingCode, { action: 'supplement', words }))
    await system.settle()
    expect(system.published.filter(({ type }) => type === 'report-supplemented')).toHaveLength(1)
    expect(system.published.filter(({ type }) => type === 'case-supplemented')).toHaveLength(1)
    const [report] = fine(await api.reports(callTaker, caseId)).body.items
    expect(JSON.stringify(report)).toContain(words)
  })

  test('twenty times at most: more is for a call', async () => {
    const { api, trackingCode } = await until('the plan is agreed')
    for (let n = 0; n < 20; n += 1)
      fine(await api.asReporter(trackingCode, { action: 'supplement', words: `第 ${n} 次补充` }))
    expect(await api.asReporter(trackingCode, { action: 'supplement', words: '还有' })).toMatchObject({
      status: 409,
      body: { code: 'wrong-stage' },
    })
  })

  test('an unknown code is told nothing but that, and bad words name their field', async () => {
    const { api, trackingCode } = await until('the plan is agreed')
    expect(await api.asReporter('DG0000000000000000', VOTE)).toMatchObject({
      status: 404,
      body: { code: 'report-unknown' },
    })
    expect(await api.asReporter(trackingCode, { action: 'supplement', words: ' ' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'words' }] },
    })
  })
})
