import { afterAll, beforeAll, expect, test } from 'vitest'
import { atLocal } from '#domain/clock/calendar.ts'
import { signIn } from '#local/people.ts'
import { until } from '#local/story/patience.ts'
import type { Stagecraft } from '#local/story/plays/play.ts'
import { SHED } from '#local/story/plays/shed.ts'
import { steppedSystem } from '#local/story/stepped-system.ts'
import { clicking } from '#test/support/clicking.ts'
import { type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir, 'story')
})
afterAll(async () => pages?.stop())

const PHONE = { width: 360, height: 740 }
const PLACE = '国定路555弄 非机动车棚'
const PATIENCE = { timeout: 90_000 }

test('国定路555弄, all of it by clicking: from the residents page to the archived precedent', async () => {
  const { environment } = pages
  const play = steppedSystem(environment)
  const { desk } = play
  await play.begin(atLocal('2021-01-18', '09:10'))

  const resident = await pages.open('/', PHONE)
  await resident.getByLabel('什么事').fill('看护人员在车棚里搭了储藏室，门口堆放易燃物，还用煤气瓶烧饭。')
  await resident.getByLabel('在哪里').fill(PLACE)
  await resident.getByRole('textbox', { name: '电话' }).fill('13800005550')
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByRole('heading', { name: '已收到' }).waitFor(PATIENCE)
  await resident.getByRole('link', { name: '看进度' }).click()

  const { caseId } = await until('triage opens the case', async () =>
    (await desk.tasksOf('call-taker')).find(({ kind }) => kind === 'contact'),
  )
  const hands = await clicking(
    pages,
    await signIn(environment.emulator, environment.outputs, 'dispatcher', environment.password),
  )
  const said: string[] = []
  const planOf = new Map<string, string>()
  const [reported] = await desk.reportsOf(caseId, 'call-taker')
  const reportId = reported?.reportId ?? ''
  const stagecraft: Stagecraft = {
    reportId,
    // What people do about a single report has no page yet.
    actOnReport: async (person, action) => void (await desk.actOnReport(person, caseId, reportId, action)),
    act: async (person, { action, ...form }) => {
      said.push(`${person} ${action}`)
      await hands.press(person, caseId, hands.action(action), form)
      await play.settle(caseId)
    },
    report: async (person, kind, { outcome, ...form }, item) => {
      said.push(`${person} ${kind} ${outcome}`)
      const note = 'note' in form ? String(form.note) : ''
      if (person === 'inspector') await check(note)
      else if (kind === 'follow-up') await callBack(note)
      else {
        const about = item === undefined ? undefined : planOf.get(item)
        await hands.press(person, caseId, hands.outcome(kind, outcome), form, about)
      }
      if ('items' in form && Array.isArray(form.items))
        for (const one of form.items) planOf.set(one.item, one.action)
      await play.settle(caseId)
    },
  }
  for (const scene of SHED.scenes) {
    expect(await play.waitUntil(caseId, scene.at)).toBe(scene.stage)
    await scene.play(stagecraft)
  }
  await play.waitUntil(caseId, atLocal('2021-02-01', '12:00'))
  expect((await desk.caseOf(caseId)).case.status).toBe('ended')
  expect(said.length).toBeGreaterThan(20)

  await resident.reload()
  await resident.getByRole('heading', { name: '已办结' }).waitFor(PATIENCE)

  const reviewer = await hands.tabOf('shift-leader')
  await reviewer.goto(new URL(`/desk/knowledge?id=${caseId}`, reviewer.url()).href)
  await reviewer.getByRole('heading', { name: /诉求人说解决了/ }).waitFor(PATIENCE)
  await reviewer.getByText('城管中队会同第三方力量拆除棚内框架').first().waitFor()
  expect(await seriousFindings(reviewer)).toEqual([])
  expect(pages.complaints).toEqual([])

  /** On the phone: the place on the route, what is seen, the outcome under the thumb. */
  async function check(note: string): Promise<void> {
    const inspector = await pages.as('inspector', PHONE)
    await inspector.getByRole('link', { name: '核查' }).click()
    const stop = inspector.getByRole('button', { name: /国定路555弄/ })
    await stop.waitFor(PATIENCE)
    expect(await seriousFindings(inspector)).toEqual([])
    await stop.click()
    const passed = inspector.getByRole('button', { name: '核查通过' })
    const box = await passed.boundingBox()
    expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
    await passed.click()
    await inspector.getByRole('alert').waitFor()
    await inspector.getByLabel('现场看到什么').fill(note)
    await inspector.reload()
    expect(await inspector.getByLabel('现场看到什么').inputValue()).toBe(note)
    expect(await seriousFindings(inspector)).toEqual([])
    await inspector.getByRole('button', { name: '核查通过' }).click()
    await stop.waitFor({ state: 'detached', ...PATIENCE })
  }

  /** By keys alone: solved, satisfied, their words, recorded. A candidate of the input method records nothing. */
  async function callBack(note: string): Promise<void> {
    const callTaker = await hands.tabOf('call-taker')
    await callTaker.goto(new URL('/desk/calls', callTaker.url()).href)
    await callTaker.getByRole('button', { name: /国定路555弄/ }).waitFor(PATIENCE)
    await callTaker.getByRole('radio', { name: /没有解决/ }).waitFor(PATIENCE)
    expect(await seriousFindings(callTaker)).toEqual([])
    await callTaker.keyboard.press('F6')
    await callTaker.keyboard.press('F8')
    const words = callTaker.getByLabel(/^原话/)
    await words.fill(note)
    await words.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true })
    await callTaker.getByRole('radio', { name: '解决了', exact: true, checked: true }).waitFor()
    await words.press('Control+Enter')
    await callTaker.getByRole('button', { name: /国定路555弄/ }).waitFor({ state: 'detached', ...PATIENCE })
  }
}, 1_500_000)
