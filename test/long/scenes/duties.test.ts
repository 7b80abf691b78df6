/** What a report is owed, what reporters say, and what a task carries: points 2, 3 and 5, on the real machine. */
import { expect, test } from 'vitest'
import { until } from '#local/story/patience.ts'
import { inHandling, note, on, openScene, theStage } from './scene.ts'

const system = theStage()
const { desk } = system

const PHONE = '13800005552'
const PUBLIC_WORDS = '改造经费已列入年度计划，三月复核。'

test('2. One conversation settles the contact of all reports of the same number; each keeps its own reply', async () => {
  const scene = await openScene(system, { confirmedInPerson: false, channel: 'hotline' })
  const again = await scene.reportAgain({ reporter: { phone: '138 0000 5552' } })
  const stranger = await scene.reportAgain()
  const reports = () => desk.reportsOf(scene.caseId, 'call-taker')
  await until('both have joined', async () => ((await reports()).length === 3 ? true : undefined))
  await scene.report('call-taker', 'contact', { outcome: 'accepted', note })
  expect(await scene.at()).toBe('dispatch')

  const contacted = Object.fromEntries(
    (await reports()).map(({ reportId, contact }) => [reportId, Object(contact).at !== undefined]),
  )
  expect(contacted).toMatchObject({ [again.reportId]: true, [stranger.reportId]: false })
  expect(Object.values(contacted).filter(Boolean)).toHaveLength(2)
  const owed = await desk.tasksOf('call-taker')
  expect(owed.filter(({ kind }) => kind === 'first-contact').map(({ report }) => report)).toEqual([
    stranger.reportId,
  ])
  expect(owed.filter(({ kind }) => kind === 'reply')).toHaveLength(2)
})

test('2. The limit of another authority stands beside ours; parked, it is owed an interim reply before that', async () => {
  const upstreamDue = on('02-10', '17:00')
  const source = { system: 'district.12345', reference: `GD-${crypto.randomUUID()}` }
  const scene = await openScene(system, {
    channel: 'district',
    confirmedInPerson: false,
    source,
    upstreamDue,
  })
  await scene.report('call-taker', 'contact', { outcome: 'accepted' })
  await scene.act('dispatcher', { action: 'refer', note })
  expect(await scene.at()).toBe('leader')
  expect(await scene.view()).toMatchObject({ upstreamDue })
  expect(await desk.tasksOf('grid-leader')).toMatchObject([{ kind: 'decide', case: { upstreamDue } }])
  await scene.report('grid-leader', 'decide', {
    outcome: 'park',
    reviewAt: on('03-01', '09:00'),
    endsWhen: '经费到位',
    publicWords: PUBLIC_WORDS,
    note,
  })
  await scene.act('centre-head', { action: 'countersign', proposal: await scene.proposed() })
  expect(await scene.at()).toBe('parked')

  const interim = async () => (await scene.tasks()).filter(({ kind }) => kind === 'interim-reply')
  expect((await interim()).map(({ dueAt }) => dueAt)).toEqual([upstreamDue, on('03-01', '09:00')])
  expect(await scene.waitUntil(on('02-10', '16:00'))).toBe('parked')
  const [due] = await interim()
  await desk.outcome('call-taker', due?.taskId ?? '', { outcome: 'told' })
  expect(await scene.track()).toMatchObject({ interim: { words: PUBLIC_WORDS } })
  expect(await scene.view()).toMatchObject({ upstreamDue })

  // When it goes on, what was left of our own limit is left.
  expect(await scene.waitUntil(on('03-01', '09:00'))).toBe('leader')
  const given = await until('the time is given back', async () => {
    const { answerBy } = await scene.track()
    return answerBy === undefined || answerBy < on('03-01') ? undefined : answerBy
  })
  expect(given).toBe(on('03-05'))
})

test('3. Who rings again is noted, counts and reaches the lead; a second contact is a second record', async () => {
  const scene = await inHandling(system)
  const [first] = await desk.reportsOf(scene.caseId, 'call-taker')
  const act = (action: Parameters<typeof desk.actOnReport>[3]) =>
    desk.actOnReport('call-taker', scene.caseId, first?.reportId ?? '', action)
  await act({ action: 'record-inquiry', note: '怎么还没人来' })
  await act({ action: 'record-inquiry', note: '第二次催' })
  await act({ action: 'record-contact', note: '又说孩子住院了' })
  await until('the lead is urged', async () => ((await scene.task('handle')).urged === 2 ? true : undefined))
  expect(await scene.view()).toMatchObject({ inquiries: 2 })
  const read = async (person: string) => JSON.stringify(await desk.reportsOf(scene.caseId, person))
  for (const person of ['call-taker', 'shift-leader', 'grid-leader'])
    for (const words of ['怎么还没人来', '第二次催', '又说孩子住院了'])
      expect(await read(person)).toContain(words)
})

test('5. A task in a list carries place, matter, appeal, words without personal data, due time and how often it was urged', async () => {
  const words = '我是李秀英，电话13800005552，楼道里搭建了小屋'
  const scene = await openScene(system, { description: words, reporter: { name: '李秀英', phone: PHONE } })
  await scene.report('dispatcher', 'dispatch', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: [],
    instruction: '请到现场查看楼道小屋',
  })
  expect(await scene.at()).toBe('handling')
  const { taskId } = await scene.task('handle')
  await scene.act('shift-leader', { action: 'urge', taskId })
  const [task] = await desk.tasksOf('chengguan')
  expect(task).toMatchObject({
    taskId,
    kind: 'handle',
    dueAt: on('01-27'),
    urged: 1,
    case: { place: { text: '政通路广场' }, matter: 'illegal-structure', appeal: 'complaint' },
  })
  for (const secret of ['李秀英', PHONE]) expect(JSON.stringify(task)).not.toContain(secret)
})
