import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { RecordedEvent } from '#adapters/ports.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { caseOfReport, reportByCode } from '#functions/usecases/reports/report-by-code.ts'
import { env, type uses } from './track-report.function.ts'
import * as route from './track-report.schema.ts'
import { isToldCoarsely, trackingView } from './tracking-view.ts'

/** What following a report needs: its jurisdiction's pack knows the doors. */
export type TrackDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'>

/** So many pages of a case's history are read for its reporter: more than nearly any has. */
const PAGES = 3

/** `GET /v1/reports/{trackingCode}`: where the report stands. An unknown code is told nothing but that. */
export const reply = answering(() => route.trackReport().answer, answer)

async function answer(
  { store, clock, rulesOf }: TrackDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const report = await reportByCode(store, nameInPath(event, 'trackingCode'))
  if (report === undefined)
    return { problem: { code: 'report-unknown', message: 'There is no report with this tracking code.' } }
  const of = await caseOfReport(store, report)
  const { pack, calendar } = await rulesOf(report.jurisdiction)
  const [now, history] = await Promise.all([
    clock.now(),
    of === undefined || isToldCoarsely(report, of) ? [] : historyOf(store, of.caseId),
  ])
  return { status: 200, body: trackingView({ report, of, history, pack }, { now, calendar }) }
}

async function historyOf(
  store: TrackDependencies['store'],
  caseId: string,
): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = []
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const { items, cursor: next } = await store.history(`case/${caseId}`, cursor)
    found.push(...items)
    if (next === undefined) break
    cursor = next
  }
  return found
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
