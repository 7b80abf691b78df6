import { describe, expect, it } from 'vitest'
import { publishPack } from '#functions/usecases/operator/publish-pack.ts'
import { local } from '#test/support/case-harness.ts'
import { rubbishIn, streetOf, templatePack } from '#test/support/new-street.ts'
import { samplePacks } from '#test/support/sample-rules.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { fine, settleTask } from '#test/support/telling.ts'

const NEW = 'minhe'
/** A Friday; the days after it are a weekend. */
const FRIDAY = local('2026-01-09 15:30')
const HEADER = '日期,类别,名称,英文名称,值守单位,值守岗位'

/** A street whose calendar has these days of its own, with a case that was dispatched to the squad on the Friday at 15:30. */
async function dispatchedUnder(...days: readonly string[]) {
  const packs = await samplePacks()
  const system = createSystem({ packs, startAt: FRIDAY })
  const pack = await templatePack(NEW, {
    amend: (texts) => {
      texts['calendar.csv'] = [HEADER, ...days, ''].join('\n')
    },
  })
  expect(await publishPack(packs, pack, FRIDAY, 'operator')).toMatchObject({ value: 'published' })
  const { api, staffed } = streetOf(system, NEW)
  const who = await staffed()
  fine(await api.report(rubbishIn(NEW)), 201)
  await system.settle()
  const [contact] = fine(await api.tasks(who.caller)).body.items
  const telling = { api, caseId: String(contact.caseId) }
  await settleTask(telling, who.caller, 'contact', { outcome: 'accepted', note: '属实。' })
  await system.settle()
  await settleTask(telling, who.dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
  await system.settle()
  const { tasks } = fine(await api.case(who.squad, telling.caseId)).body
  const task = tasks.find(({ kind }: { kind: string }) => kind === 'handle')
  /** When the squad's part is due, how that is explained, and how many hours are left. */
  const handling = {
    dueAt: task.dueAt as string,
    zh: task.due.zh as string,
    hoursLeft: task.left.millis / 3_600_000,
  }
  return { ...who, api, system, caseId: telling.caseId, handling }
}

describe("A pack's own calendar", () => {
  it('leaves days as the country has them where it says nothing: four working hours of a Friday end on the Monday', async () => {
    const { handling } = await dispatchedUnder()
    expect(handling).toMatchObject({ dueAt: local('2026-01-12 11:00'), hoursLeft: 4 })
  })

  it('moves a due time over a day off of its own, and says so', async () => {
    const { handling } = await dispatchedUnder('2026-01-12,放假,民禾节,,,')
    expect(handling).toMatchObject({ dueAt: local('2026-01-13 11:00'), hoursLeft: 4 })
    expect(handling.zh).toContain('民禾节')
  })

  it('brings a due time forward to a day of its own that is worked', async () => {
    const { handling } = await dispatchedUnder('2026-01-10,上班,民禾大扫除,,,')
    expect(handling).toMatchObject({ dueAt: local('2026-01-10 11:00'), hoursLeft: 4 })
    expect(handling.zh).toContain('民禾大扫除')
  })

  it('lets the hours of a unit run on its day of duty, and says so', async () => {
    const { handling } = await dispatchedUnder('2026-01-10,值守,周末值守,,城管中队,')
    expect(handling).toMatchObject({ dueAt: local('2026-01-10 11:00'), hoursLeft: 4 })
    expect(handling.zh).toContain('1月10日（周末值守，承办方在岗）计入')
  })

  it('lets nobody else’s hours run then', async () => {
    const { handling } = await dispatchedUnder('2026-01-10,值守,周末值守,,房办、第一居委会,派遣员')
    expect(handling).toMatchObject({ dueAt: local('2026-01-12 11:00'), hoursLeft: 4 })
  })

  it('lets the hours of a role on duty run: on boards as well, and in what is counted in days never', async () => {
    const { api, inspector, squad, leader, caseId, system, handling } = await dispatchedUnder(
      '2026-01-10,值守,周末值守,,城管中队,核查员',
    )
    const [line] = fine(await api.cases(leader, { board: 'grid:g1' })).body.items
    expect(line.waitsFor.dueAt).toBe(handling.dueAt)
    expect(line.waitsFor.left.millis).toBe(4 * 3_600_000)
    // The inspector is on duty on the Saturday, but has a working day: that is the Monday.
    await settleTask({ api, caseId }, squad, 'handle', { outcome: 'done', note: '已清理。' })
    await system.settle()
    const [check] = fine(await api.tasks(inspector, { grid: 'g1' })).body.items
    expect(check.dueAt).toBe(local('2026-01-12 17:30'))
  })
})
