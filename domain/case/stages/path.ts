import { type Draft, whileReportsStandSo } from '../draft/draft.ts'
import { type Case, TIMES_PARKED_KEPT } from '../record/case.ts'
import { duplicateKey } from '../record/duplicate-key.ts'
import type { PlanItem } from '../record/plan.ts'
import type { ReferredBy } from '../record/referral-rules.ts'
import { nextAfter, type Outcome, type OutcomeOf, type Stage } from '../record/transitions.ts'
import { settleTask } from '../tasks/tasks.ts'

/** What the words and references of an ending are; `door` is where the reporter of a rejection is sent. */
export type EndingWords = { readonly reference?: string; readonly door?: string; readonly words?: string }

const ENDING_OF = {
  rejected: 'rejected',
  transferred: 'transferred',
  merged: 'merged',
  ended: 'ended',
} as const satisfies Partial<Record<Outcome, string>>

type EndingOutcome = keyof typeof ENDING_OF
const isEnding = (outcome: Outcome): outcome is EndingOutcome => outcome in ENDING_OF

/**
 * Gives the open stage its outcome: what is still owed in it falls away (what is owed by the case stays until the case
 * ends), the machine is to be told, and where the outcome leads out of the machine the case ends.
 * @throws Error when no stage is open
 */
export function resolveStage<S extends Stage>(
  draft: Draft,
  stage: S,
  outcome: OutcomeOf<S> & Outcome,
  ending: EndingWords = {},
): void {
  leave(draft, stage, outcome, ending)
}

/** Gives whatever human stage is open one of the ways out that all of them have. */
export function wayOut(
  draft: Draft,
  outcome: 'referred' | 'transferred' | 'merged' | 'ended',
  ending: EndingWords = {},
): undefined {
  const { position } = draft.case
  if (position.at !== 'in') throw new Error('There is no open stage to leave.')
  leave(draft, position.stage, outcome, ending)
}

function leave(draft: Draft, stage: Stage, outcome: Outcome, ending: EndingWords): void {
  const { position } = draft.case
  if (position.at !== 'in' || position.stage !== stage) throw new Error(`The stage ${stage} is not open.`)
  const next = nextAfter(stage, outcome, draft.case.whose)
  const ends = next === 'archived' || next === 'end'
  for (const task of draft.tasks.values())
    if (ends || !task.ofCase)
      settleTask(draft, task, task.partDoneAt === undefined ? 'no-longer-needed' : 'part-done')
  if (stage === 'joint-handling') dropPlanItems(draft)
  if (stage === 'follow-up' && next === 'leader') beginRound(draft)
  delete draft.case.proposal
  delete draft.case.terminationAsked
  useUpConsents(draft)
  const { run, visit } = position
  if (stage === 'parked') rememberParking(draft, position)
  draft.case.position = { at: 'leaving', run, visit, stage, outcome, resolvedAt: draft.context.now }
  draft.record('stage-resolved', { stage, run, visit, outcome, next })
  if (next === 'archive') giveKeyBack(draft)
  if (next === 'archived') endCase(draft, 'archived', ending)
  else if (next === 'end') {
    if (!isEnding(outcome)) throw new Error(`The outcome ${outcome} does not end a case.`)
    endCase(draft, ENDING_OF[outcome], ending)
  }
}

/** What of the plan was not ended when its stage was left is not needed any more: a later plan says what is. */
function dropPlanItems(draft: Draft): void {
  const { plan } = draft.case
  if (plan === undefined) return
  const items = plan.items.map((item): PlanItem => {
    if (item.status === 'ended') return item
    const { item: name, party, action, dueAt, after } = item
    const kept = { item: name, party, action, dueAt, ...(after === undefined ? {} : { after }) }
    return { ...kept, status: 'ended', ending: 'not-needed', endedAt: draft.context.now }
  })
  draft.case.plan = { ...plan, items }
}

/**
 * The follow-up was left unsettled, for whatever reason: who was called in this round is called again after the next, and
 * what closed the case no longer counts.
 */
function beginRound(draft: Draft): void {
  draft.case.round += 1
  draft.case.roundSince = draft.context.now
  delete draft.case.closure
}

/** So much time its reports are given back, each by itself. */
function rememberParking(draft: Draft, { openedAt, visit }: { openedAt: string; visit: number }): void {
  const time = { from: openedAt, until: draft.context.now, visit }
  draft.case.timesParked = [...(draft.case.timesParked ?? []), time].slice(-TIMES_PARKED_KEPT)
}

/** A consent of the district counts in the stage it was asked in. */
function useUpConsents(draft: Draft): void {
  if (draft.case.supervision === undefined) return
  const { consents: _usedUp, ...supervision } = draft.case.supervision
  draft.case.supervision = supervision
}

/**
 * Nothing leads back from here to people: what is reported from now on opens a case of its own, and is not lost in one that
 * nobody looks at any more. Whatever joined before has been taken notice of, or this is decided again.
 */
function giveKeyBack(draft: Draft): void {
  whileReportsStandSo(draft)
  releaseKey(draft)
  draft.case.withoutKey = true
}

/** Gives the duplicate key back, if the case has it. */
function releaseKey({ case: of, extra, context: { pack } }: Draft): void {
  if (!of.withoutKey) extra.push({ kind: 'release-key', key: duplicateKey(of, pack), caseId: of.caseId })
}

/** 并案: the key stays with the merged case, so that whatever comes under it later goes where the ruling sent it. */
function letKeyLead({ case: of, extra, context: { pack } }: Draft, mergedInto: string): void {
  const { caseId, openedAt } = of
  if (!of.withoutKey)
    extra.push({ kind: 'claim-key', key: duplicateKey(of, pack), caseId, openedAt, mergedInto })
}

function endCase(draft: Draft, as: Extract<Case, { status: 'ended' }>['ending'], ending: EndingWords): void {
  const { now } = draft.context
  const { reference, door } = ending
  if (draft.case.supervision !== undefined) {
    draft.record('supervision-lifted', { taskId: draft.case.supervision.taskId, with: 'case-ended' })
    delete draft.case.supervision
  }
  const told = { ...(reference === undefined ? {} : { reference }), ...(door === undefined ? {} : { door }) }
  draft.case = { ...draft.case, status: 'ended', endedAt: now, ending: as, ...told }
  if (as === 'merged' && reference !== undefined) letKeyLead(draft, reference)
  else releaseKey(draft)
  if (as !== 'archived') draft.record('case-ended', { ending: as, ...told }, { text: ending.words })
}

/** Why a case goes to its leader: the rule that fired and the facts it fired on. */
export function recordReferral(
  draft: Draft,
  by: ReferredBy,
  facts: Record<string, string | number | boolean>,
  words?: string,
): void {
  const rule = typeof by === 'string' ? by : by.rule
  draft.case.referrals = [...draft.case.referrals, { rule, facts, at: draft.context.now }].slice(-50)
  draft.case.referred = true
  draft.record('case-referred', { rule, step: draft.case.step, facts }, { text: words })
}

/** Where a run of the case enters the machine. */
export function enterAt(of: Case): Stage | undefined {
  switch (of.position.at) {
    case 'entering':
      return of.position.enterAt
    case 'in':
      return of.position.stage
    case 'leaving': {
      const next = nextAfter(of.position.stage, of.position.outcome, of.whose)
      return next === 'end' || next === 'archived' ? undefined : next
    }
  }
}
