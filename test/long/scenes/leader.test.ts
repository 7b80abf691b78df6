/** What comes to the grid leader, and what the leader does with it, on the real machine. */
import { describe, expect, test } from 'vitest'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import { until } from '#local/story/patience.ts'
import { inHandling, note, on, openScene, refusalOf, type Scene, theStage, withLeader } from './scene.ts'

const park = (reviewAt: string) =>
  ({
    outcome: 'park',
    reviewAt,
    endsWhen: '雨季过后可以施工',
    publicWords: '待天气转好后施工',
    note,
  }) as const

async function parked(scene: Scene, reviewAt: string): Promise<void> {
  await scene.report('grid-leader', 'decide', park(reviewAt))
  const countersign = { action: 'countersign', proposal: await scene.proposed() } as const
  expect(await refusalOf(scene.act('grid-leader', countersign))).toBe('not-permitted')
  await scene.act('centre-head', countersign)
  expect(await scene.at()).toBe('parked')
}

/** Stands in the way of nothing: the case is back on the leader's desk when it has been. */
const backAt = (scene: Scene, stage: string) =>
  until(`the case is back in ${stage}`, async () => ((await scene.at()) === stage ? true : undefined))

const system = theStage()

describe('The ladder', () => {
  test('brings what nobody leads, and what lacks its conditions, to the leader', async () => {
    const scene = await openScene(system)
    await scene.report('dispatcher', 'dispatch', { outcome: 'nobodys', note })
    expect(await scene.at()).toBe('leader')
    await scene.report('grid-leader', 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
    await scene.report('chengguan', 'handle', { outcome: 'conditions-lacking', note })
    expect(await scene.at()).toBe('leader')
    expect(await scene.rules()).toEqual(['nobody-leads', 'conditions-lacking'])
    expect(await scene.view()).toMatchObject({ referred: true, step: 'grid' })
  })

  test('takes to the leader at once what five people report before it is confirmed', async () => {
    const scene = await openScene(system, { confirmedInPerson: false })
    await Promise.all(Array.from({ length: 4 }, scene.reportAgain))
    expect(await scene.waitUntil(on('01-18', '09:30'))).toBe('confirm')
    await scene.report('call-taker', 'contact', { outcome: 'accepted' })
    expect(await scene.at()).toBe('leader')
    expect(await scene.rules()).toEqual(['reported-by-many'])
  })

  test('brings to the leader what twenty more people report', async () => {
    const scene = await inHandling(system)
    await Promise.all(Array.from({ length: 19 }, scene.reportAgain))
    expect(await scene.waitUntil(on('01-18', '09:30'))).toBe('handling')
    await scene.reportAgain()
    await backAt(scene, 'leader')
    expect(await scene.rules()).toEqual(['many-reports'])
  })

  test('brings back a case that is explained, when its reporter is not content', async () => {
    const scene = await withLeader(system)
    await scene.report('grid-leader', 'decide', { outcome: 'explain', note })
    expect(await scene.at()).toBe('leader')
    await scene.act('centre-head', { action: 'countersign', proposal: await scene.proposed() })
    expect(await scene.at()).toBe('follow-up')

    const { notBefore = '', taskId } = await scene.task('follow-up')
    await scene.waitUntil(notBefore)
    const [report] = await system.desk.reportsOf(scene.caseId, 'call-taker')
    await system.desk.outcome('call-taker', taskId, {
      outcome: 'called',
      reportId: report?.reportId ?? '',
      solved: false,
      satisfied: 'dissatisfied',
      note,
    })
    expect(await scene.at()).toBe('leader')
    expect((await scene.rules()).at(-1)).toBe('not-content')
  })
})

test('A deputy decides for the leader only while delegated, and the timeline says for whom', async () => {
  const scene = await withLeader(system)
  const { desk } = system
  const assigned: TaskOutcome = { outcome: 'assigned', lead: 'chengguan', cooperating: [] }
  expect(await refusalOf(scene.report('deputy', 'decide', assigned))).toBe('not-permitted')
  const to = await desk.accountOf('deputy')
  const delegate = { action: 'delegate', grid: 'g1', to, until: on('01-22') } as const
  expect(await refusalOf(desk.arrange('deputy', delegate))).toBe('not-permitted')

  await desk.arrange('grid-leader', delegate)
  await scene.report('deputy', 'decide', assigned)
  expect(await scene.at()).toBe('handling')
  const decided = (await scene.told('stage-resolved')).find(({ data }) => data.stage === 'leader')
  expect(decided).toMatchObject({ actor: { id: to }, onBehalfOf: 'grid-leader/g1' })

  expect(await scene.waitUntil(on('01-22', '17:31'))).toBe('handling')
  await scene.act('dispatcher', { action: 'refer', note })
  expect(await refusalOf(scene.report('deputy', 'decide', assigned)), 'the delegation has ended').toBe(
    'not-permitted',
  )
})

describe('A parked case', () => {
  test('is back at its review date, when its condition is met, and when things get worse', async () => {
    const scene = await withLeader(system)
    await parked(scene, on('01-25', '09:00'))
    expect(await scene.track()).toMatchObject({
      parkedUntil: on('01-25', '09:00'),
      parkedWords: '待天气转好后施工',
    })
    expect(await scene.waitUntil(on('01-25', '08:59'))).toBe('parked')
    expect(await scene.waitUntil(on('01-25', '09:00'))).toBe('leader')

    await parked(scene, on('03-01', '09:00'))
    await scene.report('call-taker', 'review', { outcome: 'condition-met', note })
    expect(await scene.at()).toBe('leader')

    await parked(scene, on('03-01', '09:00'))
    await scene.reportAgain()
    await backAt(scene, 'leader')
    const out = (await scene.told('stage-resolved')).filter(({ data }) => data.stage === 'parked')
    expect(out.map(({ data }) => data.outcome)).toEqual(['review', 'condition-met', 'worse'])
  })
})

describe('The whistle and the plan', () => {
  const agreed = (item: string, party: string, day: string) => ({
    item,
    party,
    action: '清理',
    dueAt: on(day),
  })

  test('tell who was absent; the running plan is amended; a lapse that nothing waits for comes back to the leader', async () => {
    const scene = await withLeader(system)
    await scene.act('grid-leader', {
      action: 'whistle',
      ground: 'several-departments',
      mode: 'on-site',
      parties: ['chengguan', 'wuye', 'juwei'],
      reportInBy: on('01-18', '14:00'),
    })
    await scene.act('chengguan', { action: 'report-in' })
    expect(await scene.waitUntil(on('01-18', '14:30'))).toBe('leader')
    await scene.act('wuye', { action: 'report-in' })
    await scene.act('grid-leader', { action: 'keep-minutes', note: '三方会商，居委会未到' })
    expect((await scene.told('party-reported-in')).map(({ data }) => [data.party, data.late])).toEqual([
      ['chengguan', false],
      ['wuye', true],
    ])
    expect((await scene.told('whistle-held'))[0]).toMatchObject({
      data: { present: ['chengguan', 'wuye'], absent: ['juwei'] },
      texts: { text: '三方会商，居委会未到' },
    })

    await scene.report('grid-leader', 'decide', {
      outcome: 'plan',
      items: [agreed('clear', 'wuye', '01-20')],
    })
    expect(await scene.at()).toBe('joint-handling')
    await scene.act('grid-leader', {
      action: 'amend-plan',
      items: [agreed('clear', 'wuye', '01-21'), agreed('guard', 'juwei', '01-22')],
      note: '增加居委会值守',
    })
    expect((await scene.task('plan-item', 'clear')).dueAt).toBe(on('01-21'))
    await scene.report('juwei', 'plan-item', { outcome: 'done', note }, 'guard')
    expect(await scene.waitUntil(on('01-21', '17:29'))).toBe('joint-handling')
    expect(await scene.waitUntil(on('01-21'))).toBe('leader')
    expect((await scene.rules()).at(-1)).toBe('plan-lapsed')
  })
})
