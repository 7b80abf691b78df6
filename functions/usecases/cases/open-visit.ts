import type { Machine } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import { type Change, changesOf } from '#domain/decision/change.ts'
import type { Refusal } from '#domain/refusal.ts'
import { machineError, type StageAnswer } from '#statemachines/contract.ts'
import { type CaseMethod, type ChangeDependencies, systemCause } from '../dependencies.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from './change-case.ts'
import { type ReadBeside, readOrders } from './read-beside.ts'

/** One entry of the machine into a stage. */
export type Visit = {
  readonly caseId: string
  readonly run: number
  readonly visit: number
  readonly stage: Stage
}

/** What opening a visit needs: of the machine only how to answer it. */
export type OpenVisitDependencies = ChangeDependencies<CaseMethod | 'standingOrders'> & {
  readonly machine: Pick<Machine, 'answer'>
}

/** The token of a waiting visit, and a number that is greater for a later attempt to bring one. */
export type Waiting = { readonly token: string; readonly arrivedAt: number }

/**
 * Opens a visit of a human stage: its tasks and the token are saved together, before anybody is told. A retry stores
 * its token and sends nothing twice; a visit that is resolved already is answered at once.
 * @throws `StaleRun` when a later run has the case; `Permanent` when machine and case do not stand at the same stage
 */
export async function openVisit(
  deps: OpenVisitDependencies,
  visit: Visit,
  waiting: Waiting,
): Promise<'open' | 'answered' | 'superseded'> {
  const { caseId, run } = visit
  const token = { kind: 'token', caseId, run, visit: visit.visit, ...waiting } as const
  const opened = await openWith(deps, visit, { extra: [token], readBeside: readOrders(deps.store) })
  if (opened === 'superseded') return 'superseded'
  const answer = answerOf(await standing(deps, opened), visit)
  if (answer === undefined) return 'open'
  await deps.machine.answer(waiting.token, answer)
  return 'answered'
}

/**
 * The case as it stands now that the token is kept. Where the visit was only found standing, nothing guarded the case
 * meanwhile: its outcome may have been reported, and answered to a token that was dead already.
 */
async function standing({ store }: ChangeDependencies, opened: CaseChanged): Promise<Case> {
  if (changesOf(opened.changes, 'case').length > 0) return opened.case
  return (await store.loadCase(opened.case.caseId))?.case ?? opened.case
}

/**
 * Opens a visit of a stage that the system does at once.
 * @returns what the machine is answered
 */
export async function passThrough(deps: ChangeDependencies, visit: Visit): Promise<StageAnswer> {
  const opened = await openWith(deps, visit, {})
  const answer = opened === 'superseded' ? undefined : answerOf(opened.case, visit)
  if (answer === undefined)
    throw machineError('Permanent', `The stage ${visit.stage} of ${visit.caseId} did not end at once.`)
  return answer
}

async function openWith(
  deps: ChangeDependencies,
  visit: Visit,
  beside: { readonly extra?: readonly Change[]; readonly readBeside?: ReadBeside },
): Promise<CaseChanged | 'superseded'> {
  const { caseId, ...rest } = visit
  const cause = systemCause('', `${caseId}/${visit.run}/${visit.visit}`)
  const opened = await changeCase(deps, caseId, { type: 'open-stage', ...rest }, cause, beside)
  return opened.ok ? opened.value : refused(visit, opened.error)
}

function refused(visit: Visit, why: CaseRefusal | Refusal): 'superseded' {
  if (why.code === 'stale-visit') return 'superseded'
  if (why.code === 'stale-run') throw machineError('StaleRun', why.message)
  throw machineError('Permanent', `${visit.caseId}: ${why.message}`)
}

/** What the machine is told about a visit that has its outcome; nothing while it is open. */
export function answerOf(of: Case, { run, visit }: { run: number; visit: number }): StageAnswer | undefined {
  const { position, whose } = of
  if (position.at !== 'leaving' || position.run !== run || position.visit !== visit) return undefined
  return { outcome: position.outcome, nextVisit: visit + 1, whose }
}
