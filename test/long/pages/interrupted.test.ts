import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { isOnScreen, type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

/** How long a network is away, in milliseconds. */
const CUT = 10_000

/** A case at a place that waits to be sent out; where another authority sent it in, by when that wants its answer. */
async function toBeSent(
  place: string,
  upstreamDue?: string,
  description = '楼上的出租房隔成六间做群租房，半夜进进出出。',
): Promise<string> {
  const desk = openDesk(pages.environment)
  await desk.submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'complaint',
      description,
      place,
      matter: 'group-renting',
      confirmedInPerson: true,
      reporter: { name: '王女士', phone: '13800000000' },
      ...(upstreamDue && {
        upstreamDue,
        source: { system: 'district.12345', reference: randomUUID() },
      }),
    },
    randomUUID(),
  )
  const { caseId } = await until(`${place} is to be sent out`, async () =>
    (await desk.tasksOf('dispatcher', '?limit=100')).find(
      (one) => one.kind === 'dispatch' && JSON.stringify(one).includes(place),
    ),
  )
  return caseId
}

/** The case's page with the sheet of an action open. */
async function withSheet(page: Page, caseId: string, action: string) {
  await page.goto(new URL(`/desk/cases/${caseId}`, page.url()).href)
  await page.getByRole('button', { name: action, exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  return {
    words: sheet.getByLabel(/^派遣说明/),
    send: sheet.getByRole('button', { name: new RegExp(`${action}$`) }),
    sheet,
  }
}

test('two send one case out at the same moment: one does, the other is told, and what they typed is still there', async () => {
  const caseId = await toBeSent('国定路335弄')
  const both = await Promise.all(
    ['dispatcher', 'shift-leader'].map(async (person) => {
      const page = await pages.as(person)
      return { page, person, ...(await withSheet(page, caseId, '派遣')) }
    }),
  )
  for (const { person, words } of both) await words.fill(`${person}写的：先上门看隔断。`)
  await Promise.all(both.map(({ send }) => send.click()))
  await expect
    .poll(async () => (await Promise.all(both.map(({ sheet }) => sheet.count()))).sort())
    .toEqual([0, 1])
  const open = await Promise.all(both.map(({ sheet }) => sheet.count()))
  const slower = both[open.indexOf(1)]
  const faster = both[open.indexOf(0)]
  if (slower === undefined || faster === undefined) throw new Error('Nobody was slower.')
  const { page, person, sheet, words } = slower
  await sheet.getByRole('alert').waitFor()
  console.log(`${person} was slower and is told: ${await sheet.getByRole('alert').textContent()}`)
  expect(await words.inputValue()).toBe(`${person}写的：先上门看隔断。`)
  // And once the page has read what the other did: it says that this is not to be done now, and takes nothing away.
  await sheet.getByText('刚有人先办了').waitFor()
  for (const one of [sheet.getByRole('alert'), sheet.getByText('刚有人先办了')])
    expect(await isOnScreen(one)).toBe(true)
  expect(await words.inputValue()).toBe(`${person}写的：先上门看隔断。`)
  await page.getByText(`${faster.person}写的：先上门看隔断。`).first().waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  const conflict = (one: string) => /status of 409/.test(one)
  expect(pages.complaints.splice(0).filter((one) => !conflict(one))).toEqual([])
})

test('a task that somebody else does while one types stays on the desk with what was typed; no other takes its place', async () => {
  const caseId = await toBeSent('国定路419弄')
  await toBeSent('国定路600弄')
  const dispatcher = await pages.as('dispatcher')
  const side = dispatcher.getByRole('complementary', { name: '这一件' })
  await dispatcher.getByRole('button', { name: /国定路419弄/ }).click()
  const words = side.getByLabel(/^派遣说明/)
  await words.fill('请与居委一起上门。')
  await openDesk(pages.environment)
    .tasksOf('dispatcher', '?limit=100')
    .then((tasks) => tasks.find((one) => one.caseId === caseId))
    .then((task) =>
      openDesk(pages.environment).outcome('shift-leader', task?.taskId ?? '', {
        outcome: 'dispatched',
        lead: 'fangban',
        cooperating: [],
      }),
    )
  await dispatcher.getByRole('button', { name: /国定路419弄/ }).waitFor({ state: 'detached' })
  await side.getByText('刚有人先办了').waitFor()
  expect(await words.inputValue()).toBe('请与居委一起上门。')
  await side.getByRole('button', { name: '派遣', exact: true }).last().click()
  await side.getByRole('alert').waitFor()
  expect(await words.inputValue()).toBe('请与居委一起上门。')
  expect(await seriousFindings(dispatcher)).toEqual([])
  await side.getByRole('button', { name: '先不办' }).click()
  await side.getByRole('heading', { name: /国定路600弄/ }).waitFor()
  pages.complaints.splice(0)
})

test('what opened by itself gives way to what presses more, until somebody has a hand on it', async () => {
  const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString()
  await toBeSent('国定路777弄', inMinutes(170))
  const dispatcher = await pages.as('dispatcher')
  const side = dispatcher.getByRole('complementary', { name: '这一件' })
  const open = (place: string) => side.getByRole('heading', { name: new RegExp(place) })
  const top = dispatcher.getByRole('region', { name: '我的任务' }).getByRole('listitem').first()
  await open('国定路777弄').waitFor()
  await toBeSent('黄兴路88弄', inMinutes(160))
  await open('黄兴路88弄').waitFor()
  await side.hover()
  await toBeSent('政立路580弄', inMinutes(150))
  await top.getByText('政立路580弄').waitFor()
  await open('黄兴路88弄').waitFor()
  await top.getByRole('button').click()
  await open('政立路580弄').waitFor()
  await dispatcher.context().close()
})

test('nothing that comes late moves what is about to be pressed', async () => {
  for (const words of [
    '隔成群租房的那户又在敲墙。',
    '群租房的人半夜在楼道里打牌。',
    '二楼像是群租房，门口堆满鞋柜。',
  ])
    await toBeSent('武东路51弄', undefined, words)
  const dispatcher = await pages.as('dispatcher', { width: 1440, height: 1200 })
  const side = dispatcher.getByRole('complementary', { name: '这一件' })
  const late = Promise.withResolvers<void>()
  await dispatcher.route('**/v1/advice/intake', async (route) => {
    await late.promise
    await route.continue()
  })
  await dispatcher
    .getByRole('button', { name: /武东路51弄/ })
    .first()
    .click()
  const press = side.getByRole('button', { name: /^派遣/ }).last()
  const stood = await press.boundingBox()
  late.resolve()
  await side.getByRole('heading', { name: /^疑似同一事/ }).waitFor()
  expect(await press.boundingBox()).toEqual(stood)
  await dispatcher.context().close()
})

test('the network is gone for ten seconds while one types: it says so, and what was typed is sent once it is back', async () => {
  const caseId = await toBeSent('政通路55弄')
  const page = await pages.as('dispatcher')
  const context = page.context()
  const { words, send, sheet } = await withSheet(page, caseId, '派遣')
  await context.setOffline(true)
  await page.getByText('网络断了').waitFor()
  const begun = Date.now()
  let typed = ''
  while (Date.now() - begun < CUT) {
    await words.pressSequentially('请上门看。', { delay: 100 })
    typed += '请上门看。'
  }
  await send.click()
  await sheet.getByText('连不上。您填的还在').waitFor()
  expect(await words.inputValue()).toBe(typed)
  expect(await seriousFindings(page)).toEqual([])
  await context.setOffline(false)
  await page.getByText('网络断了').waitFor({ state: 'detached' })
  expect(await words.inputValue()).toBe(typed)
  await send.click()
  await sheet.waitFor({ state: 'detached' })
  await page.getByText(typed).first().waitFor()

  // A resident in a lift.
  const resident = await pages.open('/', { width: 360, height: 740 })
  await resident.getByLabel('在哪里').fill('政通路118弄')
  await resident.context().setOffline(true)
  const description = resident.getByLabel('什么事')
  const since = Date.now()
  while (Date.now() - since < CUT) await description.pressSequentially('电梯停了。', { delay: 100 })
  const said = await description.inputValue()
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByText('现在连不上。您写的还在').waitFor()
  expect(await description.inputValue()).toBe(said)
  await resident.context().setOffline(false)
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByRole('heading', { name: '已收到' }).waitFor()
  pages.complaints.splice(0)
})

test('signed out in the middle: it says so, nothing typed is lost, and signing in leads back to it', async () => {
  const caseId = await toBeSent('国年路25弄')
  const page = await pages.as('dispatcher')
  const { words, send, sheet } = await withSheet(page, caseId, '派遣')
  await words.fill('与房办同去。')
  // From now on its token is another one than the server believes: as if it had run out.
  await page.route('**/v1/**', (route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer run-out' } }),
  )
  await send.click()
  await sheet.getByText('登录已过期，没有办成').waitFor()
  await page.getByRole('alert').filter({ hasText: '登录已过期。写的都存在' }).waitFor()
  await words.press('End')
  await words.pressSequentially('带上照相机。')
  expect(await seriousFindings(page)).toEqual([])
  await page.unroute('**/v1/**')
  await page.getByRole('button', { name: '重新登录' }).click()
  await page.click('button[value="dispatcher"]')
  await page.waitForURL(new RegExp(`/desk/cases/${caseId}$`))
  await page.getByRole('button', { name: '派遣', exact: true }).click()
  expect(await words.inputValue()).toBe('与房办同去。带上照相机。')
  await send.click()
  await sheet.waitFor({ state: 'detached' })
  const refused = (one: string) => /status of 40[13]|ERR_INTERNET/.test(one)
  expect(pages.complaints.filter((one) => !refused(one))).toEqual([])
})
