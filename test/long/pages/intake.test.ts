import { readFileSync } from 'node:fs'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compose } from '#test/support/hands.ts'
import { type Pages, pageLink, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

const PLACE = '国定路555弄'
const WORDS = '楼下车棚里看车的人搭了间小屋住着，门口堆满纸板。'
const ORDER = readFileSync(new URL('../../console/orders/multi-line.txt', import.meta.url), 'utf8')

/** The intake desk, opened from its link. */
async function atIntake(): Promise<Page> {
  const page = await pages.as('call-taker')
  await pageLink(page, '受理台').click()
  await page.locator('#phone:focus').waitFor()
  return page
}

/** What was typed in a call, by keys alone: number, name, place, words and what is asked for. */
async function call(page: Page, phone: string, words: string): Promise<void> {
  const { keyboard } = page
  await keyboard.type(phone)
  await keyboard.press('Tab')
  await compose(page, "li'nv'shi", '李女士')
  await keyboard.press('Tab')
  await keyboard.type(PLACE)
  await keyboard.press('Tab')
  await compose(page, "men'kou", words)
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  // A group of choices: arrows choose, from question on to complaint.
  for (let n = 0; n < 4; n += 1) await keyboard.press('ArrowRight')
}

/** The report comes in, and its answer never arrives. */
const loseTheAnswer = async (route: Route): Promise<void> => {
  expect((await route.fetch()).status()).toBe(201)
  await route.abort()
}

const codeOn = async (page: Page): Promise<string> => {
  await page.getByText('✓ 已登记').first().waitFor()
  const code = await page.getByText(/^(?:[0-9A-Z]{2,4} ?){3,}$/).textContent()
  return code?.replaceAll(' ', '') ?? ''
}

test('a call is taken in by the keyboard alone; a second one joins its case; an order is pasted', async () => {
  const page = await atIntake()
  const { keyboard } = page
  expect(await seriousFindings(page)).toEqual([])

  // Nothing is sent without what a report needs: the first lack has the focus.
  await keyboard.press('F9')
  await page.getByText('还没写地点').waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('place')
  expect(await seriousFindings(page)).toEqual([])
  await page.locator('#phone').focus()

  await call(page, '13800000057', WORDS)
  expect(await page.locator('#name').inputValue()).toBe('李女士')
  await page.getByText('第一网格片区').waitFor()
  await page.getByRole('button', { name: /Alt 1.*私搭乱建/ }).waitFor()
  // The system is new: it knows places and matters, and says that nothing was here before.
  await page.getByText('没有同样的在办案件').waitFor()
  await page.getByText('没有办结过的').waitFor()
  await keyboard.press('Alt+1')
  await page.getByRole('button', { name: /私搭乱建.*已选/ }).waitFor()
  // What the server advises touches nothing that was typed.
  expect(await page.locator('#description').inputValue()).toBe(`${WORDS}\n`)
  // All is filled in: keys that pick a candidate of the input method still register nothing.
  await page.locator('#description').press('Control+End')
  await compose(page, "mao'yan", '前天冒烟。')
  expect(await page.locator('#description').inputValue()).toBe(`${WORDS}\n前天冒烟。`)
  expect(await page.getByText(/正在登记|已登记/).count()).toBe(0)
  expect(await seriousFindings(page)).toEqual([])
  await keyboard.press('F9')
  const first = await codeOn(page)
  const caseLink = page.getByRole('link', { name: /国定路555弄 私搭乱建/ })
  await caseLink.waitFor()
  const caseHref = await caseLink.getAttribute('href')
  expect(await seriousFindings(page)).toEqual([])

  // The next call, from the same number and about something else: one key joins it to the first one's case.
  await keyboard.press('Enter')
  await page.locator('#phone:focus').waitFor()
  await call(page, '13800000057', '车棚门口垃圾没人清。')
  await page.getByText(/曾来电 1 件，1 件在办/).waitFor()
  // What comes while one types takes no place in the order of the fields.
  await page.locator('#name').focus()
  await keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.id')).toBe('place')
  await page
    .getByRole('button', { name: /并入这一件/ })
    .first()
    .waitFor()
  await keyboard.press('F6')
  await page.getByRole('button', { name: /登记并入/ }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await keyboard.press('F9')
  const second = await codeOn(page)
  expect(second).not.toBe(first)
  await caseLink.waitFor()
  expect(await caseLink.getAttribute('href')).toBe(caseHref)

  // An order of the hotline: pasted, read, and what could not be read is shown.
  await keyboard.press('F2')
  expect(await seriousFindings(page)).toEqual([])
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(ORDER)})
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(paste)
  }`)
  await page.getByText('派单意见：请五角场街道核实办理。').waitFor()
  expect(await page.locator('#reference').inputValue()).toBe('HX20210118-00731')
  expect(await page.locator('#upstreamDue').inputValue()).toBe('2021-01-25T17:30')
  expect(await page.getByRole('radio', { name: '保密', exact: true }).isChecked()).toBe(true)
  expect(await page.getByRole('checkbox', { name: '通话中已核实' }).isChecked()).toBe(false)
  expect(await seriousFindings(page)).toEqual([])
  await keyboard.press('F9')
  await codeOn(page)
  await page.getByText('来源编号 HX20210118-00731').waitFor()
  expect(pages.complaints).toEqual([])
})

test('drafts survive a reload, a sign-out and a lost network; what was sent twice is taken in once', async () => {
  const page = await atIntake()
  const { keyboard } = page
  const context = page.context()
  await keyboard.type('13900000012')
  await page.locator('#place').fill('政立路580弄')
  await keyboard.press('F4')
  await page.locator('#place').fill('四平路2500号')
  await page.locator('#description').fill('油烟直排到窗口。')
  await page.getByText('求助', { exact: true }).click()
  await page.reload()
  const tab = (place: string) =>
    page.getByRole('navigation', { name: '草稿' }).getByRole('button', { name: place })
  await tab('政立路580弄').waitFor()
  await tab('四平路2500号').click()
  expect(await page.locator('#description').inputValue()).toBe('油烟直排到窗口。')
  await keyboard.press('F3')
  expect(await page.locator('#phone').inputValue()).toBe('13900000012')
  await keyboard.press('F3')

  // The network goes while it is sent: it says so, and nothing is lost.
  await context.setOffline(true)
  await page.getByText('网络断了').waitFor()
  await page.locator('#description').press('End')
  await page.locator('#description').pressSequentially('每天中午。')
  await keyboard.press('F9')
  await page.getByText('连不上。您填的还在').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await context.setOffline(false)
  expect(await page.locator('#description').inputValue()).toBe('油烟直排到窗口。每天中午。')

  // The answer is lost once, though the report came in: pressed again, it has the receipt of the first try.
  await context.route('**/v1/desk/reports', loseTheAnswer, { times: 1 })
  const lostOnce = page.waitForEvent('requestfailed')
  await keyboard.press('F9')
  await lostOnce
  await page.getByText('连不上。您填的还在').waitFor()
  const again = page.waitForResponse('**/v1/desk/reports')
  await keyboard.press('F9')
  expect((await again).headers()['idempotent-replayed']).toBe('true')
  const code = await codeOn(page)

  await page.getByRole('button', { name: '换人' }).click()
  await page.click('button[value="call-taker"]')
  await tab('政立路580弄').waitFor()
  await tab('四平路2500号').click()
  expect(await codeOn(page)).toBe(code)
  // Whoever else signs in on this machine sees nothing of it.
  await page.getByRole('button', { name: '换人' }).click()
  await page.click('button[value="shift-leader"]')
  await page.locator('#phone:focus').waitFor()
  expect(await tab('政立路580弄').count()).toBe(0)
  const lost = (one: string) => /ERR_(INTERNET_DISCONNECTED|FAILED)/.test(one)
  expect(pages.complaints.filter((one) => !lost(one))).toEqual([])
})

test('the form and the advice stand on the first screen of a desk, and nothing is wider than a phone', async () => {
  const page = await atIntake()
  for (const id of ['phone', 'place', 'description', 'appeal-help', 'matter', 'channel', 'reference']) {
    const box = await page.locator(`#${id}`).boundingBox()
    expect(box && box.y + box.height, id).toBeLessThanOrEqual(768)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  expect(await seriousFindings(page)).toEqual([])
})

test('what was changed after its answer was lost is not taken for registered', async () => {
  const page = await atIntake()
  await page.locator('#place').fill('国权路路口')
  await page.locator('#description').fill('井盖松动。')
  await page.getByText('投诉', { exact: true }).click()
  await page.context().route('**/v1/desk/reports', loseTheAnswer, { times: 1 })
  const lost = page.waitForEvent('requestfailed')
  await page.keyboard.press('F9')
  await lost
  await page.getByText('连不上。您填的还在').waitFor()
  await page.locator('#description').fill('井盖松动，已经有人摔了。')
  await page.keyboard.press('F9')
  await page.getByText('先前那次其实已经登记成功').waitFor()
  expect((await codeOn(page)).length).toBeGreaterThan(10)
  await page.getByRole('button', { name: '看没登记的内容' }).click()
  expect(await page.locator('#description').inputValue()).toBe('井盖松动，已经有人摔了。')
})
