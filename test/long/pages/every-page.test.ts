import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '#local/people.ts'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { fillBoard } from '#test/support/full-board.ts'
import { type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

/** What stands in a report and is nobody's but the centre's: words, name, number, flat. */
const MARKED = ['琉璃塔旁卖熏鱼的老头', '欧阳紫霄', '13912345678', '1704室']
/** Whoever the report is about, a firm that cooperates, and a department that has nothing to do with it. */
const OUTSIDE = ['wuye', 'wy-zhengtong', 'ludeng'] as const

/** The pages of staff, whether somebody is let in or not. */
const PATHS = [
  '/desk',
  '/desk/board',
  '/desk/grid',
  '/desk/calls',
  '/desk/checks',
  '/desk/intake',
  '/desk/manage/orders',
  '/desk/manage/people',
  '/wall',
]

/** What a list says that somebody takes away for a spreadsheet, or why it is not given. */
async function takenAway(person: string, board: string): Promise<string> {
  const { api, emulator, outputs, password } = pages.environment
  const token = await signIn(emulator, outputs, person, password)
  const answer = await fetch(`${api}/v1/ledgers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ board, language: 'zh' }),
  })
  return answer.text()
}

let once: Promise<string> | undefined
/** The case of the marked words, brought about once. */
const theMarkedCase = (): Promise<string> => {
  once ??= markedCase()
  return once
}

/** A tip-off that is being handled: 城管 leads, a firm cooperates, and another firm is whom it is about. */
async function markedCase(): Promise<string> {
  const desk = openDesk(pages.environment)
  const [words, name, phone, flat] = MARKED
  await desk.submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'tip-off',
      description: `车棚里搭了小屋，${words}说物业收了钱。我住${flat}，电话${phone}，别说是${name}讲的。`,
      place: '国定路555弄',
      matter: 'illegal-structure',
      confirmedInPerson: true,
      reporter: { name, phone },
    },
    'marked-words',
  )
  const { taskId, caseId } = await until('it is to be dispatched', async () =>
    (await desk.tasksOf('dispatcher')).find(({ kind }) => kind === 'dispatch'),
  )
  await desk.act('dispatcher', caseId, { action: 'name-subjects', parties: ['wuye'] })
  await desk.outcome('dispatcher', taskId, {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: ['wy-zhengtong'],
  })
  await until('it is being handled', async () =>
    (await desk.tasksOf('wy-zhengtong')).find((one) => one.caseId === caseId),
  )
  return caseId
}

/** The pages, by somebody who works on them. */
const STAFF: Readonly<Record<string, readonly string[]>> = {
  'call-taker': ['/desk', '/desk/intake', '/desk/calls', '/desk/knowledge', 'case'],
  inspector: ['/desk/checks'],
  'grid-leader': ['/desk/grid', '/desk/manage/orders'],
  'centre-head': ['/desk/board', '/desk/manage/people', '/wall'],
  administrator: ['/desk/manage/people', '/desk/manage/packs'],
  operator: ['/desk/manage/running'],
}

type Mode = 'through' | 'held' | 'cut'

/** Stands between a tab and the server: what a page asks for goes through, waits, or never arrives. */
async function between(page: Page) {
  let mode: Mode = 'through'
  let release = (): void => {}
  let gate = Promise.resolve()
  await page.route('**/v1/**', async (route) => {
    // Who is signed in, and what things are called, every page waits for.
    if (mode === 'through' || /\/v1\/(me|dictionary)$/.test(new URL(route.request().url()).pathname))
      return route.continue()
    if (mode === 'cut') return route.abort()
    await gate
    return route.continue().catch(() => {})
  })
  return (next: Mode): void => {
    release()
    mode = next
    if (next === 'held')
      gate = new Promise((resolve) => {
        release = resolve
      })
  }
}

const idle = (page: Page): Promise<void> => page.waitForLoadState('networkidle')

test('an administrator adds somebody, posts them and ends it; compares two versions of the pack and tries one', async () => {
  const page = await pages.as('administrator')
  await page.getByRole('button', { name: '加人' }).click()
  await page.getByLabel('姓名').fill('顾晓梅')
  await page.reload()
  await page.getByRole('button', { name: '加人' }).click()
  expect(await page.getByLabel('姓名').inputValue()).toBe('顾晓梅')
  await page.getByLabel('登录账号').fill('gu.xiaomei')
  await page.keyboard.press('Enter')
  await page.getByText('首次登录密码').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: /去加任职/ }).click()
  await page.getByText('没有任职').first().waitFor()
  await page.getByRole('button', { name: '加上' }).click()
  await page.getByRole('alert').getByText('还要选岗位').waitFor()
  const posting = page.getByRole('region', { name: /顾晓梅/ })
  await posting.getByLabel(/^岗位/).selectOption('inspector')
  await posting.getByLabel(/^网格/).selectOption('g2')
  await page.getByRole('button', { name: '加上' }).click()
  await page.getByText('已加上任职').waitFor()
  const row = page.getByRole('button', { name: /顾晓梅/ })
  await row.getByText('核查员 · 第二网格片区').waitFor()
  // What takes something away is pressed twice.
  await page.getByRole('button', { name: '结束任职' }).click()
  await page.getByRole('button', { name: /再点一次/ }).click()
  await row.getByText('现在没有任职').waitFor()
  await page.getByRole('link', { name: '辖区包' }).click()
  await page.getByRole('button', { name: '看改了什么' }).first().click()
  await page.getByRole('heading', { name: '第 2 版改了什么' }).waitFor()
  await page.getByRole('heading', { name: '网格', exact: true }).waitFor()
  await page.getByRole('button', { name: '试运行' }).last().click()
  await page.getByText(/看了在办 \d+ 件/).waitFor()
  await page.context().close()
})

test('axe finds nothing serious on any page: while it comes, when it does not, empty, full, forbidden', async () => {
  const found: Record<string, readonly string[]> = {}
  const look = async (page: Page, what: string): Promise<void> => {
    const findings = await seriousFindings(page)
    if (findings.length > 0) found[what] = findings
  }
  /** A page in each state that can be brought about by its requests, and as it is. */
  async function inEveryState(page: Page, path: string, set: (mode: Mode) => void): Promise<void> {
    set('held')
    await page.goto(new URL(path, page.url()).href)
    await page.locator('h1, h2, main, [aria-busy]').first().waitFor()
    await look(page, `${path} while it comes`)
    set('through')
    await idle(page)
    await look(page, `${path} as it is`)
    set('cut')
    await page.reload()
    await page
      .getByText(/连不上|没能|暂时没有来|查询码/)
      .first()
      .waitFor()
    await look(page, `${path} when it does not come`)
    set('through')
  }
  const empty = await pages.as('centre-head')
  for (const path of ['/desk', '/desk/board', '/wall', '/desk/knowledge', '/desk/manage/orders']) {
    await empty.goto(new URL(path, empty.url()).href)
    await idle(empty)
    await look(empty, `${path} where there is nothing`)
  }
  await empty.context().close()

  await fillBoard(pages.environment, 60)
  const marked = await theMarkedCase()
  for (const [person, paths] of Object.entries(STAFF)) {
    const page = await pages.as(person)
    const set = await between(page)
    // The form is there whatever the server says.
    for (const path of paths)
      if (path !== '/desk/intake' && path !== '/desk/knowledge')
        await inEveryState(page, path === 'case' ? `/desk/cases/${marked}` : path, set)
    await page.context().close()
  }
  const taking = await pages.as('call-taker')
  const cut = await between(taking)
  await taking.goto(new URL('/desk/intake', taking.url()).href)
  await taking.locator('#phone:focus').waitFor()
  cut('cut')
  await taking.locator('#place').fill('国定路555弄')
  await taking.locator('#description').fill('车棚里有人住。')
  await taking.getByText('建议暂时没有来').waitFor()
  await look(taking, '/desk/intake when no advice comes')
  await taking.goto(new URL('/desk/knowledge?q=车棚', taking.url()).href)
  await taking.getByText('连不上').first().waitFor()
  await look(taking, '/desk/knowledge when nothing comes')
  await taking.context().close()
  // Whoever may not is told so, and where else to go.
  const outside = await pages.as('ludeng')
  for (const path of [`/desk/cases/${marked}`, '/desk/board', '/desk/grid', '/desk/checks', '/desk/calls']) {
    await outside.goto(new URL(path, outside.url()).href)
    await idle(outside)
    await look(outside, `${path} to whom it is forbidden`)
  }
  await outside.context().close()
  const resident = await pages.open('/t/0000-0000-0000')
  await idle(resident)
  await look(resident, 'a code that nobody has')

  expect(found).toEqual({})
  // What a test cut off, and what was forbidden, the browser tells; nothing else, and no breach of the headers.
  const expected = (one: string) => /ERR_FAILED|status of 40[34]/.test(one)
  expect(pages.complaints.filter((one) => !expected(one))).toEqual([])
})

test('whoever a report is about, a firm and a stranger find no marked word on any page, list, print or answer', async () => {
  const marked = await theMarkedCase()
  const seen: string[] = []
  for (const person of OUTSIDE) {
    const page = await pages.as(person)
    const answers: Promise<string>[] = []
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.startsWith('/v1/')) answers.push(response.text().catch(() => ''))
    })
    const read = async (what: string): Promise<void> => {
      await idle(page)
      const shown = await page.evaluate<string>('document.body.textContent')
      const told = (await Promise.all(answers.splice(0))).join('\n')
      for (const word of MARKED)
        if (shown.includes(word) || told.includes(word)) seen.push(`${person} ${what}: ${word}`)
    }
    const to = async (path: string): Promise<void> => {
      await page.goto(new URL(path, page.url()).href)
      await read(path)
    }
    await page.evaluate('window.print = () => {}')
    await page.addInitScript('window.print = () => {}')
    for (const path of PATHS) await to(path)
    await to('/desk/board')
    const ledger = page.getByRole('button', { name: '台账' })
    if ((await ledger.count()) > 0) {
      await ledger.click()
      await read('台账')
    }
    for (const board of [`party:${person}`, 'grid:g1', 'street'])
      for (const word of MARKED)
        if ((await takenAway(person, board)).includes(word)) seen.push(`${person} 台账 of ${board}: ${word}`)
    await to(`/desk/cases/${marked}`)
    const papers = page.getByRole('group', { name: '打印' }).getByRole('button')
    for (const paper of await papers.all()) {
      await paper.click()
      await page.locator('body > div[lang="zh-CN"]').waitFor({ state: 'attached' })
      await read(`printed ${await paper.textContent()}`)
      await page.evaluate("dispatchEvent(new Event('afterprint'))")
    }
    // Only the firm that cooperates has a case to print.
    expect(await papers.count(), person).toBe(person === 'wy-zhengtong' ? 3 : 0)
    for (const word of [...MARKED, '国定路555弄']) {
      await to(`/desk/knowledge?q=${encodeURIComponent(word)}`)
      await page.keyboard.press('/')
      await page.getByRole('combobox', { name: '查找案件' }).fill(word)
      await page
        .getByRole('search')
        .getByRole('status')
        .getByText(/没有找到|件/)
        .waitFor()
        .catch(() => {})
      await read(`looked for ${word}`)
    }
    await page.context().close()
  }
  // What is asked for appears in the box of whoever typed it, and nowhere else: boxes are no text of a page.
  expect(seen).toEqual([])
  expect(await takenAway('shift-leader', 'street')).toContain('国定路555弄')
  expect(await takenAway('wy-zhengtong', 'party:wy-zhengtong')).toContain('国定路555弄')
  // The very same words are read by whoever calls for the centre.
  const centre = await pages.as('shift-leader')
  await centre.goto(new URL(`/desk/cases/${marked}`, centre.url()).href)
  await centre
    .getByText(new RegExp(MARKED[0] ?? ''))
    .first()
    .waitFor()
})
