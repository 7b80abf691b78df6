import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { CaseStore } from '#adapters/ports.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { reportByCode } from '#functions/usecases/report-by-code.ts'
import { env } from './track-report.env.ts'
import { trackingView } from './views.ts'

/** What following a report needs. */
export type TrackDependencies = {
  readonly store: Pick<CaseStore, 'loadReport' | 'caseHeader'>
}

/** `GET /v1/reports/{trackingCode}`: where the report stands. An unknown code is told nothing but that. */
export async function reply({ store }: TrackDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const report = await reportByCode(store, nameInPath(event, 'trackingCode'))
  if (report === undefined)
    return { problem: { code: 'report-unknown', message: 'There is no report with this tracking code.' } }
  const of =
    'caseId' in report && report.caseId !== undefined ? await store.caseHeader(report.caseId) : undefined
  return { status: 200, body: trackingView(report, of) }
}

const deps = once(() => wireStore(readEnv(env)))

export const handler = httpHandler((event) => reply(deps(), event))
