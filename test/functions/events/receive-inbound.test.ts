import { describe, expect, test } from 'vitest'
import { reportSubmitted } from '#domain/events/inbound/report-submitted.ts'
import { taskOutcomeSubmitted } from '#domain/events/inbound/task-outcome-submitted.ts'
import { dispatcher, handlerOf } from '#test/support/actors.ts'
import { historyOf } from '#test/support/standing.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, taskOf, tell } from '#test/support/telling.ts'

let messages = 0

/** A message as a system of the district puts it on the bus; it comes to rest. */
async function send(system: System, source: string, type: string, detail: object): Promise<void> {
  messages += 1
  system.tell({ id: `message-${messages}`, source, 'detail-type': type, detail })
  await system.settle()
}

const HOTLINE = 'district.12345'
const SQUAD = 'district.chengguan'
const report = reportSubmitted.example
const cases = async ({ ports }: System) => (await ports.store.openCases('wujiaochang')).items

describe('a report of a district system', () => {
  test('opens a case, with the system and its number kept as its source', async () => {
    const system = createSystem()

    await send(system, HOTLINE, reportSubmitted.type, report)

    const [caseId = ''] = await cases(system)
    const [reportId = ''] = (await system.ports.store.reportsOfCase(caseId)).items
    expect(await system.ports.store.loadReport(reportId)).toMatchObject({
      channel: 'district',
      source: { system: HOTLINE, reference: report.reference },
    })
  })

  test('sent again under the same number is the same report; under another it is another', async () => {
    const system = createSystem()

    await send(system, HOTLINE, reportSubmitted.type, report)
    await send(system, HOTLINE, reportSubmitted.type, report)
    expect(system.published.filter(({ type }) => type === 'report-received')).toHaveLength(1)

    await send(system, HOTLINE, reportSubmitted.type, { ...report, reference: 'another' })
    await send(system, SQUAD, reportSubmitted.type, report)
    expect(system.published.filter(({ type }) => type === 'report-received')).toHaveLength(3)
    expect(await cases(system)).toHaveLength(1)
    expect(system.deadLetters).toEqual([])
  })

  test('under a number that is known, with other words, is a supplement: never a dead letter', async () => {
    const system = createSystem()
    await send(system, HOTLINE, reportSubmitted.type, report)
    await send(system, HOTLINE, reportSubmitted.type, { ...report, description: '别的事情' })
    expect(system.published.filter(({ type }) => type === 'report-received')).toHaveLength(1)
    expect(system.published.filter(({ type }) => type === 'report-supplemented')).toHaveLength(1)
    expect(system.deadLetters).toEqual([])
  })

  test('of a system that is not in the pack is not taken in, but a dead letter', async () => {
    const system = createSystem()
    await send(system, 'district.unknown', reportSubmitted.type, report)
    expect(await cases(system)).toEqual([])
    expect(system.published).toEqual([])
    expect(system.deadLetters).toHaveLength(1)
  })

  test('is taken in, whatever key somebody used for a report of their own', async () => {
    const system = createSystem()
    const { api } = beginTelling(system)
    const { reference } = report
    for (const key of [
      `${HOTLINE}|${reference}`,
      `district|${HOTLINE}|${reference}`,
      `wujiaochang|district|${HOTLINE}|${reference}`,
      `|${HOTLINE}|${reference}`,
      `%7C${HOTLINE}%7C${reference}`,
    ])
      fine(await api.report({ ...SHED, appeal: 'praise', place: '国和路1000弄' }, key), 201)
    await system.settle()

    await send(system, HOTLINE, reportSubmitted.type, report)

    expect(system.deadLetters).toEqual([])
    expect(system.published.filter(({ type }) => type === 'report-received')).toHaveLength(6)
    const kept = await Promise.all((await cases(system)).map((one) => system.ports.store.loadCase(one)))
    expect(kept.map((state) => state?.case.place.key)).toContain('guoding-555')
  })

  test.each([
    ['a source that is no system of the district', 'elsewhere', report],
    ['an unknown field', HOTLINE, { ...report, urgent: true }],
    ['a NUL in its words', HOTLINE, { ...report, description: 'a\u0000' }],
    ['no number of its own', HOTLINE, { ...report, reference: '' }],
    ['words in place of a number', HOTLINE, { ...report, reference: '王女士 13800000000' }],
    ['a jurisdiction that is not served', HOTLINE, { ...report, jurisdiction: 'elsewhere' }],
  ])('with %s is a dead letter', async (_what, source, detail) => {
    const system = createSystem()
    system.put('receive-inbound', { id: 'message', source, 'detail-type': reportSubmitted.type, detail })
    await system.settle()
    expect(system.deadLetters).toHaveLength(1)
    expect(system.published).toEqual([])
  })
})

describe('an outcome of a department’s system', () => {
  const dispatched = () => tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })
  const outcome = (taskId: string, party = 'chengguan') => ({
    ...taskOutcomeSubmitted.example,
    party,
    taskId,
    outcome: { outcome: 'returned', reason: 'not-our-duty', note: '不属本部门职责。' },
  })

  test('is recorded for its own party, once', async () => {
    const telling = await dispatched()
    const { system, caseId } = telling
    const taskId = await taskOf(telling, handlerOf('chengguan'), 'handle')

    await send(system, SQUAD, taskOutcomeSubmitted.type, outcome(taskId))
    await send(system, SQUAD, taskOutcomeSubmitted.type, outcome(taskId))

    const told = (await historyOf(system, `case/${caseId}`)).filter(
      ({ event }) => event.type === 'return-requested',
    )
    expect(told.map(({ event }) => event.metadata.actor)).toEqual([SQUAD])
    expect(system.deadLetters).toEqual([])
  })

  test('is not recorded for another party, nor for another’s task', async () => {
    const telling = await dispatched()
    const { system, caseId } = telling
    const before = await historyOf(system, `case/${caseId}`)
    const mine = await taskOf(telling, handlerOf('chengguan'), 'handle')
    const theirs = await taskOf(telling, handlerOf('fangban'), 'handle')

    await send(system, SQUAD, taskOutcomeSubmitted.type, outcome(theirs))
    await send(system, SQUAD, taskOutcomeSubmitted.type, outcome(theirs, 'fangban'))
    await send(system, HOTLINE, taskOutcomeSubmitted.type, outcome(mine))
    await send(system, SQUAD, taskOutcomeSubmitted.type, outcome('c-unknown.1'))

    expect(await historyOf(system, `case/${caseId}`)).toEqual(before)
    expect(system.deadLetters).toHaveLength(4)
  })

  test('that comes late, when the stage is over, changes nothing', async () => {
    const telling = await dispatched()
    const { system, api, caseId } = telling
    const taskId = await taskOf(telling, handlerOf('chengguan'), 'handle')
    fine(await api.act(dispatcher, caseId, { action: 'refer', note: '请网格长研判。' }))
    await system.settle()
    const before = await historyOf(system, `case/${caseId}`)

    await send(system, SQUAD, taskOutcomeSubmitted.type, outcome(taskId))

    expect(await historyOf(system, `case/${caseId}`)).toEqual(before)
    expect(system.deadLetters).toEqual([])
  })
})
