/**
 * What a page of each list costs: the handlers of the API asked on a store in memory that holds so many cases, each call
 * of the store counted, and its units from the bytes of the items that it gives.
 */
import { createSecretKey } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import { caseItem, eventItem, type Item, linkItem, reportItem, taskItem } from '#adapters/dynamodb/items.ts'
import { postingItem } from '#adapters/dynamodb/knowledge-items.ts'
import { pulseItem } from '#adapters/dynamodb/pulse.ts'
import { readUnits } from '#adapters/dynamodb/units.ts'
import { buildCase, buildEvent, buildReport, buildTask, MONDAY } from '#adapters/examples.ts'
import { blindIndex } from '#adapters/kms/field-cipher.ts'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { createSeededIds } from '#adapters/memory/ids.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import type { CaseStore, OnDesk, Page } from '#adapters/ports.ts'
import type { PulseScope } from '#domain/case/pulse.ts'
import type { Case } from '#domain/case/record/case.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import type { Role } from '#domain/people/actor.ts'
import type { Report } from '#domain/report/record/report.ts'
import { reply as listCases } from '#functions/api/list-cases.ts'
import { reply as listLooks } from '#functions/api/list-looks.ts'
import { reply as listTasks } from '#functions/api/list-tasks.ts'
import { reply as readPulse } from '#functions/api/read-pulse.ts'
import type { DeclaredReply } from '#functions/runtime/http.ts'
import { sampleRules } from '#local/samples.ts'

/** A page of a list: how many lines it has, which calls of the store it takes, and their read units. */
export type ListCost = {
  readonly list: string
  readonly lines: number
  readonly calls: readonly string[]
  readonly units: number
}

const J = 'wujiaochang'
const PHONE = '13700000001'
/** As the store in memory makes its blind index. */
const CALLER = blindIndex(createSecretKey(Buffer.alloc(32)), PHONE)
const PLACE = { key: 'guoding-555', text: '国定路555弄', grid: 'g1' }
const MATTER = 'illegal-structure'
/** Lines of a page. */
const LIMIT = '50'

const number = (n: number): string => String(n).padStart(6, '0')
const caseIdOf = (n: number): string => `c-01evv1000000000000000${number(n)}`
const reportIdOf = (n: number): string => `r-01evv10000000000000${number(n)}z`

/** Somebody looked at who reported. */
function lookAt(reportId: string, caseId: string): DomainEvent {
  const { event } = buildEvent(
    'report-person-shown',
    { reason: 'contact' },
    { subject: `report/${reportId}` },
  )
  return { ...event, metadata: { ...event.metadata, caseId } }
}

/** A store with so many open cases of a grid and a party, half of them at one place, and as many that ended. */
async function filled(cases: number): Promise<CaseStore> {
  const store = createMemoryCaseStore()
  for (let n = 1; n <= cases; n += 1) {
    const caseId = caseIdOf(n)
    const reportId = reportIdOf(n)
    const place = n % 2 === 0 ? PLACE : { ...PLACE, key: `place-${number(n)}` }
    const joined = {
      reportId,
      status: 'joined',
      caseId,
      joinedAt: MONDAY,
      opened: true,
      caller: CALLER,
    } as const
    const ended = { status: 'ended', endedAt: MONDAY, ending: 'archived' } as const
    const assignee = { kind: 'party', party: 'chengguan' } as const
    const saved = await store.save([
      { kind: 'case', case: buildCase({ caseId, place, matter: MATTER }) },
      { kind: 'task', task: buildTask({ taskId: `${caseId}.1`, caseId, kind: 'handle', assignee }) },
      { kind: 'case', case: buildCase({ caseId: caseIdOf(500_000 + n), place, matter: MATTER, ...ended }) },
      { kind: 'report', report: buildReport(joined) },
      { kind: 'link', caseId, reportId, caller: CALLER },
      { kind: 'event', event: lookAt(reportId, caseId) },
    ])
    if (!saved.saved) throw new Error(`The example ${n} was not kept.`)
  }
  return store
}

const first = <T>(value: unknown): T => z.custom<T>().parse(value)
const each = (items: readonly Item[], consistent: boolean): number =>
  items.reduce((sum, one) => sum + readUnits([one], consistent), 0)

/** The units of what a method gives: a page is one Query, whose items are added up; others are items by their keys. */
const UNITS: Partial<Record<keyof CaseStore, (given: unknown, asked: unknown) => number>> = {
  board: (given) => readUnits(first<Page<Case>>(given).items.map(caseItem), false),
  endedCases: (given) => readUnits(first<Page<Case>>(given).items.map(caseItem), false),
  looks: (given) =>
    readUnits(
      first<Page<DomainEvent>>(given).items.map((one) => eventItem(one, 0)),
      false,
    ),
  tasksOf: (given) =>
    readUnits(
      first<Page<OnDesk>>(given).items.map((one) =>
        one.kind === 'task' ? taskItem(one.task) : reportItem(one.report),
      ),
      false,
    ),
  casesOfPhone: (given) =>
    readUnits(
      first<Page<{ caseId: string; reportId: string }>>(given).items.map((one) =>
        linkItem(one.caseId, one.reportId, CALLER),
      ),
      false,
    ),
  caseHeaders: (given) => each(first<readonly Case[]>(given).map(caseItem), false),
  caseHeader: (given) => each(given === undefined ? [] : [caseItem(first<Case>(given))], false) || 0.5,
  loadReport: (given) => each(given === undefined ? [] : [reportItem(first<Report>(given))], true) || 1,
  identity: () => 1,
  standingOrders: () => 1,
  pulses: (_, asked) =>
    each(
      first<readonly PulseScope[]>(asked).map((one) => pulseItem(one)),
      false,
    ),
}

/** The store, telling of each call that reads. */
const counting = (store: CaseStore, told: (method: string, units: number) => void): CaseStore =>
  new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function' || typeof name !== 'string' || name === 'save') return method
      return async (...args: unknown[]) => {
        const given: unknown = await Reflect.apply(method, target, args)
        const units = UNITS[first<keyof CaseStore>(name)]
        if (units === undefined) throw new Error(`Nobody knows what ${name} costs.`)
        told(name, units(given, args[0]))
        return given
      }
    },
  })

/** Somebody asks something, as the gateway hands it on. */
const asks = (role: Role, query: Readonly<Record<string, string>>, party?: string): APIGatewayProxyEventV2 =>
  first<APIGatewayProxyEventV2>({
    headers: {},
    queryStringParameters: query,
    requestContext: {
      requestId: 'docs',
      authorizer: {
        jwt: {
          claims: {
            sub: `u-${role}`,
            'cognito:groups': `[${role}]`,
            'custom:jurisdiction': J,
            ...(party === undefined ? {} : { 'custom:party': party }),
          },
        },
      },
    },
  })

/** The cost of a full page of every list, where the table holds so many open cases and as many that ended. */
export async function costsOfLists(cases: number): Promise<readonly ListCost[]> {
  const store = await filled(cases)
  const knowledge = createMemoryKnowledge()
  const calls: string[] = []
  let units = 0
  const told = (method: string, of: number): void => {
    calls.push(method)
    units += of
  }
  const deps = {
    store: counting(store, told),
    knowledge: {
      ...knowledge,
      postings: async (query: Parameters<typeof knowledge.postings>[0]) => {
        const page = await knowledge.postings(query)
        told(
          'postings',
          readUnits(
            page.items.map((one) => postingItem(query.jurisdiction, one)),
            false,
          ),
        )
        return page
      },
    },
    people: createMemoryPeople(),
    clock: createMemoryClock(MONDAY),
    ids: createSeededIds(),
    rulesOf: async (jurisdiction: string) => sampleRules(jurisdiction),
  }
  const cost = async (list: string, asked: Promise<DeclaredReply>): Promise<ListCost> => {
    calls.length = 0
    units = 0
    const reply = await asked
    if ('problem' in reply) throw new Error(`${list}: ${reply.problem.message}`)
    const items = z.object({ items: z.array(z.unknown()) }).safeParse(reply.body)
    return { list, lines: items.success ? items.data.items.length : 1, calls: calls.splice(0), units }
  }
  const page = (query: Record<string, string>) =>
    listCases(deps, asks('call-taker', { limit: LIMIT, ...query }))
  const find = (what: string) => listCases(deps, asks('call-taker', { find: what }))
  return [
    await cost('`/v1/cases?board=street`', page({ board: 'street' })),
    await cost('`/v1/cases?board=grid:<g>`', page({ board: 'grid:g1' })),
    await cost('`/v1/cases?board=party:<p>`', page({ board: 'party:chengguan' })),
    await cost('`/v1/cases?ended=<month>`', page({ ended: '2021-01' })),
    await cost('`/v1/cases?find=` our number', find(caseIdOf(1))),
    await cost('`/v1/cases?find=` report', find(reportIdOf(1))),
    await cost('`/v1/cases?find=` phone', find(PHONE)),
    await cost('`/v1/cases?find=` place', find(PLACE.text)),
    await cost(
      '`/v1/tasks?party=<p>`',
      listTasks(deps, asks('handler', { party: 'chengguan', limit: LIMIT }, 'chengguan')),
    ),
    await cost(
      '`/v1/looks?month=<month>`',
      listLooks(deps, asks('centre-head', { month: '2021-01', limit: LIMIT })),
    ),
    await cost('`/v1/pulse?of=desk,board:<g>`', readPulse(deps, asks('dispatcher', { of: 'desk,board:g1' }))),
  ]
}

/** The table of the page about access patterns. */
export async function renderCostsOfLists(): Promise<string> {
  const rows = (await costsOfLists(100)).map(
    ({ list, lines, calls, units }) => `| ${list} | ${lines} | ${counted(calls)} | ${units} |`,
  )
  return `| list | lines | calls of the store | read units |
|---|---:|---|---:|
${rows.join('\n')}`
}

/** Calls by their names, with how many of each. */
const counted = (calls: readonly string[]): string =>
  [...Map.groupBy(calls, (one) => one)]
    .map(([name, all]) => (all.length === 1 ? `\`${name}\`` : `${all.length} × \`${name}\``))
    .join(', ')
