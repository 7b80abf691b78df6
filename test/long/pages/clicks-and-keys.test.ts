import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { type Hands, handsOn } from '#test/support/hands.ts'
import { type Pages, pagesIn } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

/** A shop sign at a place, told of at the counter: its case waits to be sent out. */
async function toBeSent(place: string) {
  const desk = openDesk(pages.environment)
  await desk.submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'complaint',
      description: `${place}的店招伸到人行道上。`,
      place,
      matter: 'shop-sign',
      confirmedInPerson: true,
      reporter: { name: '王女士', phone: '13800000000' },
    },
    randomUUID(),
  )
  return until(`${place} is to be sent out`, async () =>
    (await desk.tasksOf('dispatcher', '?limit=100')).find(
      (one) => one.kind === 'dispatch' && JSON.stringify(one).includes(place),
    ),
  )
}

/** The same once the squad has it. */
async function toBeHandled(place: string) {
  const desk = openDesk(pages.environment)
  const { taskId, caseId } = await toBeSent(place)
  await desk.outcome('dispatcher', taskId, { outcome: 'dispatched', lead: 'chengguan', cooperating: [] })
  return until(`${place} is to be handled`, async () =>
    (await desk.tasksOf('chengguan', '?limit=100')).find(
      (one) => one.kind === 'handle' && one.caseId === caseId,
    ),
  )
}

/** The task that is open beside the list. */
const open = (page: Page) => page.getByRole('complementary', { name: '这一件' })
const button = (on: Locator, name: string) => on.getByRole('button', { name, exact: true })

/** The answer to what is done about a task; a page asks for advice by POST as well. */
const answerOn = (page: Page) =>
  page.waitForResponse((one) => one.request().method() === 'POST' && !one.url().includes('/v1/advice/'))

test('what is done most takes two clicks at most, and the keyboard the rest', async () => {
  const signed = await toBeHandled('国定路335弄')
  const put = await toBeHandled('国定路419弄')
  const back = await toBeHandled('国定路600弄')
  const handler = await pages.as('chengguan')
  const dispatcher = await pages.as('dispatcher')

  /** Does something about a task that is open on a desk, or on the page of a case. */
  async function inTwoClicks(
    what: string,
    page: Page,
    path: string,
    does: (hands: Hands, on: Locator) => Promise<void>,
  ): Promise<void> {
    await page.goto(new URL(path, page.url()).href)
    const hands = await handsOn(page)
    const side = path.startsWith('/desk/cases/') ? page.locator('body') : open(page)
    await side.waitFor()
    const [answered] = await Promise.all([answerOn(page), does(hands, side)])
    expect(answered.ok(), what).toBe(true)
    const { clicks, keys } = hands.counted()
    console.log(`${what}: ${clicks} clicks and ${keys} keys`)
    expect(clicks, what).toBeLessThanOrEqual(2)
  }
  const sent = (on: Locator, name: string) => button(on, name).last()
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  await inTwoClicks('签收', handler, `/desk?task=${signed.taskId}`, async ({ click }, on) => {
    await click(button(on, '签收').first())
    await click(sent(on, '签收'))
  })
  await inTwoClicks(
    '申请延期',
    handler,
    `/desk?task=${put.taskId}`,
    async ({ click, tabTo, type, date }, on) => {
      await click(button(on, '申请延期'))
      await tabTo(on.getByLabel('到什么时候'))
      await date(on.getByLabel('到什么时候'), `${inDays(10)}T17:00`)
      await tabTo(on.getByLabel(/^说明|^理由/).first())
      await type('要等产权人回来。')
      await click(sent(on, '申请延期'))
    },
  )
  await inTwoClicks(
    '审核延期',
    dispatcher,
    `/desk/cases/${put.caseId}`,
    async ({ click, press, tabTo }, on) => {
      await click(button(on, '审核延期').first())
      await tabTo(on.getByRole('dialog').getByRole('radio', { name: '是' }))
      await press('Space')
      await press('Control+Enter')
    },
  )
  await inTwoClicks(
    '退单',
    handler,
    `/desk?task=${back.taskId}`,
    async ({ click, press, tabTo, type }, on) => {
      await click(button(on, '退单'))
      await tabTo(on.getByRole('radio').first())
      await press('Space')
      await tabTo(on.getByLabel(/^说明/).first())
      await type('这一处归交警。')
      await click(sent(on, '退单'))
    },
  )
  await inTwoClicks(
    '审核退单',
    dispatcher,
    `/desk/cases/${back.caseId}`,
    async ({ click, press, tabTo }, on) => {
      await click(button(on, '审核退单').first())
      await tabTo(on.getByRole('dialog').getByRole('radio', { name: '是' }))
      await press('ArrowRight')
      await press('Control+Enter')
    },
  )
  await inTwoClicks('催办', dispatcher, `/desk/cases/${signed.caseId}`, async ({ click }, on) => {
    await click(on.getByRole('button', { name: /^催办/ }).first())
    await click(sent(on.getByRole('dialog'), '催办'))
  })
  expect(pages.complaints).toEqual([])
})

test('several are signed for and sent out together; what somebody else has done meanwhile is told', async () => {
  const desk = openDesk(pages.environment)
  const places = ['国年路155弄', '政通路118弄', '武东路51弄']
  const toSend: Awaited<ReturnType<typeof toBeSent>>[] = []
  for (const place of places) toSend.push(await toBeSent(place))
  const page = await pages.as('dispatcher')
  const bar = page.getByRole('region', { name: '一起办' })
  await page.goto(new URL('/desk', page.url()).href)
  for (const place of places)
    await page
      .getByRole('checkbox', { name: `选上${place}` })
      .first()
      .check()
  await bar.getByText('选了 3 件').waitFor()
  // On paper: an order for each, on pages of its own, with who printed it; on the screen nothing of it.
  await page.evaluate('window.print = () => {}')
  await bar.getByRole('button', { name: '打印工单 3' }).click()
  const paper = page.locator('body > div[lang="zh-CN"]')
  await paper.waitFor({ state: 'attached' })
  expect(await paper.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  await paper.waitFor()
  expect(await bar.isVisible()).toBe(false)
  const orders = await paper.getByRole('article').allTextContents()
  expect(orders).toHaveLength(places.length)
  for (const { caseId } of toSend) {
    const order = orders.find((one) => one.includes(caseId))
    expect(order, `the order of ${caseId}`).toMatch(
      /工单.*dispatcher 打印于.*店招伸到人行道上。.*派遣员.*办理情况/s,
    )
  }
  const tops = await page.evaluate<string[]>(
    "[...document.querySelectorAll('body > div[lang] > div')].map((one) => getComputedStyle(one).breakBefore)",
  )
  expect(tops).toEqual(['auto', 'page', 'page'])
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate("dispatchEvent(new Event('afterprint'))")
  await paper.waitFor({ state: 'detached' })
  await bar.getByRole('button', { name: '签收 3' }).click()
  await bar.waitFor({ state: 'detached' })
  for (const place of places)
    await page
      .getByRole('checkbox', { name: `选上${place}` })
      .first()
      .check()
  await bar.getByRole('button', { name: '派遣 3（按建议）' }).click()
  for (const place of places) await bar.getByText(place).waitFor()
  const [first, ...others] = toSend
  // Nothing of what somebody else does is read before it is pressed.
  const pressed = Promise.withResolvers<void>()
  await page.route(/\/v1\/tasks(\?|$)/, async (route) => {
    await pressed.promise
    await route.continue()
  })
  await desk.outcome('dispatcher', first?.taskId ?? '', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: [],
  })
  await bar.getByRole('button', { name: '派遣 3', exact: true }).click()
  pressed.resolve()
  await bar.getByRole('alert').getByText('这项任务已经结束').waitFor()
  for (const { caseId } of others)
    await until(
      'it is being handled',
      async () => (await desk.caseOf(caseId)).case.stage.code === 'handling' || undefined,
    )
  // The browser tells of the one that was refused.
  expect(pages.complaints.filter((one) => !/status of 409/.test(one))).toEqual([])
  pages.complaints.length = 0
})

test('one task goes round by keys alone: sent, signed for, done, looked at on site', async () => {
  const desk = openDesk(pages.environment)
  const place = '国年路96弄'
  const { caseId } = await toBeSent(place)

  /** The task is opened with the keys of the list. */
  async function find(hands: Hands): Promise<void> {
    const { page } = hands
    await page.getByRole('button', { name: new RegExp(place) }).waitFor()
    await page.keyboard.press('Escape')
    // As it is now: what is open may just be giving way to another.
    const titles = open(page).getByRole('heading', { level: 2 })
    await expect
      .poll(async () => {
        const title = (await titles.allTextContents()).join('')
        if (!title.includes(place)) await hands.press('j')
        return title
      })
      .toContain(place)
  }
  async function found(person: string): Promise<Hands> {
    const hands = await handsOn(await pages.as(person))
    await find(hands)
    return hands
  }
  /** Does what is open: chosen, said and sent. */
  async function act(hands: Hands, name: string, note?: string): Promise<void> {
    const { page, press, tabTo, type } = hands
    await tabTo(button(open(page), name).first())
    await press('Enter')
    if (note !== undefined) {
      await tabTo(open(page).getByLabel(/^说明/).first())
      await type(note)
    }
    const [answered] = await Promise.all([answerOn(page), press('Control+Enter')])
    expect(answered.ok(), name).toBe(true)
    if (name !== '签收') await page.getByText(`✓ ${name}`).waitFor({ state: 'attached' })
  }

  const all = { clicks: 0, keys: 0 }
  const count = ({ counted }: Hands): void => {
    all.clicks += counted().clicks
    all.keys += counted().keys
  }
  const dispatcher = await found('dispatcher')
  await act(dispatcher, '派遣')
  count(dispatcher)
  await until('it is with the squad', async () =>
    (await desk.tasksOf('chengguan', '?limit=100')).find((one) => one.caseId === caseId),
  )
  const handler = await found('chengguan')
  await act(handler, '签收')
  // The next one has opened meanwhile.
  await find(handler)
  await button(open(handler.page), '签收').first().waitFor({ state: 'detached' })
  await act(handler, '报结', '店招已收进红线内。')
  count(handler)
  await until('it is to be looked at', async () =>
    (await desk.tasksOf('inspector', '?limit=100')).find((one) => one.caseId === caseId),
  )
  const inspector = await found('inspector')
  await act(inspector, '核查通过', '店招已收回，没有松动。')
  count(inspector)
  await until(
    'it is closed',
    async () => ['close', 'follow-up'].includes((await desk.caseOf(caseId)).case.stage.code) || undefined,
  )
  console.log(`one task round by ${all.clicks} clicks and ${all.keys} keys`)
  expect(all.clicks).toBe(0)
  expect(pages.complaints).toEqual([])
})
