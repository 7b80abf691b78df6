import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { compose, type Hands, handsOn } from '#test/support/hands.ts'
import { type Pages, pageLink, pagesIn } from '#test/support/pages.ts'
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
/** No order is about it. */
const PLACE_OF_LOOP = '国年路96弄'

/** The samples of orders, each with what in it another order says otherwise. */
const SAMPLES = [
  {
    file: 'multi-line',
    reference: 'HX20210118-00731',
    place: '国定路555弄12号楼下车棚',
    words: '来电反映楼下非机动车棚的看护人员在里面搭了小间住人，门口堆满纸板和木头。',
    due: '2021年1月25日17时30分',
  },
  {
    file: 'one-line',
    reference: 'HX20210118-00732',
    place: '政立路580弄门口',
    words: '路灯连续三天不亮,老人晚上摔过一跤',
    due: '2021-01-26 24:00',
  },
  {
    file: 'brackets',
    reference: '20210118ABC9',
    place: '四平路2500号一楼',
    title: '餐饮油烟扰民',
    nobody: '】匿名\n【来电号码】无',
    words: '楼下饭店每天中午油烟直接排到居民窗口，\n要求安装净化设备。',
    due: '2021/1/27',
  },
  {
    file: 'label-lines',
    reference: 'GD-2021-0118-9',
    place: '大学路近锦建路',
    words: '共享单车堆满人行道，轮椅过不去。',
  },
  {
    file: 'table',
    reference: '310110-2021-0118-45',
    place: '国权路国年路路口',
    words: '人行道上的井盖松动，骑车经过会翘起来',
  },
] as const

const ESTATES = [
  '国定路335弄',
  '国定路419弄',
  '国定路600弄',
  '政通路55弄',
  '政通路118弄',
  '国年路25弄',
  '国年路155弄',
  '武东路51弄',
  '大学路55弄',
  '伟德路31弄',
] as const
/** What people ring about and no rule sends out by itself. */
const TROUBLES = [
  '楼上的出租房隔成六间做群租房，半夜进进出出。',
  '楼下饭店油烟扰民，油烟直接排到居民窗口。',
  '顶楼有人违法搭建阳光房，违章建筑越搭越大。',
] as const

/** An order like one of the samples: another number, place, trouble and day. */
function orderOf(n: number): { readonly text: string; readonly reference: string } {
  const sample = SAMPLES[n % SAMPLES.length] ?? SAMPLES[0]
  const reference = `${sample.reference}-${n}`
  const in5Days = new Date(Date.now() + (5 + (n % 3)) * 86_400_000).toISOString().slice(0, 10)
  let text = readFileSync(new URL(`../../console/orders/${sample.file}.txt`, import.meta.url), 'utf8')
  const said = [
    [sample.reference, reference],
    [sample.place, ESTATES[n % ESTATES.length]],
    [sample.words, TROUBLES[n % TROUBLES.length]],
    // Whom nobody can ring is looked for on site, and rung by nobody.
    ...('nobody' in sample
      ? [
          [sample.title, '请街道核实'],
          [sample.nobody, '】周女士\n【来电号码】13900000099'],
        ]
      : []),
    ...('due' in sample ? [[sample.due, in5Days]] : []),
  ] as const
  for (const [before, after] of said) {
    expect(text, sample.file).toContain(before)
    text = text.replace(String(before), String(after))
  }
  return { text, reference }
}

/** What two people did, as a line that is printed and may be compared from change to change. */
const told = (who: string, what: string, of: number, { counted }: Hands): string => {
  const { clicks, keys } = counted()
  return `${who}: ${of} ${what} by ${clicks} clicks and ${keys} keys, ${((clicks + keys) / of).toFixed(1)} each`
}

/** The task that is open beside the list. */
const open = (page: Page) => page.getByRole('complementary', { name: '这一件' })
const titleOf = (page: Page) => open(page).getByRole('heading', { level: 2 }).first().textContent()

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

test('what is done most takes two clicks at most, and the keyboard the rest', async () => {
  const desk = openDesk(pages.environment)
  const [signed, put, back] = (await desk.tasksOf('chengguan', '?limit=100')).filter(
    (one) => one.kind === 'handle' && one.signedAt === undefined,
  )
  if (signed === undefined || put === undefined || back === undefined)
    throw new Error('Three are to be handled.')
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
    const [answered] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST'),
      does(hands, side),
    ])
    expect(answered.ok(), what).toBe(true)
    const { clicks, keys } = hands.counted()
    console.log(`${what}: ${clicks} clicks and ${keys} keys`)
    expect(clicks, what).toBeLessThanOrEqual(2)
  }
  const button = (on: Locator, name: string) => on.getByRole('button', { name, exact: true })
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
  for (const place of places)
    await desk.submitAtDesk(
      'call-taker',
      {
        ...{ channel: 'walk-in', appeal: 'complaint', description: `${place}的店招伸到人行道上。`, place },
        ...{ matter: 'shop-sign', confirmedInPerson: true },
        reporter: { phone: `1380000${places.indexOf(place)}000` },
      },
      randomUUID(),
    )
  const toSend = await until('three are to be sent', async () => {
    const found = (await desk.tasksOf('dispatcher', '?limit=100')).filter(
      (one) => one.kind === 'dispatch' && JSON.stringify(one).includes('店招伸到人行道上。'),
    )
    return found.length === places.length ? found : undefined
  })
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
  await desk.outcome('dispatcher', first?.taskId ?? '', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: [],
  })
  await bar.getByRole('button', { name: '派遣 3', exact: true }).click()
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
  await desk.submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'complaint',
      description: '店招伸到人行道上，风一大就晃。',
      place: PLACE_OF_LOOP,
      matter: 'shop-sign',
      confirmedInPerson: true,
      reporter: { name: '王女士', phone: '13800000000' },
    },
    randomUUID(),
  )
  const { caseId } = await until('it is to be sent', async () =>
    (await desk.tasksOf('dispatcher', '?limit=100')).find(
      (one) => one.kind === 'dispatch' && JSON.stringify(one).includes(PLACE_OF_LOOP),
    ),
  )

  /** The task is opened with the keys of the list. */
  async function find(hands: Hands): Promise<void> {
    const { page } = hands
    const row = page.getByRole('button', { name: new RegExp(PLACE_OF_LOOP) })
    await row.waitFor()
    await page.keyboard.press('Escape')
    for (let n = 0; n < 60 && !(await titleOf(page))?.includes(PLACE_OF_LOOP); n += 1) await hands.press('j')
    expect(await titleOf(page)).toContain(PLACE_OF_LOOP)
  }
  async function found(person: string): Promise<Hands> {
    const hands = await handsOn(await pages.as(person))
    await find(hands)
    return hands
  }
  const button = ({ page }: Hands, name: string) =>
    open(page).getByRole('button', { name, exact: true }).first()
  /** Does what is open: chosen, said and sent. */
  async function act(hands: Hands, name: string, note?: string): Promise<void> {
    const { page, press, tabTo, type } = hands
    await tabTo(button(hands, name))
    await press('Enter')
    if (note !== undefined) {
      await tabTo(open(page).getByLabel(/^说明/).first())
      await type(note)
    }
    const answered = page.waitForResponse((one) => one.request().method() === 'POST')
    await Promise.all([answered, press('Control+Enter')])
    expect((await answered).ok(), name).toBe(true)
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
  await button(handler, '签收').waitFor({ state: 'detached' })
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
