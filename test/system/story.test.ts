import { expect, inject, test } from 'vitest'
import { atLocal } from '#domain/clock/calendar.ts'
import { playStory } from '#local/story/play.ts'
import { steppedSystem } from '#local/story/stepped-system.ts'

test('国定路555弄 closes the loop on the real machine, with the dates of the paper, and twice in a row', async () => {
  const environment = inject('story')

  const first = await playStory(environment, () => {})
  const second = await playStory(environment, () => {})

  expect(second.caseId).not.toBe(first.caseId)
  const { timeline, precedent, status } = second
  expect(status.code).toBe('archived')
  const when = (type: string) => timeline.filter((entry) => entry.type === type).map(({ at }) => at)
  const resolved = timeline
    .filter(({ type }) => type === 'stage-resolved')
    .map(({ data, at }) => `${at.slice(0, 10)} ${data.stage} ${data.outcome}`)
  expect(resolved).toEqual([
    '2021-01-18 confirm accepted',
    '2021-01-18 dispatch dispatched',
    '2021-01-19 handling to-check',
    '2021-01-21 reinspection referred',
    '2021-01-22 leader plan',
    '2021-01-28 joint-handling all-ended',
    '2021-01-29 reinspection passed',
    '2021-01-29 close closed',
    '2021-02-01 follow-up settled',
    '2021-02-01 archive archived',
  ])
  expect(when('whistle-blown')).toEqual(['2021-01-22T01:30:00.000Z'])
  const lapsed = timeline.find(({ type, data }) => type === 'plan-item-ended' && data.ending === 'lapsed')
  expect(lapsed).toMatchObject({ at: '2021-01-25T16:00:00.000Z', data: { item: 'notice' } })
  expect(timeline.map(({ sequence }) => sequence)).toEqual(timeline.map((_entry, i) => i + 1))
  expect(precedent).toMatchObject({ confirmation: 'reporter-says-solved', matter: 'illegal-structure' })
})

test('the rules of time hold on the real machine: warned, extended, overdue, referred, parked and back', async () => {
  const system = steppedSystem(inject('story'))
  const { desk } = system
  const note = '设备未到'
  await system.begin(atLocal('2021-01-18', '09:00'))
  const { caseId } = await system.fileReport({
    channel: 'hotline',
    appeal: 'complaint',
    description: '楼道里搭建了小屋',
    place: '政通路广场',
  })
  await system.report(caseId, 'call-taker', 'contact', { outcome: 'accepted' })
  expect(await system.settle(caseId)).toBe('dispatch')
  await system.report(caseId, 'dispatcher', 'dispatch', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: [],
  })
  expect(await system.settle(caseId)).toBe('handling')

  // Seven working days: warned at 60 % and at 80 %; a return is refused, objected to, and refused for good.
  const { taskId } = await system.taskOf(caseId, 'chengguan', 'handle')
  await desk.outcome('chengguan', taskId, { outcome: 'returned', reason: 'not-our-duty', note })
  await desk.act('dispatcher', caseId, { action: 'rule-on-return', taskId, accept: false })
  await desk.act('chengguan', caseId, { action: 'object-to-ruling', taskId, note })
  await desk.act('shift-leader', caseId, { action: 'rule-finally', taskId, accept: false, note })
  await system.waitUntil(caseId, atLocal('2021-01-27', '09:00'))
  await desk.act('chengguan', caseId, {
    action: 'ask-extension',
    taskId,
    until: atLocal('2021-01-29', '17:30'),
    note,
  })
  await desk.act('dispatcher', caseId, { action: 'rule-on-extension', taskId, grant: true })
  await system.waitUntil(caseId, atLocal('2021-01-28', '09:00'))
  const told = async (type: string) => (await desk.timeline(caseId)).filter((entry) => entry.type === type)
  expect((await told('task-overdue')).filter(({ data }) => data.taskId === taskId)).toEqual([])

  // The granted time passes: urged at once, referred by the ladder after five working days more.
  expect(await system.waitUntil(caseId, atLocal('2021-02-01', '09:00'))).toBe('handling')
  expect((await told('task-overdue')).at(-1)).toMatchObject({
    at: atLocal('2021-01-29', '17:30'),
    data: { taskId },
  })
  expect(await system.waitUntil(caseId, atLocal('2021-02-05', '17:30'))).toBe('leader')
  expect((await told('case-referred')).at(-1)?.data).toMatchObject({ rule: 'long-overdue' })
  const shares = (await told('task-warned')).filter(({ data }) => data.taskId === taskId)
  expect(shares.map(({ data }) => data.share)).toEqual([60, 80, 80])

  // Parked on the head's countersignature, back on the leader's desk by itself at the review date.
  const reviewAt = atLocal('2021-03-01', '09:00')
  await system.report(caseId, 'grid-leader', 'decide', {
    outcome: 'park',
    reviewAt,
    note: '待设备到位',
    endsWhen: '经费到位',
    publicWords: '已列入计划',
  })
  await desk.act('centre-head', caseId, { action: 'countersign' })
  expect(await system.settle(caseId)).toBe('parked')
  expect(await system.waitUntil(caseId, reviewAt)).toBe('leader')
  expect((await told('stage-resolved')).at(-1)).toMatchObject({ at: reviewAt, data: { outcome: 'review' } })
})
