import type { Locator, Page } from 'playwright-core'

/** What somebody finds on a page without scrolling. */
type First = {
  readonly person: string
  readonly path: string
  /** What is done before one looks. */
  readonly before?: (page: Page) => Promise<unknown>
  readonly desk: (page: Page) => Readonly<Record<string, Locator>>
  /** The page's own on a phone; left out where nobody works on one. */
  readonly phone?: (page: Page) => Readonly<Record<string, Locator>>
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first()

/** A call is being taken: enough is said for the machine to advise. */
async function takeCall(page: Page): Promise<void> {
  await page.locator('#phone').fill('13800000057')
  await page.locator('#place').fill('国定路555弄')
  await page.locator('#description').fill('楼下车棚里看车的人搭了间小屋住着，门口堆满纸板。')
  await page.getByText('第一网格片区').first().waitFor()
}

/** Opens the first case that a page leads to. */
export async function openCase(page: Page): Promise<void> {
  const href = await page.locator('main a[href^="/desk/cases/"]').first().getAttribute('href')
  await page.goto(new URL(href ?? '', page.url()).href)
}

const filters = (page: Page) => ({
  全部: button(page, /^全部/),
  超时: button(page, /超时/),
  今日: button(page, /今日/),
  待我审: button(page, /^待我审/),
  未签收: button(page, /^未签收/),
})
const caseHead = (page: Page) => ({
  what: page.getByRole('heading', { level: 1 }),
  stuckWith: page.getByText('现在由').first(),
  firstAction: page.locator('main button.ant-btn-primary').first(),
})

/** What stands on the first screen of whom. */
export const FIRST: readonly First[] = [
  {
    person: 'call-taker',
    path: '/desk/intake',
    before: takeCall,
    desk: (page) => ({
      贴入工单: button(page, /贴入工单/),
      drafts: page.getByRole('navigation', { name: '草稿' }),
      call: page.getByRole('timer'),
      phone: page.locator('#phone'),
      place: page.locator('#place'),
      grid: page.getByText('第一网格片区').first(),
      words: page.locator('#description'),
      appeal: page.getByRole('group', { name: '诉求类型' }),
      matter: page.locator('#matter'),
      保密: page.getByText('保密', { exact: true }),
      紧急: page.getByText(/^紧急（/),
      matters: button(page, /Alt 1/),
      map: heading(page, '各网格在办'),
      same: page.locator('#advice-same'),
      before: heading(page, /此处以往/),
      当场答复: button(page, /当场答复/),
      登记: button(page, /^登记/),
    }),
    phone: (page) => ({
      贴入工单: button(page, /贴入工单/),
      phone: page.locator('#phone'),
      place: page.locator('#place'),
      words: page.locator('#description'),
      登记: button(page, /^登记/),
    }),
  },
  {
    person: 'dispatcher',
    path: '/desk',
    before: (page) => page.locator('main li button b').first().waitFor(),
    desk: (page) => ({
      ...filters(page),
      firstPlace: page.locator('main li button b').first(),
      open: page.getByRole('complementary', { name: '这一件' }).getByRole('heading', { level: 2 }).first(),
      send: page.getByRole('button', { name: /^派遣/ }).last(),
    }),
    phone: (page) => ({ ...filters(page), firstPlace: page.locator('main li button b').first() }),
  },
  {
    person: 'dispatcher',
    path: '/desk/board',
    before: async (page) => {
      await openCase(page)
      await page.getByText('现在由').first().waitFor()
    },
    desk: (page) => ({ ...caseHead(page), parts: page.getByText('为什么是这个时限').first() }),
    phone: caseHead,
  },
  {
    person: 'grid-leader',
    path: '/desk/grid',
    before: (page) => heading(page, /要我定的/).waitFor(),
    desk: (page) => ({ 要我定的: heading(page, /要我定的/), act: button(page, /吹哨|审签|签收|办$/) }),
    phone: (page) => ({
      超时: page.locator('main').getByText('超时').first(),
      哨: page.locator('main').getByText('哨').first(),
      待我签: page.locator('main').getByText('待我签').first(),
      要我定的: heading(page, /要我定的/),
      act: button(page, /吹哨|审签|签收|办$/),
    }),
  },
  {
    person: 'call-taker',
    path: '/desk/calls',
    before: (page) => page.locator('main button b').first().waitFor(),
    desk: (page) => ({
      number: page.getByText('看联系方式').first(),
      reply: page.getByText('办了什么').first(),
      script: page.getByText(/您好，这里是/).first(),
      解决了: page.getByText('解决了').first(),
      满意: page.getByText('满意').first(),
      没接通: button(page, /没接通/),
      记下: button(page, /记下/),
    }),
    phone: (page) => ({
      待回访: page.getByText(/^待回访/).first(),
      first: page.locator('main button b').first(),
    }),
  },
  {
    person: 'inspector',
    path: '/desk/checks',
    before: (page) => heading(page, '今天的核查').waitFor(),
    desk: (page) => ({
      route: page.locator('main ol button, main ul button').first(),
      outcome: button(page, /核查通过|属实/),
    }),
    phone: (page) => ({
      fromHere: button(page, '从我这里排'),
      first: page.locator('main ol button, main ul button').first(),
    }),
  },
  {
    person: 'centre-head',
    path: '/desk/board',
    before: (page) => button(page, /^在办 \d/).waitFor(),
    desk: (page) => ({
      在办: button(page, /^在办 \d/),
      超时: button(page, /^超时/),
      挂账: button(page, /^挂账/),
    }),
    phone: (page) => ({
      在办: button(page, /^在办 \d/),
      超时: button(page, /^超时/),
      挂账: button(page, /^挂账/),
    }),
  },
  {
    person: 'shift-leader',
    path: '/desk/knowledge?matter=illegal-structure',
    before: (page) => page.locator('main li').first().waitFor(),
    desk: (page) => ({ search: page.getByRole('searchbox').first(), first: page.locator('main li').first() }),
    phone: (page) => ({
      search: page.getByRole('searchbox').first(),
      first: page.locator('main li').first(),
    }),
  },
]
