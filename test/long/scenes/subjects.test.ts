/** Point 11: nobody reads or judges what is about them, on the real machine. */
import { expect, test } from 'vitest'
import { note, on, openScene, refusalOf, theStage } from './scene.ts'

const system = theStage()
const { desk } = system

const SAID = '已联系诉求人王秀英，13900000000，住302室，说夜里最响'
const WHO = ['王秀英', '13900000000', '302室', '夜里最响']

test('11. A firm that a case is about reads nothing that leads to who reported, and does not judge the work', async () => {
  const scene = await openScene(system, {
    channel: 'hotline',
    confirmedInPerson: false,
    place: '国定路555弄12号302室',
    reporter: { name: '王秀英', phone: '13900000000' },
  })
  await scene.report('call-taker', 'contact', { outcome: 'accepted', note: SAID, subjects: ['wuye'] })
  await scene.report('dispatcher', 'dispatch', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: ['wuye'],
  })
  expect(await scene.at()).toBe('handling')

  const read = JSON.stringify([
    await desk.caseOf(scene.caseId, 'wuye'),
    await desk.tasksOf('wuye'),
    await desk.reportsOf(scene.caseId, 'wuye'),
  ])
  for (const secret of WHO) expect(read).not.toContain(secret)
  expect(JSON.stringify(await desk.caseOf(scene.caseId, 'call-taker'))).toContain(SAID)

  await scene.report('wuye', 'handle', { outcome: 'done', note })
  await scene.report('chengguan', 'handle', { outcome: 'done', note })
  expect(await scene.at()).toBe('reinspection')
  expect(await refusalOf(scene.report('wuye', 'reinspect', { outcome: 'passed', note }))).toBe(
    'judge-in-own-cause',
  )
})

test('11. A report about the grid leader is hidden from leader and deputy, and led by the street at once', async () => {
  const scene = await openScene(system, { channel: 'hotline', confirmedInPerson: false })
  await scene.report('call-taker', 'contact', { outcome: 'accepted', note, subjects: ['grid-leader'] })
  expect(await scene.at()).toBe('leader')
  for (const person of ['grid-leader', 'deputy']) {
    expect(await refusalOf(desk.caseOf(scene.caseId, person))).toBe('case-unknown')
    expect(await desk.tasksOf(person, `?role=${person}`)).toEqual([])
  }
  expect(await scene.rules()).toEqual(['about-the-house'])
  expect(await scene.task('decide')).toMatchObject({ assignee: { role: 'centre-head' }, dueAt: on('01-20') })
})
