import * as z from 'zod'
import { allOf } from '#adapters/paging.ts'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { OrdersAction } from '#domain/orders/actions.ts'
import type { ReportAction } from '#domain/report/asked.ts'
import { trackReport } from '#functions/api/track-report.schema.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { signIn } from '#local/people.ts'

const task = z.looseObject({
  taskId: z.string(),
  caseId: z.string(),
  kind: z.string(),
  item: z.string().optional(),
  dueAt: z.string(),
  notBefore: z.string().optional(),
  overdueSince: z.string().optional(),
  urged: z.number(),
  supervised: z.boolean().optional(),
  assignee: z.object({ kind: z.string(), party: z.string().optional(), role: z.string().optional() }),
})
const taskList = z.object({ items: z.array(task) })
/** A task with the explanation of its due time, as a case shows it. */
const explainedTask = task.extend({
  due: z.object({
    zh: z.string(),
    en: z.string(),
    explanation: z.object({ limit: z.unknown().optional(), provisional: z.boolean() }),
  }),
})
export type DeskTask = z.infer<typeof explainedTask>

const label = z.object({ code: z.string(), zh: z.string(), en: z.string() })

const caseAnswer = z.object({
  case: z.looseObject({
    caseId: z.string(),
    place: z.looseObject({ text: z.string() }),
    status: z.string(),
    stage: label,
    moving: z.boolean(),
    proposal: z.looseObject({ number: z.number() }).optional(),
    plan: z.object({ items: z.array(z.object({ item: z.string(), action: z.string() })) }).optional(),
  }),
  tasks: z.array(explainedTask),
  timeline: z.object({
    items: z.array(
      z.object({
        sequence: z.number(),
        at: z.string(),
        type: z.string(),
        actor: z.object({ id: z.string(), name: z.string().optional() }),
        onBehalfOf: z.string().optional(),
        data: z.record(z.string(), z.unknown()),
        texts: z.record(z.string(), z.string()),
      }),
    ),
    cursor: z.string().optional(),
  }),
})
export type TimelineEntry = z.infer<typeof caseAnswer>['timeline']['items'][number]

const receipt = z.object({ reportId: z.string(), trackingCode: z.string() })
const reportList = z.object({
  items: z.array(
    z.looseObject({ reportId: z.string(), reporter: z.object({ phone: z.string().optional() }).optional() }),
  ),
})

const claims = z.object({ sub: z.string() })
const problem = z.object({ code: z.string() })

/** The API refused something, or failed. */
export class Refused extends Error {
  /** The stable code of the problem it told, or the status where it told none. */
  readonly code: string
  constructor(what: string, status: number, body: string) {
    super(`${what}: ${status} ${body}`)
    this.code = problem.safeParse(JSON.parse(body)).data?.code ?? String(status)
  }
}

/** A request to the API as somebody makes it, or anybody where nobody is named. */
export type Asked = {
  readonly method: 'GET' | 'POST'
  /** With its query. */
  readonly path: string
  readonly person?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** How the API of a system is asked: over HTTP, or in a process that has all of it. */
export type Ask = (
  asked: Asked,
) => Promise<{ readonly ok: boolean; readonly status: number; readonly text: string }>

/** What a reporter reads by the tracking code. */
export type Tracking = z.infer<ReturnType<typeof trackReport>['answer']>

/** The API, used as the people of the story use it: each under their own name. */
export function deskOver(ask: Ask) {
  /** @throws Refused when the API answers anything else than success */
  async function call<S extends z.ZodType>(
    schema: S,
    method: Asked['method'],
    path: string,
    more: Pick<Asked, 'person' | 'body' | 'headers'> = {},
  ): Promise<z.infer<S>> {
    const { ok, status, text } = await ask({ method, path, ...more })
    if (!ok) throw new Refused(`${method} ${path} as ${more.person ?? 'anybody'}`, status, text)
    return schema.parse(JSON.parse(text))
  }

  const caseOf = (caseId: string, person = 'shift-leader', cursor?: string) =>
    call(caseAnswer, 'GET', `/v1/cases/${caseId}${cursor === undefined ? '' : `?cursor=${cursor}`}`, {
      person,
    })

  return {
    /** Anybody reports something. */
    report: (body: unknown, key: string) =>
      call(receipt, 'POST', '/v1/reports', { body, headers: { 'idempotency-key': key } }),
    /** Somebody submits a report at the desk. */
    submitAtDesk: (person: string, body: unknown, key: string) =>
      call(receipt, 'POST', '/v1/desk/reports', { person, body, headers: { 'idempotency-key': key } }),
    track: (trackingCode: string) => call(trackReport().answer, 'GET', `/v1/reports/${trackingCode}`),
    tasksOf: async (person: string, query = '') =>
      (await call(taskList, 'GET', `/v1/tasks${query}`, { person })).items,
    outcome: (person: string, taskId: string, body: TaskOutcome) =>
      call(z.unknown(), 'POST', `/v1/tasks/${taskId}/outcome`, { person, body }),
    act: (person: string, caseId: string, body: CaseAction) =>
      call(z.unknown(), 'POST', `/v1/cases/${caseId}/actions`, { person, body }),
    /** Somebody changes the standing orders of the jurisdiction. */
    arrange: (person: string, body: OrdersAction) =>
      call(z.unknown(), 'POST', '/v1/standing-orders/actions', { person, body }),
    actOnReport: (person: string, caseId: string, reportId: string, body: ReportAction) =>
      call(z.unknown(), 'POST', `/v1/cases/${caseId}/reports/${reportId}/actions`, { person, body }),
    reportsOf: async (caseId: string, person: string) =>
      (await call(reportList, 'GET', `/v1/cases/${caseId}/reports`, { person })).items,
    caseOf,
    precedent: (caseId: string, person: string) =>
      call(z.record(z.string(), z.unknown()), 'GET', `/v1/precedents/${caseId}`, { person }),
    timeline: (caseId: string): Promise<TimelineEntry[]> =>
      allOf(async (cursor) => (await caseOf(caseId, 'shift-leader', cursor)).timeline),
  }
}
export type Desk = ReturnType<typeof deskOver>

/** The HTTP API of an environment, each person under their own sign-in. */
export function openDesk({ api, emulator, outputs, password }: EnvironmentFile) {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (person: string) => {
    const token = tokens.get(person) ?? signIn(emulator, outputs, person, password)
    tokens.set(person, token)
    return token
  }
  const ask: Ask = async ({ method, path, person, body, headers = {} }) => {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(person === undefined ? {} : { authorization: `Bearer ${await tokenOf(person)}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { ok: response.ok, status: response.status, text: await response.text() }
  }
  return {
    ...deskOver(ask),
    /** The id of somebody's account, as their token says it. */
    accountOf: async (person: string): Promise<string> => {
      const payload = (await tokenOf(person)).split('.')[1] ?? ''
      return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).sub
    },
  }
}
