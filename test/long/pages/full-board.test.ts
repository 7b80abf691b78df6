import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillBoard } from '#test/support/full-board.ts'
import { type Pages, pageLink, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

const DESK = { width: 1366, height: 768 }
/** As many rows of cases as ever stand in the document. */
const MOST = 80

/** On the map: the paths of signs, the clusters they stand for, the cases in these, and the signs that a label covers. */
const SIGNS = `{
  const groups = [...document.querySelectorAll('main svg g[transform]:not([role])')]
  const labels = [...document.querySelectorAll('main svg g[role] rect')].map((one) => one.getBoundingClientRect())
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  ;({
    labels: labels.length,
    covered: groups.filter((one) => labels.some((label) => meet(label, one.getBoundingClientRect()))).length,
    groups: groups.length,
    signs: groups.flatMap((one) => [...one.querySelectorAll('path')]).length,
    told: groups.reduce((sum, one) => sum + Number(one.querySelector('text')?.textContent ?? 1), 0),
  })
}`

const caseLinks = (page: Page) => page.locator('main a[href^="/desk/cases/"]')
/** What a page asks the server for lists of cases, from now on. */
function listsAsked(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/v1/cases') asked.push(request.url())
  })
  return asked
}

test('the board of a street with 2,000 open cases keeps few rows, and answers filters by itself', async () => {
  await fillBoard(pages.environment, 2_000)
  const centre = await pages.as('shift-leader', DESK)
  await pageLink(centre, '态势').click()
  await centre.getByRole('button', { name: /在办 20\d\d/ }).waitFor({ timeout: 240_000 })
  await centre.getByRole('heading', { name: /处置/ }).first().waitFor()
  const links = await caseLinks(centre).count()
  expect(links).toBeGreaterThan(40)
  expect(links).toBeLessThanOrEqual(MOST)
  expect(await seriousFindings(centre)).toEqual([])

  // The map: a sign for each cluster, whatever it stands for, and every case in one of them.
  const { signs, groups, told, labels, covered } = await centre.evaluate<Record<string, number>>(SIGNS)
  expect(signs).toBe(groups)
  expect(groups).toBeLessThan(300)
  expect({ labels, covered }).toEqual({ labels: 5, covered: 0 })
  expect(told).toBe(
    Number(/\d+/.exec((await centre.getByRole('button', { name: /^在办 / }).textContent()) ?? '')),
  )
  console.log(`2,000 open cases on the map: ${groups} signs; on the board: ${links} rows`)

  const asked = listsAsked(centre)
  await centre
    .getByRole('button', { name: /^另 \d+ 件$/ })
    .first()
    .click()
  await expect.poll(() => new URL(centre.url()).search).toContain('stage=')
  expect(await caseLinks(centre).count()).toBeLessThanOrEqual(MOST)
  const list = centre.locator('main ul').last()
  await list.evaluate((one) => one.parentElement?.scrollTo(0, one.scrollHeight))
  const ofAll = await centre.locator('[aria-setsize]').first().getAttribute('aria-setsize')
  expect(Number(ofAll)).toBeGreaterThan(MOST)
  await centre.locator(`[aria-posinset="${ofAll}"]`).waitFor()
  expect(await caseLinks(centre).count()).toBeLessThanOrEqual(MOST)
  await centre.getByRole('button', { name: /^超时/ }).click()
  await centre.getByRole('button', { name: '第二网格片区', exact: true }).click()
  await centre.goBack()
  await expect.poll(() => new URL(centre.url()).search).not.toContain('grid=')
  expect(new URL(centre.url()).search).toContain('only=late')
  // It is read anew now and then, as a whole: no filter is ever asked of the server.
  expect(asked.filter((query) => /[?&](stage|late|parked|matter)=|grid/.test(query))).toEqual([])
  // What is more: they are answered without a network at all.
  await centre.context().setOffline(true)
  const scripting = await scriptingOf(centre)
  for (const grid of ['第三网格片区', '第一网格片区', '第一网格片区'])
    await centre.getByRole('button', { name: grid, exact: true }).click()
  await centre.getByRole('button', { name: /^在办 / }).click()
  await centre.getByRole('heading', { name: /处置/ }).first().waitFor()
  console.log(`four filters over 2,000 open cases: ${await scripting()} ms of scripting`)
  await centre.context().setOffline(false)
  expect(pages.complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))).toEqual([])
})

/** Milliseconds that the page's scripts run from now on, as often as it is asked. */
async function scriptingOf(page: Page): Promise<() => Promise<number>> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Performance.enable')
  const read = async (): Promise<number> => {
    const { metrics } = await browser.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000
  }
  const before = await read()
  return async () => Math.round((await read()) - before)
}
