import type { CaseStore } from '#adapters/ports.ts'
import type { Beside, Reads } from '#domain/case/draft/beside.ts'
import { noOrders } from '#domain/orders/record/orders.ts'
import { SAME_CALLER } from '#domain/report/contact.ts'
import type { Joined, Report } from '#domain/report/record/report.ts'
import { holderOf, openAfter } from './follow-mergers.ts'

/** Reads what a decision rests on beside its case. Consistent, like the case itself. */
export type ReadBeside = (reads: Reads) => Promise<Beside>

/** For what rests on the case alone. @throws Error when it does not: a use case was given too little */
export const readNothing: ReadBeside = async (reads) => {
  const asked = Object.keys(reads)
  if (asked.length > 0) throw new Error(`A decision rests on what nobody reads here: ${asked.join(', ')}.`)
  return {}
}

/** The standing orders alone: whoever is sent by rules rests on them. */
export const readOrders =
  (store: Pick<CaseStore, 'standingOrders'>): ReadBeside =>
  async ({ orders }) =>
    orders === undefined ? {} : { orders: (await store.standingOrders(orders)) ?? noOrders(orders) }

/** For an action on a case: the one it is merged into, who has the key that it is to take, the standing orders. */
export const readForAction =
  (store: Pick<CaseStore, 'loadCase' | 'keyHolder' | 'standingOrders'>): ReadBeside =>
  async ({ target, ledTo, holder, ...others }) => ({
    ...(target === undefined ? {} : { target: (await store.loadCase(target))?.case }),
    ...(ledTo === undefined ? {} : { ledTo: (await openAfter(store, ledTo))?.of }),
    ...(holder === undefined ? {} : { holder: await holderOf(store, holder) }),
    ...(await readOrders(store)(others)),
  })

/** For the outcome of a task: the report that a call concerns with the others of its number, the standing orders. */
export const readForOutcome =
  (store: Pick<CaseStore, 'loadReport' | 'reportsOfCaller' | 'standingOrders'>): ReadBeside =>
  async ({ report, ...others }) => ({
    ...(report === undefined ? {} : await withSameCaller(store, report)),
    ...(await readOrders(store)(others)),
  })

/** A report with the others of its number that stand with a case: one conversation is about all of them. */
export async function withSameCaller(
  store: Pick<CaseStore, 'loadReport' | 'reportsOfCaller'>,
  { reportId, caseId }: { readonly reportId: string; readonly caseId: string },
): Promise<{ report: Report | undefined; sameCaller: readonly Joined[] }> {
  const report = await store.loadReport(reportId)
  if (report?.caller === undefined) return { report, sameCaller: [] }
  const found = (await store.reportsOfCaller(caseId, report.caller)).filter((one) => one !== reportId)
  const others = await Promise.all(found.slice(0, SAME_CALLER).map((one) => store.loadReport(one)))
  const stands = (one: Report | undefined): one is Joined => one?.status === 'joined' && one.caseId === caseId
  return { report, sameCaller: others.filter(stands) }
}
