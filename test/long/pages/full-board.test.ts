import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillBoard } from '#test/support/full-board.ts'
import { type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
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
  await centre.getByRole('link', { name: '态势' }).click()
  await centre.getByRole('button', { name: /在办 20\d\d/ }).waitFor({ timeout: 240_000 })
  await centre.getByRole('heading', { name: /处置/ }).first().waitFor()
  const links = await caseLinks(centre).count()
  expect(links).toBeGreaterThan(40)
  expect(links).toBeLessThanOrEqual(MOST)
  expect(await seriousFindings(centre)).toEqual([])

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
  expect(pages.complaints).toEqual([])
})
