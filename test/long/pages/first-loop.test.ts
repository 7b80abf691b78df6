import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

const PLACE = '国定路555弄 非机动车棚'
const WORDS = '看护人员在棚内搭了储藏室，棚外堆放易燃物，还用液化气做饭。'
const PHONE = { width: 360, height: 740 }

test('a resident reports and follows, a call-taker accepts, a dispatcher dispatches, all by clicking', async () => {
  // A phone: the numbers for emergencies and what it is about stand on the first screen.
  const resident = await pages.open('/', PHONE)
  await expect(resident.locator('a[href="tel:119"]').boundingBox()).resolves.toMatchObject({
    width: expect.any(Number),
  })
  expect(await seriousFindings(resident)).toEqual([])
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByText('请写一句发生了什么').waitFor()
  await resident.getByLabel('什么事').fill(WORDS)
  await resident.reload()
  expect(await resident.getByLabel('什么事').inputValue()).toBe(WORDS)
  await resident.getByLabel('在哪里').fill(PLACE)
  await resident.getByRole('textbox', { name: '电话' }).fill('13800000000')
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByRole('heading', { name: '已收到' }).waitFor()
  await resident.getByRole('link', { name: '看进度' }).click()
  await resident.getByRole('heading', { name: '经过' }).waitFor()
  expect(await seriousFindings(resident)).toEqual([])

  const callTaker = await pages.as('call-taker')
  // The reply that the report is owed lies on the same desk; to accept is the case's own task.
  const row = callTaker.getByRole('button', { name: /国定路555弄.*联系诉求人/ })
  await row.waitFor({ timeout: 60_000 })
  await row.click()
  expect(await seriousFindings(callTaker)).toEqual([])
  const side = callTaker.getByRole('complementary')
  await side.getByText(WORDS).waitFor()
  await side.getByRole('button', { name: '受理', exact: true }).last().click()
  await row.waitFor({ state: 'detached', timeout: 30_000 })
  await callTaker.getByRole('button', { name: /国定路555弄.*答复诉求人/ }).click()
  await side.getByRole('button', { name: '登记答复', exact: true }).first().waitFor()

  const dispatcher = await pages.as('dispatcher')
  const wanted = dispatcher.getByRole('button', { name: /国定路555弄/ })
  await wanted.waitFor({ timeout: 60_000 })
  await wanted.click()
  await dispatcher.getByLabel('主责单位').click()
  await dispatcher.getByTitle('五角场城管中队').click()
  await dispatcher.getByRole('link', { name: /打开案件/ }).click()
  await dispatcher.getByRole('heading', { name: /国定路555弄/ }).waitFor()
  expect(await seriousFindings(dispatcher)).toEqual([])
  // What was chosen beside the list is still there in the case.
  await dispatcher.getByRole('button', { name: '派遣', exact: true }).click()
  const sheet = dispatcher.getByRole('dialog')
  await sheet.getByText('五角场城管中队').waitFor()
  await sheet.getByRole('button', { name: '派遣', exact: true }).click()
  await sheet.waitFor({ state: 'detached', timeout: 30_000 })
  await dispatcher.getByRole('heading', { name: /五角场城管中队.*主责/ }).waitFor({ timeout: 60_000 })

  await resident.reload()
  await resident.getByRole('heading', { name: '正在办理' }).waitFor({ timeout: 60_000 })
  expect(pages.complaints).toEqual([])
})
