import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
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
  await called.waitFor({ timeout: 60_000 })
  await called.click()
  await callTaker.getByRole('complementary').getByRole('button', { name: '受理', exact: true }).last().click()
  await called.waitFor({ state: 'detached', timeout: 30_000 })

  const dispatcher = await pages.as('dispatcher')
  const wanted = dispatcher.getByRole('button', { name: /国定路555弄/ })
  await wanted.waitFor({ timeout: 60_000 })
  await wanted.click()
  const side = dispatcher.getByRole('complementary')
  await side.getByRole('button', { name: '无责任主体', exact: true }).first().click()
  await side.getByLabel('说明').fill('三家都说不归自己。')
  await side.getByRole('button', { name: '无责任主体', exact: true }).last().click()
  await wanted.waitFor({ state: 'detached', timeout: 30_000 })

  const leader = await pages.as('grid-leader', PHONE)
  await leader.getByRole('link', { name: '片区' }).click()
  await leader.getByRole('heading', { name: /要我定的/ }).waitFor()
  const card = leader.getByRole('listitem').filter({ hasText: '国定路555弄' }).first()
  await card.waitFor({ timeout: 60_000 })
  // The figures and what waits for the leader, with what may be done, stand on the first screen.
  const whistle = card.getByRole('button', { name: '吹哨', exact: true })
  await whistle.waitFor()
  const box = await whistle.boundingBox()
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThan(PHONE.height)
  expect(await seriousFindings(leader)).toEqual([])

  // A tap, the ground, a tap: whom and by when likely stands there already.
  await whistle.click()
  const sheet = leader.getByRole('dialog', { name: '吹哨' })
  await sheet.getByRole('radio', { name: '涉及多部门' }).check()
  const likely = await sheet.getByRole('checkbox', { checked: true }).count()
  expect(likely).toBeGreaterThan(0)
  expect(await seriousFindings(leader)).toEqual([])
  await sheet.getByRole('button', { name: '吹哨' }).click()
  await sheet.waitFor({ state: 'detached', timeout: 30_000 })
  await card.getByText(`报到 0/${likely}`).waitFor({ timeout: 30_000 })
  await card.getByRole('button', { name: '签收', exact: true }).click()
  const signing = leader.getByRole('dialog', { name: '签收' })
  await signing.getByRole('button', { name: '签收' }).click()
  await signing.waitFor({ state: 'detached', timeout: 30_000 })
  await card
    .getByRole('button', { name: '签收', exact: true })
    .waitFor({ state: 'detached', timeout: 30_000 })
  await card.getByRole('link').click()
  await leader.getByRole('heading', { name: new RegExp(`吹哨报到 0/${likely}`) }).waitFor()
  const number = new URL(leader.url()).pathname.split('/').at(-1) ?? ''

  const shiftLeader = await pages.as('shift-leader')
  await shiftLeader.getByRole('heading', { name: '办件台' }).waitFor({ state: 'attached' })
  await shiftLeader.keyboard.press('/')
  await shiftLeader.keyboard.type(number)
  await shiftLeader.getByRole('option', { name: /国定路555弄/ }).waitFor({ timeout: 30_000 })
  expect(await seriousFindings(shiftLeader)).toEqual([])
  await shiftLeader.keyboard.press('Enter')
  await shiftLeader.waitForURL(new RegExp(`/desk/cases/${number}$`))
  await shiftLeader.getByRole('heading', { name: /国定路555弄/ }).waitFor()
  expect(pages.complaints).toEqual([])
})
