import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import type { OnDesk } from '#adapters/ports.ts'
import { availableOnDesk } from '#domain/case/actions/available.ts'
import type { Case } from '#domain/case/record/case.ts'
import { partiesActedFor, seesCase } from '#domain/case/record/seeing.ts'
import type { Assignee, Task } from '#domain/case/record/task.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { delegationAt, leadsFor, type StandingOrders } from '#domain/orders/record/orders.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { desksOf, isPosted, may, mayRead } from '#domain/people/rights.ts'
import { availableOnReport, availableToRule } from '#domain/report/act.ts'
import { onDesk } from '#domain/report/duties.ts'
import type { Report } from '#domain/report/record/report.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireNames } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { rulesUnder } from '#functions/usecases/rules-under.ts'
import { sharedForms } from './action-view.ts'
import { caseGist } from './case-view.ts'
import { dutyView, listedTaskView } from './duty-view.ts'
import { env, type uses } from './list-tasks.function.ts'
import * as route from './list-tasks.schema.ts'
import { namesOf, peopleInTask } from './people-told.ts'
import { readingOf } from './reading.ts'

/** Whose tasks are asked for, and which of them. */
type Asked = z.infer<ReturnType<typeof route.listTasks>['query']>

/** What listing tasks needs: whether a deputy stands in now is looked up, and the cases say what each task is about. */
export type ListTasksDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'>

/**
 * `GET /v1/tasks`: the open tasks of a party or a role, earliest due time first, each with what it is about and what whoever
 * asks may do about it. That is told by task and case alone: what another task of the case holds up is told by the case.
 * What a report is owed lies there as well, on the desk of those who call: once for each report, under what is due first.
 */
export const reply = answering(() => route.listTasks().answer, answer)

async function answer(
  { store, clock, rulesOf, people }: ListTasksDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const query = readInput(event.queryStringParameters ?? {}, route.listTasks().query)
  const { dueBefore, limit, cursor } = query
  const { jurisdiction } = who
  const newest = await rulesOf(jurisdiction)
  const assignee = assigneeOf(who, query, newest.pack)
  const [now, orders] = await Promise.all([
    clock.now(),
    may(who, 'stand-in') || may(who, 'steer') ? store.standingOrders(jurisdiction) : undefined,
  ])
  if (needsDelegation(who, assignee)) insistOnDelegation(who, assignee.grid, orders, now)
  const page = await store.tasksOf({
    jurisdiction,
    assignee,
    limit,
    ...(dueBefore === undefined ? {} : { dueBefore }),
    ...(cursor === undefined ? {} : { cursor }),
  })
  const cases = new Map(
    (await store.caseHeaders(page.items.flatMap(caseIdOf))).map((one) => [one.caseId, one] as const),
  )
  const under = await rulesUnder(rulesOf, jurisdiction, cases.values())
  const { forms, view, ofReport } = sharedForms()
  // A case that is about the own desk shows in no list either.
  const isHidden = (of: Case, tasks: readonly Task[]): boolean =>
    !seesCase(who, { case: of, tasks: [...tasks] }, newest.pack, leadsFor(who, orders, now))
  const listedTask = (task: Task) => {
    const of = cases.get(task.caseId)
    if (of === undefined)
      return [{ ...listedTaskView(task, { now, calendar: newest.calendar }), actions: [] }]
    const rules = under(of)
    const at = { now, calendar: rules.calendar }
    if (isHidden(of, [task])) return []
    const actions = availableOnDesk(of, task, { who, now, orders, ...rules })
    return [
      {
        ...listedTaskView(task, at),
        case: caseGist(of, readingOf(who, of, rules.pack)),
        actions: [
          ...actions.map(view(of.caseId, task)),
          ...availableToRule(task, who).map(ofReport(of.caseId, task.ruling?.report?.reportId ?? '')),
        ],
      },
    ]
  }
  const listedReport = (report: Report) => {
    const left = onDesk(report)
    const of = report.status === 'joined' ? cases.get(report.caseId) : undefined
    if (report.status !== 'joined' || of === undefined || left === undefined) return []
    if (isHidden(of, [])) return []
    const actions = availableOnReport(report, { who, now, of: { case: of }, pack: newest.pack }).map(
      ofReport(of.caseId, report.reportId),
    )
    const reading = readingOf(who, of, under(of).pack)
    return [
      {
        ...dutyView(report, left, of, { now, calendar: newest.calendar }),
        case: caseGist(of, reading),
        actions,
      },
    ]
  }
  const items = page.items.flatMap<object>((one) =>
    one.kind === 'task' ? listedTask(one.task) : listedReport(one.report),
  )
  const asking = page.items.flatMap((one) => (one.kind === 'task' ? peopleInTask(one.task) : []))
  return {
    status: 200,
    body: {
      items,
      people: await namesOf(people, jurisdiction, asking),
      forms,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    },
  }
}

const caseIdOf = (one: OnDesk): string[] => {
  if (one.kind === 'task') return [one.task.caseId]
  return one.report.status === 'joined' ? [one.report.caseId] : []
}

/** Whose tasks: as asked, else one's own. People see their own; those who read every desk see everybody's. */
function assigneeOf(who: Actor, asked: Asked, pack: Pick<Pack, 'parties'>): Assignee {
  const every = mayRead(who, 'every-desk')
  const party = asked.party ?? (asked.role === undefined && may(who, 'handle') ? who.party : undefined)
  if (party !== undefined) {
    if (!every && !partiesActedFor(who, pack).includes(party)) throw notYours('party')
    return { kind: 'party', party }
  }
  const wanted = asked.role ?? who.roles.find((one) => one !== 'handler')
  if (wanted === undefined) throw notYours('role')
  // A deputy stands in for the leader: their desk is one, unless it is asked for by its name (alarms ring there).
  const desk = wanted === 'deputy' && asked.role === undefined ? 'grid-leader' : wanted
  const own = desksOf(who).includes(desk) || (desk === 'grid-leader' && may(who, 'stand-in'))
  if (!every && !own) throw notYours('role')
  if (!isPosted(desk)) return { kind: 'role', role: desk }
  const grid = asked.grid ?? who.grids[0]
  if (grid === undefined)
    throw new ProblemError({
      code: 'invalid',
      message: 'Say which grid: this role is posted to grids.',
      field: 'grid',
    })
  if (!every && !who.grids.includes(grid)) throw notYours('grid')
  return { kind: 'role', role: desk, grid }
}

/** A deputy sees the leader's desk by a delegation alone. */
const needsDelegation = (who: Actor, assignee: Assignee): assignee is Assignee & { kind: 'role' } =>
  assignee.kind === 'role' &&
  assignee.role === 'grid-leader' &&
  !may(who, 'lead') &&
  !mayRead(who, 'every-desk')

function insistOnDelegation(
  { id }: Actor,
  grid: string | undefined,
  orders: StandingOrders | undefined,
  at: Instant,
): void {
  if (delegationAt(orders, { to: id, grid: grid ?? '', at }) === undefined)
    throw new ProblemError({
      code: 'not-permitted',
      message: "You see the leader's desk while you are delegated. Ask the leader or the centre's head.",
      field: 'role',
    })
}

const notYours = (field: string) =>
  new ProblemError({
    code: 'not-permitted',
    message: 'You see your own tasks. Ask whoever steers for the others.',
    field,
  })

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables), ...wireNames(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
