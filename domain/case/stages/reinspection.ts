import type { Refusal } from '../../refusal.ts'
import { refusal } from '../../refusal.ts'
import { type Draft, runningFrom, stageLimit } from '../draft.ts'
import { climb } from '../ladder.ts'
import type { OutcomeFor } from '../outcomes.ts'
import { recordReferral, resolveStage, wayOut } from '../path.ts'
import { actsForParty, leadsCase, steers } from '../rights.ts'
import type { Task } from '../task.ts'
import { sendTask, settleTask, tasksOfKind } from '../tasks.ts'

/** 核查: a promise is not checked before its date, sooner when it is said to be kept. */
export function openReinspection(draft: Draft): void {
  const { promise } = draft.case
  const waits = promise !== undefined && promise.keptAt === undefined && promise.until > draft.context.now
  const from = waits ? promise.until : draft.context.now
  sendTask(draft, {
    kind: 'reinspect',
    assignee: { kind: 'role', role: 'inspector', grid: draft.case.place.grid },
    deadline: runningFrom(draft, stageLimit(draft, 'reinspection'), from),
    ...(from === draft.context.now ? {} : { notBefore: from }),
  })
}

/** Settles the check. What fails goes back to the parties while the policy bears it, then to the leader. */
export function settleReinspect(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'reinspect'>,
): Refusal | undefined {
  switch (outcome.outcome) {
    case 'no-access':
      settleTask(draft, task, outcome.outcome)
      draft.record('access-refused', { taskId: task.taskId }, { text: outcome.note })
      return void openReinspection(draft)
    case 'passed':
      settleTask(draft, task, outcome.outcome, outcome.note)
      draft.case.closure ??= 'checked'
      return void resolveStage(draft, 'reinspection', 'passed')
    case 'failed':
      settleTask(draft, task, outcome.outcome, outcome.note)
      return failed(draft)
  }
}

function failed(draft: Draft): undefined {
  draft.case.failedReinspections += 1
  const { failedReinspections: failed, referred, cooperating, promise } = draft.case
  if (promise !== undefined) draft.case.brokenPromises += 1
  const { brokenPromises: broken } = draft.case
  const parties = 1 + cooperating.length
  if (referred) {
    recordReferral(draft, 'failed-after-referral', { failed, parties })
    return wayOut(draft, 'referred')
  }
  if (climb(draft, 'failed-reinspection', { failed, parties })) return
  if (promise !== undefined && climb(draft, 'broken-promises', { broken })) return
  resolveStage(draft, 'reinspection', 'failed')
}

/** A promise said to be kept: the check may be made at once, and its limit starts now. */
export function promiseKept(draft: Draft): Refusal | undefined {
  const { promise, position } = draft.case
  if (promise === undefined || position.at !== 'in' || position.stage !== 'reinspection')
    return refusal('wrong-stage', 'No promise waits for its date here.')
  const { who } = draft.context
  const parties = [draft.case.lead, ...draft.case.cooperating].filter((party) => party !== undefined)
  if (!steers(who) && !leadsCase(draft, who) && !parties.some((party) => actsForParty(draft, who, party)))
    return refusal(
      'not-permitted',
      'A party of the case, the centre or the leader says that a promise is kept.',
    )
  if (promise.keptAt !== undefined) return undefined
  draft.case.promise = { ...promise, keptAt: draft.context.now }
  draft.record('promise-kept', { by: draft.context.who.id })
  // The check that waited for the date falls away; one that may be made at once is sent, and its limit starts now.
  for (const task of tasksOfKind(draft, 'reinspect')) settleTask(draft, task, 'no-longer-needed')
  openReinspection(draft)
  return undefined
}
