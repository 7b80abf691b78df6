import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import * as z from 'zod'
import { browserProgram } from './console/browser.ts'
import { LOCAL, ROOT } from './paths.ts'

/**
 * `npm run pictures`: pictures of the console's pages, at the widths of a desk, a tablet and a phone, for the docs. It looks
 * at the system that runs; with `npm start -- --demo` there is something to see.
 */

/** A page that is shown: who looks at it, where, and how it comes to what is worth showing. */
type Shown = {
  readonly name: string
  readonly path: string
  readonly person?: string
  readonly widths?: readonly Width[]
  readonly english?: true
  /** The link there that leads to what is shown. */
  readonly follow?: string
}

const SIZES = { 1440: 900, 1024: 768, 360: 740 } as const
type Width = 360 | 1024 | 1440
const ALL: readonly Width[] = [1440, 1024, 360]

const PAGES: readonly Shown[] = [
  { name: 'report', path: '/', english: true },
  { name: 'desk-call-taker', path: '/desk', person: 'call-taker', english: true },
  { name: 'desk-dispatcher', path: '/desk', person: 'dispatcher' },
  { name: 'desk-department', path: '/desk', person: 'chengguan' },
  { name: 'desk-leader', path: '/desk', person: 'grid-leader' },
  { name: 'case', path: '/desk', person: 'grid-leader', follow: 'a[href^="/desk/case"]', english: true },
]

const OUT = join(ROOT, 'docs/pictures')
const Endpoints = z.object({ console: z.url() })

const { console: address } = Endpoints.parse(
  JSON.parse(await readFile(join(LOCAL, 'endpoints.json'), 'utf8').catch(() => '{}')),
)
await mkdir(OUT, { recursive: true })
const browser = await chromium.launch({ executablePath: await browserProgram(), args: ['--no-sandbox'] })
for (const one of PAGES) {
  for (const width of one.widths ?? ALL) await take(browser, one, width, 'zh-CN')
  if (one.english) await take(browser, one, 1440, 'en-GB')
}
await browser.close()

async function take(from: Browser, shown: Shown, width: Width, locale: 'zh-CN' | 'en-GB'): Promise<void> {
  const context = await from.newContext({ viewport: { width, height: SIZES[width] }, locale })
  const page = await context.newPage()
  if (shown.person !== undefined) await signIn(page, shown.person)
  await page.goto(new URL(shown.path, address).href)
  await settled(page)
  if (shown.follow !== undefined) {
    const href = await page.locator(shown.follow).first().getAttribute('href')
    await page.goto(new URL(href ?? '', address).href)
    await settled(page)
  }
  const file = `${shown.name}-${width}${locale === 'en-GB' ? '-en' : ''}.png`
  await page.screenshot({ path: join(OUT, file) })
  console.log(`docs/pictures/${file}`)
  await context.close()
}

async function signIn(page: Page, person: string): Promise<void> {
  await page.goto(new URL('/desk', address).href)
  await page.click(`button[value="${person}"]`)
  await page.waitForURL(/\/desk$/)
}

/** Everything that it asks for has come, and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}
