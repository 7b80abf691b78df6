import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsv } from '#domain/pack/csv.ts'
import { fillBoard } from '#test/support/full-board.ts'
import { handsOn } from '#test/support/hands.ts'
import { isOnScreen, type Pages, pageLink, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

const PHONE = { width: 360, height: 740 }

test('a leader on a phone finds an escalated case, blows the whistle and signs; it is found by its number', async () => {
  const resident = await pages.open('/', PHONE)
  await resident.getByLabel('什么事').fill('车棚里有人住，堆了木料，谁都说不归自己管。')
  await resident.getByLabel('在哪里').fill('国定路555弄 非机动车棚')
  await resident.getByRole('textbox', { name: '电话' }).fill('13800000000')
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByRole('heading', { name: '已收到' }).waitFor()

  const callTaker = await pages.as('call-taker')
  const called = callTaker.getByRole('button', { name: /国定路555弄.*联系诉求人/ })
  await called.waitFor()
  await called.click()
  await callTaker.getByRole('complementary').getByRole('button', { name: '受理', exact: true }).last().click()
  await called.waitFor({ state: 'detached' })

  const dispatcher = await pages.as('dispatcher')
  const wanted = dispatcher.getByRole('button', { name: /国定路555弄/ })
  await wanted.waitFor()
  await wanted.click()
  const side = dispatcher.getByRole('complementary')
  await side.getByRole('button', { name: '无责任主体', exact: true }).first().click()
  await side.getByLabel('说明').fill('三家都说不归自己。')
  await side.getByRole('button', { name: '无责任主体', exact: true }).last().click()
  await wanted.waitFor({ state: 'detached' })

  const leader = await pages.as('grid-leader', PHONE)
  await pageLink(leader, '片区').click()
  await leader.getByRole('heading', { name: /要我定的/ }).waitFor()
  const card = leader.getByRole('listitem').filter({ hasText: '国定路555弄' }).first()
  await card.waitFor()
  // The figures and what waits for the leader, with what may be done, stand on the first screen.
  const whistle = card.getByRole('button', { name: '吹哨', exact: true })
  await whistle.waitFor()
  const box = await whistle.boundingBox()
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThan(PHONE.height)
  expect(await seriousFindings(leader)).toEqual([])

  // Two taps: the ground, whom and by when likely stand there already, and may be said otherwise.
  const taps = await handsOn(leader)
  await taps.click(whistle)
  const sheet = leader.getByRole('dialog', { name: '吹哨' })
  const ground = sheet.getByRole('radio', { name: '涉及多部门' })
  await expect.poll(() => ground.isChecked()).toBe(true)
  const likely = await sheet.getByRole('checkbox', { checked: true }).count()
  expect(likely).toBeGreaterThan(0)
  expect(await seriousFindings(leader)).toEqual([])
  const blow = sheet.getByRole('button', { name: '吹哨' })
  expect(await isOnScreen(blow)).toBe(true)
  await taps.click(blow)
  await sheet.waitFor({ state: 'detached' })
  await card.getByText(`报到 0/${likely}`).waitFor()
  expect(taps.counted()).toEqual({ clicks: 2, keys: 0 })
  await card.getByRole('button', { name: '签收', exact: true }).click()
  const signing = leader.getByRole('dialog', { name: '签收' })
  await signing.getByRole('button', { name: '签收' }).click()
  await signing.waitFor({ state: 'detached' })
  await card.getByRole('button', { name: '签收', exact: true }).waitFor({ state: 'detached' })
  await card.getByRole('link').click()
  await leader.getByRole('heading', { name: new RegExp(`吹哨报到 0/${likely}`) }).waitFor()
  const number = new URL(leader.url()).pathname.split('/').at(-1) ?? ''

  const shiftLeader = await pages.as('shift-leader')
  await shiftLeader.getByRole('heading', { name: '办件台' }).waitFor({ state: 'attached' })
  await shiftLeader.keyboard.press('/')
  await shiftLeader.keyboard.type(number)
  await shiftLeader.getByRole('option', { name: /国定路555弄/ }).waitFor()
  expect(await seriousFindings(shiftLeader)).toEqual([])
  await shiftLeader.keyboard.press('Enter')
  await shiftLeader.waitForURL(new RegExp(`/desk/cases/${number}$`))
  await shiftLeader.getByRole('heading', { name: /国定路555弄/ }).waitFor()
  expect(pages.complaints).toEqual([])
})

test('a ledger of a grid holds what its list shows, and nothing else', async () => {
  await fillBoard(pages.environment, 100)
  const leader = await pages.as('grid-leader')
  await leader.goto(new URL('/desk/grid', leader.url()).href)
  const everything = await takenBy(leader)
  expect(everything.length).toBeGreaterThan(15)
  await leader.getByRole('button', { name: /超时/ }).click()
  await leader.getByRole('button', { name: '看全部' }).waitFor()
  const late = await takenBy(leader)
  expect(late.length).toBeGreaterThan(0)
  expect(late.length).toBeLessThan(everything.length)
  expect(late.every(({ 网格, 超时 }) => 网格 === '第一网格片区' && 超时 === '是')).toBe(true)

  const head = await pages.as('centre-head')
  await head.goto(new URL('/desk/board?grid=g2&stage=handling', head.url()).href)
  const handling = await takenBy(head)
  expect(handling.length).toBeGreaterThan(0)
  expect(handling.every(({ 网格, 环节 }) => 网格 === '第二网格片区' && 环节 === '处置')).toBe(true)
  // As many as the page itself lists.
  const listed = await head.locator('[aria-setsize]').first().getAttribute('aria-setsize')
  expect(handling.length).toBe(Number(listed))
  expect(pages.complaints).toEqual([])
})

test('a deputy who stands in for nobody asks for no tasks; whoever comes to a page that is not theirs is taken to their own', async () => {
  const deputy = await pages.as('deputy')
  const asked: string[] = []
  deputy.on('request', (request) => {
    if (/\/v1\/(tasks|pulse)/.test(request.url()))
      asked.push(new URL(request.url()).pathname + new URL(request.url()).search)
  })
  await deputy.goto(new URL('/desk', deputy.url()).href)
  await deputy.getByText('您现在没有代行的岗位').waitFor()
  await deputy.goto(new URL('/desk/grid', deputy.url()).href)
  await deputy.getByRole('heading', { name: '第一网格片区' }).waitFor()
  await deputy.waitForLoadState('networkidle')
  expect(asked.filter((one) => /tasks|desk/.test(one))).toEqual([])

  for (const path of ['/desk/calls', '/desk/nowhere', '/desk/manage/packs', '/wall'])
    await isTakenTo(deputy, path, '/desk')
  const head = await pages.as('centre-head')
  for (const path of ['/desk/manage', '/desk/manage/nothing'])
    await isTakenTo(head, path, '/desk/manage/people')
  await isTakenTo(await pages.as('operator'), '/desk', '/desk/manage/running')
  // Residents find the page to report from any address that is none, and are asked for a code without one.
  const resident = await pages.open('/report.html')
  await resident.getByRole('heading', { name: '报一件事' }).waitFor()
  await resident.goto(new URL('/t', resident.url()).href)
  await resident.getByLabel(/查询码/).waitFor()
  expect(pages.complaints).toEqual([])
})

/** Whoever goes to one address comes to another. */
async function isTakenTo(page: Page, path: string, to: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
  await page.waitForURL(({ pathname }) => pathname === to)
}

/** The rows that the button of a list puts into a file, by the titles of its columns. */
async function takenBy(page: Page): Promise<readonly Readonly<Record<string, string | undefined>>[]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '台账' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^台账-.*\.csv$/)
  const [titles, ...rows] = readCsv(await readFile(await file.path(), 'utf8')).rows
  return rows.map(({ cells }) => Object.fromEntries(cells.map((cell, n) => [titles?.cells[n] ?? '', cell])))
}
