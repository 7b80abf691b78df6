import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { hasRole } from '#domain/people/actor.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import type { ChangeDependencies } from '#functions/usecases/dependencies.ts'
import { env } from './list-reports.env.ts'
import { owedView, type ViewedAt } from './owed-view.ts'

/** What listing the reports of a case needs: the calendar explains what they are owed. */
export type ListReportsDependencies = Pick<ChangeDependencies, 'rulesOf' | 'clock'> & {
  readonly store: Pick<CaseStore, 'caseHeader' | 'reportsOfCase' | 'loadReport' | 'reportText' | 'person'>
}

/**
 * `GET /v1/cases/{caseId}/reports`: the reports of a case with their words and whom to call. Only for those who call:
 * nobody who handles or judges learns who reported.
 */
export async function reply(
  { store, rulesOf, clock }: ListReportsDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  if (!hasRole(who, 'call-taker', 'shift-leader', 'centre-head'))
    return { problem: { code: 'not-permitted', message: 'Only those who call reporters see who they are.' } }
  const caseId = nameInPath(event, 'caseId')
  const found = await store.caseHeader(caseId)
  if (found?.jurisdiction !== who.jurisdiction)
    return { problem: { code: 'case-unknown', message: 'There is no such case.' } }
  const page = await store.reportsOfCase(caseId, event.queryStringParameters?.cursor)
  const at = { now: await clock.now(), calendar: rulesOf(found.jurisdiction).calendar }
  const items = await Promise.all(page.items.map((reportId) => reportView(store, reportId, found, at)))
  return { status: 200, body: { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) } }
}

async function reportView(store: ListReportsDependencies['store'], reportId: string, of: Case, at: ViewedAt) {
  const [report, text, person] = await Promise.all([
    store.loadReport(reportId),
    store.reportText(reportId),
    store.person(reportId),
  ])
  return {
    reportId,
    channel: report?.channel,
    appeal: report?.appeal,
    status: report?.status,
    receivedAt: report?.receivedAt,
    description: text?.description,
    place: text?.place,
    reporter: person,
    ...(report === undefined ? {} : owedView(report, of, at)),
    callBacks: report?.callBacks ?? [],
  }
}

const deps = once(() => ({ ...wireStore(readEnv(env)), rulesOf }))

export const handler = httpHandler((event) => reply(deps(), event))
