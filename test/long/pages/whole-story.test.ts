import { afterAll, beforeAll, expect, test } from 'vitest'
import { atLocal } from '#domain/clock/calendar.ts'
import { signIn } from '#local/people.ts'
import { until } from '#local/story/patience.ts'
import { GAS } from '#local/story/plays/gas.ts'
import type { Play } from '#local/story/plays/play.ts'
import { SHED } from '#local/story/plays/shed.ts'
import { steppedSystem } from '#local/story/stepped-system.ts'
import { clicking } from '#test/support/clicking.ts'
import { type Pages, pagesIn } from '#test/support/pages.ts'
import { played, readAsPrecedent } from '#test/support/playing.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
let system: ReturnType<typeof steppedSystem>
let hands: Awaited<ReturnType<typeof clicking>>
beforeAll(async () => {
  pages = await pagesIn(dir, 'story')
  const { environment } = pages
  system = steppedSystem(environment)
  hands = await clicking(
    pages,
    await signIn(environment.emulator, environment.outputs, 'dispatcher', environment.password),
  )
})
afterAll(async () => pages?.stop())

const PHONE = { width: 360, height: 740 }
const PLACE = '国定路555弄 非机动车棚'

/** The case that was opened, once it is on somebody's desk. */
async function opened(person: string): Promise<string> {
  const { caseId } = await until('triage opens the case', async () => (await system.desk.tasksOf(person))[0])
  return caseId
}

/** Plays the scenes of a play by clicking, to its end. @returns who did what */
async function playOn(play: Play, caseId: string, place: RegExp, end: string): Promise<readonly string[]> {
  const stagecraft = await played(pages, hands, system, { caseId, place })
  for (const scene of play.scenes) {
    expect(await system.waitUntil(caseId, scene.at), scene.en).toBe(scene.stage)
    await scene.play(stagecraft)
  }
  await system.waitUntil(caseId, end)
  expect((await system.desk.caseOf(caseId)).case.status).toBe('ended')
  return stagecraft.said
}

const peopleIn = (said: readonly string[]): readonly string[] =>
  [...new Set(said.map((one) => one.split(' ')[0] ?? ''))].sort()

test('国定路555弄, all of it by clicking: from the residents page to the archived precedent', async () => {
  await system.begin(atLocal('2021-01-18', '09:10'))
  const resident = await pages.open('/', PHONE)
  await resident.getByLabel('什么事').fill('看护人员在车棚里搭了储藏室，门口堆放易燃物，还用煤气瓶烧饭。')
  await resident.getByLabel('在哪里').fill(PLACE)
  await resident.getByRole('textbox', { name: '电话' }).fill('13800005550')
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByRole('heading', { name: '已收到' }).waitFor()
  await resident.getByRole('link', { name: '看进度' }).click()

  const caseId = await opened('call-taker')
  const said = await playOn(SHED, caseId, /国定路555弄/, atLocal('2021-02-01', '12:00'))
  console.log(`${said.length} things done by clicking, by ${peopleIn(said).join(', ')}`)
  expect(peopleIn(said)).toEqual(PEOPLE_OF_SHED)

  await resident.reload()
  await resident.getByRole('heading', { name: '已办结' }).waitFor()
  await readAsPrecedent(await hands.tabOf('shift-leader'), caseId, '城管中队会同第三方力量拆除棚内框架')
  expect(pages.complaints).toEqual([])
  await resident.context().close()
  await hands.close()
}, 1_500_000)

/** Everybody who has a part in it, the firm and the committee as well. */
const PEOPLE_OF_SHED: readonly string[] = [
  'call-taker',
  'chengguan',
  'dispatcher',
  'fangban',
  'grid-leader',
  'guanliban',
  'inspector',
  'juwei',
  'pinganban',
  'shift-leader',
  'wuye',
]

test('gas on a Sunday night, by clicking: one at the telephone, one who is rung, until it is over', async () => {
  await system.begin(GAS.at)
  const callTaker = await hands.tabOf('call-taker')
  await callTaker.goto(new URL('/desk/intake', callTaker.url()).href)
  await callTaker.locator('#phone').fill('13900002330')
  await callTaker.locator('#name').fill('赵先生')
  await callTaker.locator('#place').fill('国定路335弄')
  await callTaker.locator('#description').fill('楼道里燃气味很浓，越来越重，怀疑燃气泄漏，楼里有老人。')
  await callTaker.getByText('求助', { exact: true }).click()
  await callTaker.getByText(/^紧急（/).click()
  await callTaker.getByText('通话中已核实').click()
  await callTaker.keyboard.press('F9')
  await callTaker.getByText('✓ 已登记').first().waitFor()

  const caseId = await opened('call-taker')
  const said = await playOn(GAS, caseId, /国定路335弄/, atLocal('2021-01-19', '12:00'))
  console.log(`${said.length} things done by clicking, by ${peopleIn(said).join(', ')}`)
  // Until it is dispatched at three in the morning there are two of them.
  expect(peopleIn(said.slice(0, 3))).toEqual(['call-taker', 'street-leader'])
  expect(pages.complaints).toEqual([])
}, 900_000)
