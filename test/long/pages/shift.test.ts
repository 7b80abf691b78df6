import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { compose, type Hands, handsOn } from '#test/support/hands.ts'
import { type Pages, pageLink, pagesIn } from '#test/support/pages.ts'
import { orderOf } from '#test/support/pasted-orders.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

/** What thirty of them may take one after the other, on a machine that does other things as well. */
const TRIAGE = { timeout: 180_000, interval: 1_000 }
const ORDERS = 30

/** What two people did, as a line that is printed and may be compared from change to change. */
const told = (who: string, what: string, of: number, { counted }: Hands): string => {
  const { clicks, keys } = counted()
  return `${who}: ${of} ${what} by ${clicks} clicks and ${keys} keys, ${((clicks + keys) / of).toFixed(1)} each`
}

/** The task that is open beside the list. */
const open = (page: Page) => page.getByRole('complementary', { name: '这一件' })

/** What a page says where the system behind it is too busy: nothing was done, and one presses again. */
const BUSY = /连不上|请稍后再试/

/**
 * Works a desk off from the top: as long as what is open is of a kind, one press does it, and the next one opens by itself.
 * @param again the same press, not counted: only a busy machine makes anybody press twice
 */
async function workOff(
  page: Page,
  wanted: string,
  of: number,
  press: () => Promise<void>,
  again: () => Promise<void>,
): Promise<void> {
  const ofThatKind = open(page).filter({ has: page.getByText(new RegExp(`^${wanted}`)) })
  // As it is now: after the last one nothing opens that could be waited for, or what is owed next in the same case.
  const shown = () => ofThatKind.getByRole('heading', { level: 2 }).first().allTextContents()
  for (let n = 0; n < of; n += 1) {
    await ofThatKind.waitFor()
    const before = await shown()
    await press()
    await expect
      .poll(async () => {
        const refused = (await open(page).getByRole('alert').allTextContents()).join('')
        if (BUSY.test(refused)) await again()
        else expect(refused).toBe('')
        return await shown()
      })
      .not.toEqual(before)
  }
}

test('a shift: thirty pasted orders from intake to dispatch, by a call-taker and a dispatcher', async () => {
  const desk = openDesk(pages.environment)
  const allTo = async (person: string, kind: string) =>
    (await desk.tasksOf(person, '?limit=100')).filter((one) => one.kind === kind)
  const registering = await handsOn(await pages.as('call-taker'))
  const { page } = registering
  await pageLink(page, '受理台').click()
  await page.locator('#phone:focus').waitFor()
  for (let n = 0; n < ORDERS; n += 1) {
    const { text, reference } = orderOf(n)
    await registering.press('F2')
    await page.getByRole('dialog', { name: '贴入工单' }).waitFor()
    await registering.paste(text)
    await expect.poll(() => page.locator('#reference').inputValue()).toBe(reference)
    if (n % 6 === 0) await addByInputMethod(registering, `真急${n}。`)
    await registering.press('F9')
    const done = page.getByText('✓ 已登记').first()
    await done.or(page.getByRole('alert').first()).waitFor()
    expect(await page.getByRole('alert').allTextContents(), reference).toEqual([])
    await page.getByText(`来源编号 ${reference}`).waitFor()
    await registering.press('Enter')
    await page.locator('#phone:focus').waitFor()
  }
  console.log(told('call-taker', 'orders registered', ORDERS, registering))
  await expect.poll(async () => (await allTo('call-taker', 'contact')).length, TRIAGE).toBe(ORDERS)
  const wanted = await allTo('call-taker', 'contact')

  // Whoever has the mouse in hand: the next one is open already.
  const calling = await handsOn(page)
  await pageLink(page, '办件台').click()
  const accept = open(page).getByRole('button', { name: /^受理/ }).last()
  await workOff(
    page,
    '联系诉求人',
    ORDERS,
    () => calling.click(accept),
    () => accept.click(),
  )
  console.log(told('call-taker', 'reporters called and accepted', ORDERS, calling))
  expect(calling.counted()).toEqual({ clicks: ORDERS, keys: 0 })

  await expect.poll(async () => (await allTo('dispatcher', 'dispatch')).length, TRIAGE).toBe(ORDERS)
  const sending = await handsOn(await pages.as('dispatcher'))
  const { keyboard } = sending.page
  await workOff(
    sending.page,
    '派遣',
    ORDERS,
    () => sending.press('Control+Enter'),
    () => keyboard.press('Control+Enter'),
  )
  console.log(told('dispatcher', 'cases sent out as suggested', ORDERS, sending))
  expect(sending.counted()).toEqual({ clicks: 0, keys: ORDERS })

  for (const { caseId } of wanted)
    await until(
      'it is being handled',
      async () => (await desk.caseOf(caseId)).case.stage.code === 'handling' || undefined,
    )
  expect(pages.complaints).toEqual([])
}, 900_000)

/** A word added as one types Chinese: whatever key picks the candidate registers nothing. */
async function addByInputMethod({ page, click, press }: Hands, word: string): Promise<void> {
  const words = page.locator('#description')
  const sent: string[] = []
  const onRequest = (request: { method: () => string; url: () => string }): void => {
    if (request.method() === 'POST') sent.push(request.url())
  }
  page.on('request', onRequest)
  await click(words)
  await press('Control+End')
  await compose(page, "zhen'ji", word)
  expect(await words.inputValue()).toContain(word)
  page.off('request', onRequest)
  expect(sent.filter((url) => url.endsWith('/v1/desk/reports'))).toEqual([])
}
