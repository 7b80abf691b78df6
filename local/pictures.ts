import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import * as z from 'zod'
import { browserProgram } from './console/browser.ts'
import { readEnvironment } from './environment/environment-file.ts'
import { LOCAL, ROOT } from './paths.ts'
import { signIn } from './people.ts'

/**
 * `npm run pictures`: pictures of the console's pages, at the widths of a desk, a tablet and a phone, for the docs. It looks
 * at the system that runs; with `npm start -- --demo` there is something to see. Usage: `pictures.ts [name …]`; left out, all.
 */

/** A page that is shown: who looks at it, where, and how it comes to what is worth showing. */
type Shown = {
  readonly name: string
  readonly path: string
  readonly person?: string
  readonly widths?: readonly Width[]
  readonly english?: true
  /** What has to be read there before the picture is taken. */
  readonly wait?: string
  /** What is typed there, by field. */
  readonly fill?: Readonly<Record<string, string>>
  /** The link there that leads to what is shown. */
  readonly follow?: string
  /** What is shown is the paper that is printed there, of so many as are marked first. */
  readonly printed?: number
}

/** By width the height; the last two are walls: one screen, and several spliced to 32:9. */
const SIZES = { 1440: 900, 1024: 768, 360: 740, 1920: 1080, 3840: 1080 } as const
type Width = keyof typeof SIZES
const ALL: readonly Width[] = [1440, 1024, 360]

const PAGES: readonly Shown[] = [
  { name: 'report', path: '/', english: true },
  {
    name: 'intake',
    path: '/desk/intake',
    person: 'call-taker',
    fill: {
      '#place': '国定路555弄',
      '#description': '车棚的管理员在里面搭了间储藏室，门口堆着纸板和木料，还用煤气瓶烧饭。',
    },
  },
  { name: 'desk-call-taker', path: '/desk', person: 'call-taker', english: true },
  { name: 'desk-dispatcher', path: '/desk', person: 'dispatcher' },
  { name: 'desk-department', path: '/desk', person: 'chengguan' },
  { name: 'calls', path: '/desk/calls', person: 'call-taker', english: true },
  { name: 'checks', path: '/desk/checks', person: 'inspector' },
  { name: 'knowledge', path: '/desk/knowledge?matter=illegal-structure', person: 'shift-leader' },
  { name: 'wall', path: '/wall', person: 'centre-head', widths: [1920, 3840] },
  { name: 'grid', path: '/desk/grid', person: 'grid-leader' },
  { name: 'board', path: '/desk/board', person: 'centre-head', english: true },
  { name: 'manage-people', path: '/desk/manage/people', person: 'administrator' },
  { name: 'manage-looks', path: '/desk/manage/looks', person: 'centre-head' },
  { name: 'manage-packs', path: '/desk/manage/packs?version=2', person: 'administrator', english: true },
  { name: 'manage-running', path: '/desk/manage/running', person: 'operator' },
  { name: 'printed-orders', path: '/desk', person: 'chengguan', widths: [1024], printed: 2 },
  {
    name: 'case',
    path: '/desk/board?stage=joint-handling',
    person: 'centre-head',
    follow: 'main a[href^="/desk/cases/"]',
    english: true,
  },
]

/** A report of somebody who tells of a case that several parties work on together: what its tracker shows. */
async function reportOfWhatGoesOn(): Promise<string> {
  const { emulator, outputs, password } = await readEnvironment('local')
  const headersOf = async (person: string): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await signIn(emulator, outputs, person, password)}`,
  })
  const asked = await fetch(new URL('/v1/cases?board=street&stage=joint-handling', address), {
    headers: await headersOf('dispatcher'),
  })
  const { items } = z
    .object({
      items: z
        .array(z.object({ caseId: z.string(), place: z.object({ text: z.string() }), matter: z.string() }))
        .min(1),
    })
    .parse(await asked.json())
  const [of] = items
  // By itself only what is certainly the same joins: whoever takes it in sees that it is.
  const sent = await fetch(new URL('/v1/desk/reports', address), {
    method: 'POST',
    headers: {
      ...(await headersOf('call-taker')),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      channel: 'walk-in',
      appeal: 'complaint',
      description: '还是老样子，请抓紧。',
      place: of?.place.text,
      matter: of?.matter,
      joins: of?.caseId,
      confirmedInPerson: true,
      reporter: { phone: '13800000000' },
    }),
  })
  const { trackingCode } = z.object({ trackingCode: z.string() }).parse(await sent.json())
  return trackingCode
}

const OUT = join(ROOT, 'docs/pictures')
const Endpoints = z.object({ console: z.url() })

const { console: address } = Endpoints.parse(
  JSON.parse(await readFile(join(LOCAL, 'endpoints.json'), 'utf8').catch(() => '{}')),
)
await mkdir(OUT, { recursive: true })
const browser = await chromium.launch({
  executablePath: await browserProgram(),
  args: ['--no-sandbox'],
  // Fields of dates are written as the browser's own language writes them, not the page's (Debian: chromium-l10n).
  env: { ...process.env, LANGUAGE: 'zh_CN' },
})
const track: Shown = {
  name: 'track',
  path: `/t/${await reportOfWhatGoesOn()}`,
  wait: '正在联合办理',
  english: true,
}
const wanted = process.argv.slice(2)
for (const one of [...PAGES, track].filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const width of one.widths ?? ALL) await take(browser, one, width, 'zh-CN')
  if (one.english) await take(browser, one, 1440, 'en-GB')
}
await browser.close()

async function take(from: Browser, shown: Shown, width: Width, locale: 'zh-CN' | 'en-GB'): Promise<void> {
  const context = await from.newContext({ viewport: { width, height: SIZES[width] }, locale })
  const page = await context.newPage()
  if (shown.person !== undefined) await signInAt(page, shown.person)
  await page.goto(new URL(shown.path, address).href)
  await settled(page)
  if (shown.follow !== undefined) {
    const href = await page.locator(shown.follow).first().getAttribute('href')
    await page.goto(new URL(href ?? '', address).href)
    await settled(page)
  }
  for (const [field, words] of Object.entries(shown.fill ?? {})) {
    await page.fill(field, words)
    await page.waitForResponse(/\/advice\//)
    await settled(page)
  }
  if (shown.wait !== undefined && locale === 'zh-CN')
    await page.getByRole('heading', { name: shown.wait }).waitFor({ timeout: 60_000 })
  if (shown.printed !== undefined) await print(page, shown.printed)
  const file = `${shown.name}-${width}${locale === 'en-GB' ? '-en' : ''}.png`
  await page.screenshot({ path: join(OUT, file), fullPage: shown.printed !== undefined })
  console.log(`docs/pictures/${file}`)
  await context.close()
}

/** The work orders of the first tasks of a desk, as they come out on paper. */
async function print(page: Page, many: number): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^选上/ })
  for (let n = 0; n < many; n += 1) await boxes.nth(n).check()
  await page.evaluate('window.print = () => {}')
  await page.getByRole('button', { name: /^打印工单/ }).click()
  await page.locator('[data-paper]').waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  // The margins that only paper has, and where one sheet ends.
  await page.addStyleTag({
    content: '[data-paper] > * { padding: 16mm } [data-paper] > * + * { border-top: 1px dashed #999 }',
  })
}

async function signInAt(page: Page, person: string): Promise<void> {
  await page.goto(new URL('/desk', address).href)
  await page.click(`button[value="${person}"]`)
  await page.waitForURL(/\/desk(\/manage\/\w+)?$/)
}

/** Everything that it asks for has come, and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  // A page that is still being fetched is not busy yet.
  await page.locator('#root > *').first().waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  // What is asked for once something else is there (the words of a report, what was seen before) says nowhere that it comes.
  await page.waitForTimeout(2_000)
}
