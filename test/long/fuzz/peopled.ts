import { atLocal } from '#domain/clock/calendar.ts'
import type { steppedSystem } from '#local/story/stepped-system.ts'

const note = '照此办理'
const called = { outcome: 'accepted', note } as const
const TROUBLE = {
  channel: 'hotline',
  appeal: 'complaint',
  description: '楼道里搭建了小屋',
  place: '政通路广场',
  matter: 'illegal-structure',
} as const
const OTHER_PLACES = ['国年路25弄', '国定路335弄', '武东路51弄', '政修路80弄', '政肃路55弄']

/**
 * Fills an empty system with cases in different stages, one of them archived with its precedent.
 * @returns the names that were given out, by the fields of paths that hold such names
 */
export async function peopled(system: ReturnType<typeof steppedSystem>) {
  const { desk, settle } = system
  await system.begin(atLocal('2021-01-18', '09:00'))
  const filed = async (n: number, more: object = {}) => {
    const reporter = { name: '李女士', phone: `1390000${String(1000 + n)}` }
    const one = await system.fileReport({ ...TROUBLE, place: OTHER_PLACES[n], reporter, ...more })
    await settle(one.caseId)
    return one
  }

  const archived = await filed(0, { appeal: 'question' })
  await system.report(archived.caseId, 'call-taker', 'contact', { outcome: 'answered', note })
  await system.waitUntil(archived.caseId, atLocal('2021-01-19', '10:00'))
  const solved = { outcome: 'called', solved: true, satisfied: 'satisfied' } as const
  await system.report(archived.caseId, 'call-taker', 'follow-up', { ...solved, reportId: archived.reportId })

  const confirm = await filed(1)
  const handled = await filed(2)
  await system.report(handled.caseId, 'call-taker', 'contact', called)
  await settle(handled.caseId)
  await system.report(handled.caseId, 'dispatcher', 'dispatch', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: ['fangban'],
  })
  const led = await filed(3)
  await system.report(led.caseId, 'call-taker', 'contact', called)
  await settle(led.caseId)
  await desk.act('dispatcher', led.caseId, { action: 'refer', note })
  await settle(led.caseId)
  await settle(handled.caseId)

  // What is taken back while it is asked about tells no more: the others keep their codes to themselves.
  const takenBack = await filed(4)
  const cases = [archived, confirm, handled, led, takenBack]
  const tasks = await Promise.all(cases.map(async ({ caseId }) => (await desk.caseOf(caseId)).tasks))
  return {
    caseId: cases.map(({ caseId }) => caseId),
    reportId: cases.map(({ reportId }) => reportId),
    trackingCode: [archived, takenBack].map(({ trackingCode }) => trackingCode),
    taskId: tasks.flat().map(({ taskId }) => taskId),
    precedentId: [archived.caseId],
  }
}
