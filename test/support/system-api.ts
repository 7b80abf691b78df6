import type { CaseStore, Knowledge, People } from '#adapters/ports.ts'
import type { Actor } from '#domain/people/actor.ts'
import { reply as actAsReporter } from '#functions/api/act-as-reporter.ts'
import { reply as actOnCase } from '#functions/api/act-on-case.ts'
import { reply as actOnReport } from '#functions/api/act-on-report.ts'
import { reply as adviseIntake } from '#functions/api/advise-intake.ts'
import { reply as changeOrders } from '#functions/api/change-orders.ts'
import { reply as listCases } from '#functions/api/list-cases.ts'
import { reply as listLooks } from '#functions/api/list-looks.ts'
import { reply as listReports } from '#functions/api/list-reports.ts'
import { reply as listTasks } from '#functions/api/list-tasks.ts'
import { reply as lookAtReporter } from '#functions/api/look-at-reporter.ts'
import { reply as readCase } from '#functions/api/read-case.ts'
import { reply as readOrders } from '#functions/api/read-orders.ts'
import { reply as readPrecedent } from '#functions/api/read-precedent.ts'
import { reply as readPulse } from '#functions/api/read-pulse.ts'
import { reply as recordOutcome } from '#functions/api/record-outcome.ts'
import { reply as searchPrecedents } from '#functions/api/search-precedents.ts'
import { reply as submitReport } from '#functions/api/submit-report.ts'
import { reply as takeLedger } from '#functions/api/take-ledger.ts'
import { reply as trackReport } from '#functions/api/track-report.ts'
import { reply as withdrawReport } from '#functions/api/withdraw-report.ts'
import { cachedStatistics } from '#functions/runtime/cached-statistics.ts'
import type { ChangeDependencies, Serving } from '#functions/usecases/dependencies.ts'
import { type Answer, type Asked, ask } from './http.ts'
import { knowingIntakeEvents } from './intake-events.ts'

/** What the API's functions are wired with. */
export type ApiDependencies = ChangeDependencies<keyof CaseStore> & {
  readonly knowledge: Knowledge
  readonly serving: Serving
  readonly people: People
}

export type Api = ReturnType<typeof apiOf>

/** The API of a system: every route with its real handler, asked by whoever a test names. */
export function apiOf(system: { readonly depsOf: (consumer: 'api') => ApiDependencies }) {
  const deps = system.depsOf('api')
  const { statisticsSoFar } = cachedStatistics(deps.knowledge)
  const taking = { ...deps, store: knowingIntakeEvents(deps.store) }
  const submit = (asked: Asked): Promise<Answer> => ask((event) => submitReport(taking, event), asked)
  return {
    /** A request to `POST /v1/reports` just as a test writes it. */
    submit,
    /** A report with or without its key. */
    report: (body: unknown, key?: string): Promise<Answer> =>
      submit({ body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) }),
    /** A report that somebody submits at the desk, with or without a key. */
    submitAtDesk: (who: Actor, body: unknown, key?: string): Promise<Answer> =>
      submit({ who, body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) }),
    track: (trackingCode: string): Promise<Answer> =>
      ask((event) => trackReport(deps, event), { params: { trackingCode } }),
    withdraw: (trackingCode: string): Promise<Answer> =>
      ask((event) => withdrawReport(deps, event), { params: { trackingCode } }),
    look: (who: Actor, caseId: string, reportId: string, body: unknown): Promise<Answer> =>
      ask((event) => lookAtReporter(deps, event), { who, params: { caseId, reportId }, body }),
    pulse: (who: Actor, of: string, etag?: string): Promise<Answer> =>
      ask((event) => readPulse(deps, event), {
        who,
        query: { of },
        ...(etag === undefined ? {} : { headers: { 'if-none-match': etag } }),
      }),
    looks: (who: Actor, query: Record<string, string>): Promise<Answer> =>
      ask((event) => listLooks(deps, event), { who, query }),
    asReporter: (trackingCode: string, body: unknown): Promise<Answer> =>
      ask((event) => actAsReporter(deps, event), { params: { trackingCode }, body }),
    tasks: (who: Actor, query: Record<string, string> = {}): Promise<Answer> =>
      ask((event) => listTasks(deps, event), { who, query }),
    outcome: (who: Actor, taskId: string, body: unknown): Promise<Answer> =>
      ask((event) => recordOutcome(deps, event), { who, params: { taskId }, body }),
    act: (who: Actor, caseId: string, body: unknown): Promise<Answer> =>
      ask((event) => actOnCase(deps, event), { who, params: { caseId }, body }),
    actOnReport: (who: Actor, caseId: string, reportId: string, body: unknown): Promise<Answer> =>
      ask((event) => actOnReport(deps, event), { who, params: { caseId, reportId }, body }),
    cases: (who: Actor, query: Record<string, string>): Promise<Answer> =>
      ask((event) => listCases(deps, event), { who, query }),
    ledger: (who: Actor, body: object): Promise<Answer> =>
      ask((event) => takeLedger(deps, event), { who, body }),
    case: (who: Actor, caseId: string, query: Record<string, string> = {}): Promise<Answer> =>
      ask((event) => readCase(deps, event), { who, params: { caseId }, query }),
    orders: (who: Actor, query: Record<string, string> = {}): Promise<Answer> =>
      ask((event) => readOrders(deps, event), { who, query }),
    arrange: (who: Actor, body: unknown): Promise<Answer> =>
      ask((event) => changeOrders(deps, event), { who, body }),
    reports: (who: Actor, caseId: string, query: Record<string, string> = {}): Promise<Answer> =>
      ask((event) => listReports(deps, event), { who, params: { caseId }, query }),
    search: (who: Actor, query: Record<string, string>): Promise<Answer> =>
      ask((event) => searchPrecedents(deps, event), { who, query }),
    advise: (who: Actor, body: unknown): Promise<Answer> =>
      ask((event) => adviseIntake({ ...deps, statisticsSoFar }, event), { who, body }),
    precedent: (who: Actor, precedentId: string): Promise<Answer> =>
      ask((event) => readPrecedent(deps, event), { who, params: { precedentId } }),
  }
}
