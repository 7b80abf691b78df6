import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { type Pages, pageLink, pagesIn, seriousFindings } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
beforeAll(async () => {
  pages = await pagesIn(dir)
})
afterAll(async () => pages?.stop())

const PLACE = '国定路555弄 非机动车棚'
const WORDS = '看护人员在棚内搭了储藏室，棚外堆放易燃物，还用液化气做饭。'
const PHONE = { width: 360, height: 740 }

test('a resident reports and follows, a call-taker accepts, a dispatcher dispatches, all by clicking', async () => {
  // A phone: the numbers for emergencies and what it is about stand on the first screen.
  const resident = await pages.open('/', PHONE)
  await expect(resident.locator('a[href="tel:119"]').boundingBox()).resolves.toMatchObject({
    width: expect.any(Number),
  })
  expect(await seriousFindings(resident)).toEqual([])
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByText('请写一句发生了什么').waitFor()
  await resident.getByLabel('什么事').fill(WORDS)
  await resident.reload()
  expect(await resident.getByLabel('什么事').inputValue()).toBe(WORDS)
  await resident.getByLabel('在哪里').fill(PLACE)
  await resident.getByRole('textbox', { name: '电话' }).fill('13800000000')
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByRole('heading', { name: '已收到' }).waitFor()
  await resident.getByRole('link', { name: '看进度' }).click()
  await resident.getByRole('heading', { name: '办到哪一步' }).waitFor()
  expect(await seriousFindings(resident)).toEqual([])

  const callTaker = await pages.as('call-taker')
  // The reply that the report is owed lies on the same desk; to accept is the case's own task.
  const row = callTaker.getByRole('button', { name: /国定路555弄.*联系诉求人/ })
  await row.waitFor()
  await row.click()
  expect(await seriousFindings(callTaker)).toEqual([])
  const side = callTaker.getByRole('complementary')
  await side.getByText(WORDS).waitFor()
  await side.getByRole('button', { name: '受理', exact: true }).last().click()
  await row.waitFor({ state: 'detached' })
  await callTaker.getByRole('button', { name: /国定路555弄.*答复诉求人/ }).click()
  await side.getByRole('button', { name: '提请审核答复', exact: true }).first().waitFor()

  const dispatcher = await pages.as('dispatcher')
  const wanted = dispatcher.getByRole('button', { name: /国定路555弄/ })
  await wanted.waitFor()
  await wanted.click()
  // Whom the route names is suggested already.
  await dispatcher.getByRole('complementary').getByTitle('五角场城管中队').waitFor()
  await dispatcher.getByRole('link', { name: /打开案件/ }).click()
  await dispatcher.getByRole('heading', { name: /国定路555弄/ }).waitFor()
  expect(await seriousFindings(dispatcher)).toEqual([])
  await dispatcher.getByRole('button', { name: '派遣', exact: true }).click()
  const sheet = dispatcher.getByRole('dialog')
  await sheet.getByTitle('五角场城管中队').waitFor()
  await sheet.getByRole('button', { name: '派遣', exact: true }).click()
  await sheet.waitFor({ state: 'detached' })
  await dispatcher.getByRole('heading', { name: /五角场城管中队.*主责/ }).waitFor()

  await resident.reload()
  await resident.getByRole('heading', { name: '正在办理' }).waitFor()
  await resident.getByText('五角场城管中队').waitFor()
  await resident.getByLabel('还有要补充的').fill('昨晚又搬进来两个煤气罐')
  await resident.getByRole('button', { name: '补充' }).click()
  await resident.getByText('已收到，转给办理的人').waitFor()
  expect(await resident.getByLabel('还有要补充的').inputValue()).toBe('')
  expect(await seriousFindings(resident)).toEqual([])
  expect(pages.complaints).toEqual([])
})

test('what two residents reported in their own words is joined by the call-taker with one key', async () => {
  const desk = openDesk(pages.environment)
  const place = '政立路580弄'
  const told = [
    '楼下停车棚的顶被风掀了一半，铁皮挂着晃，怕砸到人。',
    '车棚顶的铁皮被风掀起来挂着，走过去怕砸到。',
  ]
  for (const [n, description] of told.entries()) {
    const reporter = { name: '李女士', phone: `1390000000${n}` }
    await desk.report({ channel: 'web', appeal: 'complaint', description, place, reporter }, `two-${n}-words`)
  }
  const callTaker = await pages.as('call-taker')
  const rows = callTaker.getByRole('button', { name: /政立路580弄.*联系诉求人/ })
  await until('both are on the desk', async () => (await rows.count()) === 2 || undefined)
  await rows.first().click()
  const side = callTaker.getByRole('complementary')
  await side.getByRole('heading', { name: '疑似同一事 1 件' }).waitFor()
  await side.getByText(/同地点/).waitFor()
  expect(await seriousFindings(callTaker)).toEqual([])
  await callTaker.keyboard.press('F6')
  await until('one is left', async () => (await rows.count()) === 1 || undefined)
  expect(pages.complaints).toEqual([])
})

test('a resident says on the page that it is not solved, and the leader has it again', async () => {
  const desk = openDesk(pages.environment)
  const { trackingCode } = await desk.submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'complaint',
      description: WORDS,
      place: '政通路广场',
      matter: 'illegal-structure',
      confirmedInPerson: true,
      reporter: { name: '王女士', phone: '13800000000' },
    },
    'voted-on-the-page',
  )
  const { caseId } = await settled('dispatcher', 'dispatch', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: [],
  })
  await settled('chengguan', 'handle', { outcome: 'done', note: '已拆除。' }, caseId)
  await settled('inspector', 'reinspect', { outcome: 'passed', note: '已恢复原状。' }, caseId)
  await until(
    'the vote is taken',
    async () => (await desk.caseOf(caseId)).case.stage.code === 'follow-up' || undefined,
  )

  const resident = await pages.open(`/t/${trackingCode}`, PHONE)
  await resident.getByRole('heading', { name: '已有办理结果，请您评价' }).waitFor()
  expect(await seriousFindings(resident)).toEqual([])
  await resident.getByRole('button', { name: '提交评价' }).click()
  await resident.getByRole('alert').waitFor()
  await resident.getByRole('radio', { name: '没有解决' }).check({ force: true })
  await resident.getByRole('radio', { name: '不满意' }).check({ force: true })
  await resident.getByLabel('还想说什么').fill('又搭起来了')
  await resident.reload()
  expect(await resident.getByLabel('还想说什么').inputValue()).toBe('又搭起来了')
  await resident.getByRole('button', { name: '提交评价' }).click()
  await resident.getByRole('heading', { name: '网格长正在研判' }).waitFor()
  expect(pages.complaints).toEqual([])

  async function settled(
    who: string,
    kind: string,
    outcome: Parameters<typeof desk.outcome>[2],
    of?: string,
  ) {
    const task = await until(`${who} has to ${kind}`, async () =>
      (await desk.tasksOf(who)).find((one) => one.kind === kind && (of ?? one.caseId) === one.caseId),
    )
    await desk.outcome(who, task.taskId, outcome)
    return task
  }
})

test('what is about the discipline of officials is shown its door, by a resident and at intake, and opens no case', async () => {
  const told = '有人收了商户的购物卡，店招才一直没人管。'
  const place = '武东路51弄'
  const resident = await pages.open('/', PHONE)
  await resident.getByLabel('什么事').fill(told)
  await resident.getByLabel('在哪里').fill(place)
  await resident.getByRole('radio', { name: '举报' }).check({ force: true })
  await resident.getByRole('checkbox', { name: /公职人员违纪违法/ }).check()
  await resident.getByText('您写的话、称呼和电话这里都不保存').waitFor()
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByRole('heading', { name: '已收到' }).waitFor()
  // The door at once; nobody here promises to call or to handle it.
  await resident.getByText('12388').first().waitFor()
  expect(await resident.getByText('先行联系').count()).toBe(0)
  expect(await seriousFindings(resident)).toEqual([])
  await resident.getByRole('link', { name: '看进度' }).click()
  await resident.getByText('区纪委监委（12388）').waitFor()
  expect(await resident.getByText(told).count()).toBe(0)

  const callTaker = await pages.as('call-taker')
  await pageLink(callTaker, '受理台').click()
  await callTaker.locator('#description').fill(told)
  await callTaker.locator('#place').fill(place)
  await callTaker.getByRole('radio', { name: '举报' }).check({ force: true })
  await callTaker.getByLabel('被反映对象').selectOption('discipline')
  await callTaker.getByText(/不保存/).waitFor()
  await callTaker.keyboard.press('F9')
  await callTaker.getByRole('heading', { name: /已登记/ }).waitFor()
  await callTaker.getByText('区纪委监委（12388）').waitFor()
  expect(await seriousFindings(callTaker)).toEqual([])

  // Whatever comes after it is a case by now: so would these be.
  const desk = openDesk(pages.environment)
  const after = '楼道里堆了旧家具，轮椅过不去。'
  await desk.report({ channel: 'web', appeal: 'help', description: after, place }, 'after-discipline')
  await until('what came later is to be looked at', async () =>
    (await desk.tasksOf('inspector')).find((one) => JSON.stringify(one).includes(place)),
  )
  const head = await pages.as('centre-head')
  await pageLink(head, '态势').click()
  await head.getByText(place).first().waitFor()
  expect(await head.locator('main a[href^="/desk/cases/"]').filter({ hasText: place }).count()).toBe(1)
  expect(pages.complaints).toEqual([])
})

test('whoever looks at who reported leaves a line that the head reads: who, why, in which case', async () => {
  const desk = openDesk(pages.environment)
  const place = '大学路55弄'
  await desk.submitAtDesk(
    'call-taker',
    {
      ...{ channel: 'walk-in', appeal: 'complaint', description: '店招伸到人行道上。', place },
      ...{ matter: 'shop-sign', confirmedInPerson: true },
      reporter: { name: '钱先生', phone: '13800001234' },
    },
    'looked-at',
  )
  const { caseId } = await until('it has a case', async () =>
    (await desk.tasksOf('dispatcher')).find((one) => JSON.stringify(one).includes(place)),
  )
  const looking = await pages.as('shift-leader')
  await looking.goto(new URL(`/desk/cases/${caseId}`, looking.url()).href)
  await looking.getByRole('button', { name: '看联系方式' }).click()
  expect(await looking.getByText('13800001234').count()).toBe(0)
  await looking.getByRole('button', { name: '核实情况' }).click()
  await looking.getByRole('link', { name: '13800001234' }).waitFor()

  const head = await pages.as('centre-head')
  await pageLink(head, '管理').click()
  await head.getByRole('link', { name: '查看记录' }).click()
  const line = head.getByRole('row').filter({ hasText: place })
  // The look is written at once, and listed as soon as it is published.
  await until('the look is listed', async () => {
    await head.reload()
    await head.getByRole('heading', { name: '谁看过诉求人的信息' }).waitFor()
    await head.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    return (await line.count()) === 1 || undefined
  })
  expect(await line.textContent()).toMatch(/核实情况/)
  expect(await seriousFindings(head)).toEqual([])
  await line.getByRole('link').click()
  await head.waitForURL(new RegExp(`/desk/cases/${caseId}$`))
  expect(pages.complaints).toEqual([])
})
