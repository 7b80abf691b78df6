import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { type Pages, pagesIn, seriousFindings } from '#test/support/pages.ts'
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
  await row.waitFor({ timeout: 60_000 })
  await row.click()
  expect(await seriousFindings(callTaker)).toEqual([])
  const side = callTaker.getByRole('complementary')
  await side.getByText(WORDS).waitFor()
  await side.getByRole('button', { name: '受理', exact: true }).last().click()
  await row.waitFor({ state: 'detached', timeout: 30_000 })
  await callTaker.getByRole('button', { name: /国定路555弄.*答复诉求人/ }).click()
  await side.getByRole('button', { name: '提请审核答复', exact: true }).first().waitFor()

  const dispatcher = await pages.as('dispatcher')
  const wanted = dispatcher.getByRole('button', { name: /国定路555弄/ })
  await wanted.waitFor({ timeout: 60_000 })
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
  await sheet.waitFor({ state: 'detached', timeout: 30_000 })
  await dispatcher.getByRole('heading', { name: /五角场城管中队.*主责/ }).waitFor({ timeout: 60_000 })

  await resident.reload()
  await resident.getByRole('heading', { name: '正在办理' }).waitFor({ timeout: 60_000 })
  await resident.getByText('五角场城管中队').waitFor()
  await resident.getByLabel('还有要补充的').fill('昨晚又搬进来两个煤气罐')
  await resident.getByRole('button', { name: '补充' }).click()
  await resident.getByText('已收到，转给办理的人').waitFor()
  expect(await resident.getByLabel('还有要补充的').inputValue()).toBe('')
  expect(await seriousFindings(resident)).toEqual([])
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
  await resident.getByRole('heading', { name: '已有办理结果，请您评价' }).waitFor({ timeout: 60_000 })
  expect(await seriousFindings(resident)).toEqual([])
  await resident.getByRole('button', { name: '提交评价' }).click()
  await resident.getByRole('alert').waitFor()
  await resident.getByRole('radio', { name: '没有解决' }).check({ force: true })
  await resident.getByRole('radio', { name: '不满意' }).check({ force: true })
  await resident.getByLabel('还想说什么').fill('又搭起来了')
  await resident.reload()
  expect(await resident.getByLabel('还想说什么').inputValue()).toBe('又搭起来了')
  await resident.getByRole('button', { name: '提交评价' }).click()
  await resident.getByRole('heading', { name: '网格长正在研判' }).waitFor({ timeout: 60_000 })
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
