import { type Refusal, refusal } from '../../refusal.ts'
import { MAX_COOPERATING, type OutcomeFor } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import { isCertain } from '../record/finding.ts'
import type { Task } from '../record/task.ts'
import type { OnTask } from '../tasks/relations.ts'
import { sendTask, settleTask, suggestionIn } from '../tasks/tasks.ts'
import { recordOnPath } from './ladder.ts'
import { dropLeadCall } from './lead-contact.ts'
import { refuseNotSent } from './not-sent.ts'
import { resolveStage } from './path.ts'
import { refuseUnknownProcessing, setProcessing } from './processing.ts'
import { routing } from './routing.ts'
import { refuseContractorAsLead, refuseLeadingOwnCause } from './subjects.ts'

/**
 * 派遣: a routing rule that is sure, of the pack or kept from a final ruling, dispatches at once; what was returned before
 * goes to a dispatcher's eyes, and so does a matter that a machine has guessed and no person chosen, or a place that was not
 * found for certain.
 */
export function openDispatch(draft: Draft): void {
  dropLeadCall(draft)
  const { lead, cooperating, sure } = routing(draft)
  const anew =
    draft.case.returns > 0 || draft.case.matterGuessed === true || !isCertain(draft.case.place.found)
  if (lead !== undefined && sure && cooperating.length <= MAX_COOPERATING && !anew) {
    draft.case.lead = lead
    draft.case.cooperating = [...cooperating]
    resolveStage(draft, 'dispatch', 'dispatched')
    return
  }
  sendTask(draft, { kind: 'dispatch', ...suggestionIn(draft) })
}

/**
 * Who likely leads and cooperates: whom the ruling on the last return suggests, else the route of the pack and the kept rules. Whoever
 * may not lead is not suggested.
 */
export function likelyParties({
  draft,
  task,
}: OnTask): { readonly lead: string; readonly cooperating: string[] } | undefined {
  const route = routing(draft)
  const lead = task.suggestedLead ?? route.lead
  if (lead === undefined) return undefined
  const unfit = refuseLeadingOwnCause(draft, lead, 'lead') ?? refuseContractorAsLead(draft, lead, 'lead')
  if (unfit !== undefined) return undefined
  const cooperating = route.cooperating.filter((party) => party !== lead).slice(0, MAX_COOPERATING)
  return { lead, cooperating }
}

/** Settles the dispatch: to a lead and cooperating parties, or nobody's (无责任主体), which is the leader's to decide. */
export function settleDispatch(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'dispatch'>,
): Refusal | undefined {
  if (outcome.outcome === 'nobodys') {
    settleTask(draft, task, outcome.outcome, outcome.note)
    recordOnPath(draft, 'nobody-leads', {}, outcome.note)
    return void resolveStage(draft, 'dispatch', 'nobodys')
  }
  const { processing } = outcome
  const refused =
    nameParties(draft, outcome.lead, outcome.cooperating) ??
    refuseNotSent(draft, outcome) ??
    (processing === undefined ? undefined : refuseUnknownProcessing(draft, processing))
  if (refused !== undefined) return refused
  if (processing !== undefined) {
    setProcessing(draft, processing)
    draft.record('processing-ruled', { taskId: task.taskId, processing, granted: true })
  }
  const { note, despite, instruction } = outcome
  if (instruction !== undefined) draft.case.instruction = instruction
  delete draft.case.instructionDraft
  settleTask(draft, task, outcome.outcome, { text: note, despite, instruction })
  return void resolveStage(draft, 'dispatch', 'dispatched')
}

/** Names who leads and who cooperates, if the pack knows them all. */
export function nameParties(draft: Draft, lead: string, cooperating: readonly string[]): Refusal | undefined {
  const wanted = [lead, ...cooperating]
  const known = draft.context.pack.parties.map((one) => one.code)
  const unknown = wanted.find((party) => !known.includes(party))
  if (unknown !== undefined)
    return refusal(
      'party-unknown',
      `There is no party ${unknown} in this jurisdiction's pack.`,
      unknown === lead ? 'lead' : 'cooperating',
    )
  const unfit = refuseLeadingOwnCause(draft, lead, 'lead') ?? refuseContractorAsLead(draft, lead, 'lead')
  if (unfit !== undefined) return unfit
  draft.case.lead = lead
  delete draft.case.suggestedLead
  draft.case.cooperating = [...new Set(cooperating)].filter((party) => party !== lead)
  return undefined
}
