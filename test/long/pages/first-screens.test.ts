import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillWithDemo } from '#local/demo/fill.ts'
import { FIRST, openCase } from '#test/support/first-screens.ts'
import { fillBoard } from '#test/support/full-board.ts'
import { isOnScreen, type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
  const { takeUp } = await fillWithDemo(pages.environment)
  expect(await takeUp(180_000)).toBe(0)
}, 600_000)
afterAll(async () => pages?.stop())

const DESK = { width: 1366, height: 768 }
const PHONE = { width: 360, height: 740 }

test('what somebody comes for stands on the first screen of a desk and of a phone', async () => {
  const lacking: string[] = []
  for (const { person, path, before, desk, phone } of FIRST)
    for (const [size, expected] of [
      [DESK, desk],
      [PHONE, phone],
    ] as const) {
      if (expected === undefined) continue
      const page = await pages.as(person, size)
      await page.goto(new URL(path, page.url()).href)
      await before?.(page)
      for (const [name, what] of Object.entries(expected(page)))
        await expect
          .poll(() => isOnScreen(what))
          .toBe(true)
          .catch(() => lacking.push(`${path} of ${person} at ${size.width}: ${name}`))
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(
        size.width,
      )
      await page.context().close()
    }
  expect(lacking).toEqual([])
})

/** Whether the focus is on something. */
const isFocused = (what: Locator): Promise<boolean> =>
  what.evaluate((one) => one === one.ownerDocument.activeElement)

test('on a phone what may be done in a case stands in one row, the rest behind one press, by keys too', async () => {
  const page = await opened('centre-head', 'case', PHONE)
  const more = page.getByRole('button', { name: /更多 \d+ 项/ })
  await more.waitFor()
  const row = await Promise.all((await more.locator('xpath=../button').all()).map((one) => one.boundingBox()))
  expect(row.length).toBeGreaterThan(1)
  expect(new Set(row.map((box) => box?.y)).size).toBe(1)
  for (const box of row) expect(box?.height).toBeGreaterThanOrEqual(44)
  expect(await isOnScreen(more)).toBe(true)

  const rest = page.getByRole('dialog', { name: '还可以办' })
  await more.press('Enter')
  await rest.waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await rest.waitFor({ state: 'detached' })
  await expect.poll(() => isFocused(more)).toBe(true)

  await more.press('Enter')
  const first = rest.getByRole('button').first()
  const label = (await first.textContent()) ?? ''
  await expect.poll(() => isFocused(first)).toBe(true)
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: label })
  await sheet.waitFor()
  await rest.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await expect.poll(() => isFocused(more)).toBe(true)
  await page.context().close()
})

/** Every page with who works on it; the residents' own with nobody. */
const EVERY: readonly (readonly [person: string | undefined, path: string])[] = [
  [undefined, '/'],
  [undefined, '/t/0000-0000-0000'],
  ['call-taker', '/desk'],
  ['call-taker', '/desk/intake'],
  ['call-taker', '/desk/calls'],
  ['inspector', '/desk/checks'],
  ['grid-leader', '/desk/grid'],
  ['centre-head', '/desk/board'],
  ['shift-leader', '/desk/knowledge?matter=illegal-structure'],
  ['centre-head', '/desk/manage/orders'],
  ['administrator', '/desk/manage/people'],
  ['administrator', '/desk/manage/packs'],
  ['operator', '/desk/manage/running'],
  ['dispatcher', 'case'],
]

/** A page, opened by whoever works on it. */
async function opened(
  person: string | undefined,
  path: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  if (person === undefined) return pages.open(path, viewport)
  const page = await pages.as(person, viewport)
  await page.goto(new URL(path === 'case' ? '/desk/board' : path, page.url()).href)
  if (path === 'case') await openCase(page)
  return page
}

/** What cannot be brought on the screen, or lies below something else there, of everything that one presses or fills in. */
const OUT_OF_REACH = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .filter((one) => one.getBoundingClientRect().width > 4)
  .flatMap((one) => {
    one.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, top, width, height } = one.getBoundingClientRect()
    const at = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2)
    const isReached = at !== null && (one.contains(at) || at.closest('label, button, .ant-select, .ant-radio, .ant-checkbox')?.contains(one))
    return isReached ? [] : [one.outerHTML.slice(0, 120)]
  })`

test('at 200 % everything is reached, and nothing lies beyond the right edge', async () => {
  const found: Record<string, unknown> = {}
  for (const [person, path] of EVERY) {
    // What a browser makes of 1366 × 768 when it shows everything twice as large.
    const page = await opened(person, path, { width: 683, height: 384 })
    await page.waitForLoadState('networkidle')
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (wide > 683) found[`${path} is wide`] = wide
    const lost = await page.evaluate<string[]>(OUT_OF_REACH)
    if (lost.length > 0) found[path] = lost
    await page.context().close()
  }
  expect(found).toEqual({})
})

/** What of a wall is cut off: figures (not numbers in a name) that have no room where they stand, and what stands outside of the screen. */
const CUT = `const FIGURE = /(^|\\s)[0-9]/;
[...document.querySelectorAll('main *, body > * *')]
  .filter((one) => one.checkVisibility() && one.closest('svg') === null)
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && FIGURE.test(node.textContent)))
  .flatMap((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect()
    const isCut = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'
    const isOut = left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1
    return isCut || isOut ? [one.outerHTML.slice(0, 160)] : []
  })`

test('the wall shows all of its figures at 1920 × 1080 and spliced to 32:9', async () => {
  for (const viewport of [
    { width: 1920, height: 1080 },
    { width: 3840, height: 1080 },
  ]) {
    const page = await pages.as('centre-head', viewport)
    await page.goto(new URL('/wall', page.url()).href)
    await page.locator('dt').getByText('未办结').waitFor()
    await page.waitForLoadState('networkidle')
    expect(
      await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.scrollHeight]'),
    ).toEqual([viewport.width, viewport.height])
    expect(await page.evaluate(CUT), String(viewport.width)).toEqual([])
    await page.context().close()
  }
})

/** The shapes beside what is late and beside what is not, where both stand in one list, and how the late ones are worded. */
const SHAPES = `{
  const marks = [...document.querySelectorAll('main svg')]
    .map((one) => ({ shape: one.innerHTML, words: one.parentElement.textContent }))
    .filter(({ words }) => /^\\s*(超|刚超|剩)/.test(words))
  const of = (word) => [...new Set(marks.filter(({ words }) => words.includes(word)).map(({ shape }) => shape))]
  ;({ late: of('超'), left: of('剩') })
}`

test('in a greyscale print what is late is told from what is not, by its shape and in words', async () => {
  await fillBoard(pages.environment, 60)
  const page = await pages.as('centre-head', DESK)
  await page.goto(new URL('/desk/board', page.url()).href)
  await page
    .getByText(/^(超 |刚超时)/)
    .first()
    .waitFor()
  await page.evaluate("document.documentElement.style.filter = 'grayscale(1)'")
  const { late, left } = await page.evaluate<{ late: string[]; left: string[] }>(SHAPES)
  expect(late.length).toBe(1)
  expect(left.length).toBeGreaterThan(0)
  expect(left).not.toContain(late[0])
  const [first, second] = await Promise.all(
    [/^(超 |刚超时)/, /^剩 /].map(async (words) => page.getByText(words).first().locator('svg').screenshot()),
  )
  expect(first?.equals(second ?? first)).toBe(false)
})

/** The landmarks that the focus goes through with Tab, one after the other; each once for as long as it stays there. */
async function waysOf(page: Page, steps: number): Promise<readonly string[]> {
  const way: string[] = []
  for (let n = 0; n < steps; n += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate<string>(`{
      const one = document.activeElement
      const near = one.closest('[role="search"], nav, header, section, aside, footer, form, fieldset, main')
      one === document.body ? '' : one.id || near?.getAttribute('aria-label') || near?.id || near?.tagName.toLowerCase()
    }`)
    if (at !== way.at(-1)) way.push(at)
  }
  return way
}

/** Where Tab leads from the first link of the rail on, by landmarks; a field by its id. */
const WAYS = [
  ['dispatcher', '/desk', ['页面', 'header', '我的任务', 'section', 'header', '可以办的']],
  ['dispatcher', 'case', ['页面', 'header', '打印', 'main']],
  [
    'call-taker',
    '/desk/intake',
    [
      '页面',
      'header',
      'main',
      '草稿',
      'main',
      'phone',
      'name',
      'place',
      'description',
      'appeal-question',
      'matter',
    ],
  ],
] as const

test('the focus goes with Tab as one reads: on the desk, in a case, at intake', async () => {
  for (const [person, path, way] of WAYS) {
    const page = await opened(person, path, DESK)
    await page.waitForLoadState('networkidle')
    await page.locator('nav a').first().focus()
    // What stands in a case depends on the case; what can be done about it comes after its papers.
    const went = await waysOf(page, 50)
    expect(
      (path === 'case' ? went.filter((one) => way.some((known) => known === one)) : went).slice(
        0,
        way.length,
      ),
      path,
    ).toEqual(way)
    await page.context().close()
  }
  expect(pages.complaints.filter((one) => !/status of 404/.test(one))).toEqual([])
})
