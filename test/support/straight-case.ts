/**
 * Plays a case that goes straight through, from report to precedent, by the functions' own replies and use cases on
 * any store: what the budgets of a straight case are counted on.
 */
import { createMemoryPeople } from '#adapters/memory/people.ts'
import type { CaseStore, Clock, Ids, Knowledge, Machine } from '#adapters/ports.ts'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { Task } from '#domain/case/record/task.ts'
import { nextAfter, type Stage } from '#domain/case/record/transitions.ts'
import { DAY, fromMillis, type Instant, millis } from '#domain/clock/calendar.ts'
import type { Actor, Role } from '#domain/people/actor.ts'
import { reply as listReports } from '#functions/api/list-reports.ts'
import { reply as listTasks } from '#functions/api/list-tasks.ts'
import { reply as readCase } from '#functions/api/read-case.ts'
import { reply as readPrecedent } from '#functions/api/read-precedent.ts'
import { reply as recordOutcome } from '#functions/api/record-outcome.ts'
import { reply as submitReport } from '#functions/api/submit-report.ts'
import { reply as trackReport } from '#functions/api/track-report.ts'
import type { Reply } from '#functions/runtime/http.ts'
import { openVisit, passThrough } from '#functions/usecases/cases/open-visit.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { listOpenCase } from '#functions/usecases/precedents/list-open-case.ts'
import { writePrecedent } from '#functions/usecases/precedents/write-precedent.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { humanStage, type StageAnswer } from '#statemachines/contract.ts'
import { httpEvent } from '#test/support/http-event.ts'
import { rulesOf, serving } from './sample-rules.ts'

/** What a played case stands on. */
export type Ground = {
  readonly store: CaseStore
  readonly knowledge: Knowledge
  readonly ids: Ids
  readonly clock: Clock & { readonly set: (at: Instant) => void }
  readonly machine: Machine
}

/** One answer of the API along the way. */
export type Answered = { readonly id: string; readonly reply: Reply }

/** What was done on the way, by kind: what is priced. */
export type Played = {
  readonly caseId: string
  readonly trackingCode: string
  readonly answers: readonly Answered[]
  /** Functions of the machine that were called. */
  readonly machineTasks: number
}

const person = (role: Role, more: Partial<Actor> = {}): Actor => ({
  id: `u-${role}`,
  roles: [role],
  jurisdiction: 'wujiaochang',
  grids: [],
  ...more,
})

/** Somebody who may call reporters. */
export const CALL_TAKER = person('call-taker')
const LEAD = 'chengguan'

/** Who settles each task of a straight case, and how. @throws Error for a task that a straight case has not */
function settledBy(task: Task, reportId: string): { readonly who: Actor; readonly outcome: TaskOutcome } {
  const grids = task.assignee.kind === 'role' && task.assignee.grid !== undefined ? [task.assignee.grid] : []
  switch (task.kind) {
    case 'contact':
      return { who: CALL_TAKER, outcome: { outcome: 'accepted', note: '已电话联系，属实。' } }
    case 'dispatch':
      return {
        who: person('dispatcher'),
        outcome: { outcome: 'dispatched', lead: LEAD, cooperating: [] },
      }
    case 'handle':
      return {
        who: person('handler', { party: LEAD }),
        outcome: { outcome: 'done', note: '已到现场拆除并清运。' },
      }
    case 'reinspect':
      return { who: person('inspector', { grids }), outcome: { outcome: 'passed', note: '现场已恢复。' } }
    case 'follow-up':
      return {
        who: CALL_TAKER,
        outcome: { outcome: 'called', reportId, solved: true, satisfied: 'satisfied', note: '满意。' },
      }
    default:
      throw new Error(`A straight case has no task ${task.kind}.`)
  }
}

/**
 * Plays one case to its end.
 * @param submission what is reported
 * @throws Error when the way is not straight: the budgets would be counted on something else
 */
export async function playStraightCase(ground: Ground, submission: unknown): Promise<Played> {
  const deps = { ...ground, rulesOf, serving, people: createMemoryPeople() }
  const answers: Answered[] = []
  const took = async (id: string, replied: Promise<Reply>): Promise<Reply> => {
    const reply = await replied
    if ('problem' in reply) throw new Error(`${id}: ${reply.problem.code} ${reply.problem.message}`)
    answers.push({ id, reply })
    return reply
  }
  const sent = httpEvent({ body: submission, headers: { 'idempotency-key': ground.ids.seed() } })
  const receipt = await took('submitReport', submitReport(deps, sent))
  const { reportId, trackingCode } = receiptOf(receipt)
  const triaged = await triageReport(deps, reportId, 'bench')
  if (triaged.did !== 'opened')
    throw new Error(`The report ${triaged.did === 'joined' ? 'joined' : 'did nothing'}.`)
  const { caseId } = triaged
  const path = { caseId }
  await listOpenCase(deps, caseId)
  let machineTasks = 0
  let stage: Stage = 'confirm'
  for (let visit = 1; ; visit += 1) {
    await reconcileAs(deps, caseId)
    machineTasks += 1
    const answer = await visited(deps, { caseId, visit, stage }, async (task) => {
      const { who, outcome } = settledBy(task, reportId)
      if (task.notBefore !== undefined) ground.clock.set(task.notBefore)
      else ground.clock.set(fromMillis(millis(await ground.clock.now()) + DAY / 24))
      await took('listTasks', listTasks(deps, httpEvent({ who })))
      await took('readCase', readCase(deps, httpEvent({ who, path })))
      const taskPath = { taskId: task.taskId }
      await took('recordOutcome', recordOutcome(deps, httpEvent({ who, path: taskPath, body: outcome })))
    })
    const next = nextAfter(stage, answer.outcome, answer.whose)
    if (next === 'end') throw new Error(`The case ended at ${stage}.`)
    if (next === 'archived') break
    stage = next
  }
  await reconcileAs(deps, caseId)
  await listOpenCase(deps, caseId)
  await writePrecedent(deps, caseId)
  await took('listReports', listReports(deps, httpEvent({ who: CALL_TAKER, path })))
  await took('trackReport', trackReport(deps, httpEvent({ path: { trackingCode } })))
  await took(
    'readPrecedent',
    readPrecedent(deps, httpEvent({ who: CALL_TAKER, path: { precedentId: caseId } })),
  )
  return { caseId, trackingCode, answers, machineTasks }
}

async function reconcileAs(deps: Ground & { rulesOf: typeof rulesOf }, caseId: string): Promise<void> {
  const none = { put: async () => {}, remove: async () => {} }
  await reconcile({ ...deps, schedules: none }, caseId, 'bench')
}

/** Opens a visit as the machine does, has its tasks settled, and gives what the machine is told. */
async function visited(
  deps: Ground & { rulesOf: typeof rulesOf },
  { caseId, visit, stage }: { caseId: string; visit: number; stage: Stage },
  settle: (task: Task) => Promise<void>,
): Promise<StageAnswer> {
  const at = { caseId, run: 1, visit, stage }
  if (!humanStage.safeParse(stage).success) return passThrough(deps, at)
  await openVisit(deps, at, { token: `token-${caseId}-${visit}`, arrivedAt: visit })
  for (const task of (await deps.store.loadCase(caseId))?.tasks ?? []) await settle(task)
  const state = await deps.store.loadCase(caseId)
  if (state?.case.position.at !== 'leaving') throw new Error(`The stage ${stage} was not resolved.`)
  return { outcome: state.case.position.outcome, nextVisit: visit + 1, whose: state.case.whose }
}

function receiptOf(reply: Reply): { reportId: string; trackingCode: string } {
  const body: unknown = 'body' in reply ? reply.body : undefined
  if (body === null || typeof body !== 'object') throw new Error('No receipt.')
  const { reportId, trackingCode } = Object.fromEntries(Object.entries(body))
  return { reportId: String(reportId), trackingCode: String(trackingCode) }
}

/** A machine that is only asked, for grounds on which this file itself is the machine. */
export const ABSENT_MACHINE: Machine = {
  start: async () => 'exists',
  answer: async () => 'taken',
  stop: async () => {},
  fail: async () => 'taken',
  status: async () => ({ is: 'absent' }),
}
