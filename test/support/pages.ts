import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import * as z from 'zod'
import { bringUp } from '#local/bring-up.ts'
import { browserProgram } from '#local/console/browser.ts'
import { consoleServer } from '#local/console/server.ts'
import { synthesise } from '#local/deploy.ts'
import { freePort, startEmulator } from '#local/emulator.ts'
import type { EnvironmentFile, Issuer } from '#local/environment/environment-file.ts'
import type { LocalEnvironment } from '#local/environment/outputs.ts'
import { NODE_FOLDER, ROOT } from '#local/paths.ts'
import { run } from '#local/processes.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const Findings = z.array(
  z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }),
)

/** A console over a whole system of its own, and a browser to look at it with. */
export type Pages = {
  /** A tab of its own, as of another person. */
  readonly open: (path: string, viewport?: { width: number; height: number }) => Promise<Page>
  /** A tab in which somebody has signed in by a click on the list. */
  readonly as: (person: string, viewport?: { width: number; height: number }) => Promise<Page>
  /** The system behind it, for what a test does not do by clicking. */
  readonly environment: EnvironmentFile
  /** What the browser complained about in any tab: refused by a header, thrown, not found. */
  readonly complaints: string[]
  readonly stop: () => Promise<void>
}

/** Longer than anything takes to come on a page, on a machine under load too. Milliseconds. */
const LONGEST = 120_000

/**
 * An emulator that is busy lets go of a call, or answers its functions later than they wait; what reads asks again. What
 * fails for good is missing on the page, and what waits for it there fails.
 */
const LET_GO = /status of 50[0234]/

/**
 * Builds the console, brings a system up, and serves both at one address.
 * @param dir a folder of one's own
 * @param of which environment; that of the story has a clock that can be moved
 * @param vouches begins an issuer outside that people sign in at to the console at an address; left out, at this system's own
 */
export async function pagesIn(
  dir: string,
  of: LocalEnvironment = 'local',
  vouches?: (address: string) => Promise<Issuer>,
): Promise<Pages> {
  const executablePath = await browserProgram()
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const files = join(dir, 'built')
  const built = run(join(NODE_FOLDER, 'node'), [join(ROOT, 'local/console/build.ts'), files], { cwd: ROOT })
  const issuer = await vouches?.(address)
  const synthesised = synthesise(of, { into: dir, console: address, said: { ...issuer } })
  const emulator = await startEmulator({ dir })
  const environment = await bringUp(of, emulator.endpoint, synthesised, issuer)
  const { code, output } = await built
  if (code !== 0) throw new Error(output)
  const server = consoleServer({ environment, files })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const complaints: string[] = []

  const open = async (path: string, viewport = { width: 1366, height: 768 }): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' })
    context.setDefaultTimeout(LONGEST)
    const page = await context.newPage()
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on(
      'console',
      (one) => one.type() === 'error' && !LET_GO.test(one.text()) && complaints.push(one.text()),
    )
    await page.goto(`${address}${path}`)
    return page
  }
  return {
    open,
    environment,
    complaints,
    as: async (person, viewport) => {
      const page = await open('/desk', viewport)
      await page.click(`button[value="${person}"]`)
      await page.waitForURL(/\/desk(\/manage\/\w+)?$/)
      return page
    },
    stop: async () => {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
      await emulator.stop()
    },
  }
}

/** The way to another page, as it stands at the edge of each; an empty desk names some of them as well. */
export const pageLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: '页面' }).getByRole('link', { name })

/** Whether something stands on the screen as it is, whole and without scrolling. */
export async function isOnScreen(what: Locator): Promise<boolean> {
  const { width, height } = what.page().viewportSize() ?? { width: 0, height: 0 }
  const box = (await what.count()) === 0 ? null : await what.boundingBox()
  return (
    box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
  )
}

/** What axe finds on a page that is serious or critical: the rule, and where. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // The page's own headers allow no script but its files: what is injected by the browser's debugger is not one.
  await page.evaluate(AXE)
  const found = Findings.parse(
    await page.evaluate("axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"),
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
