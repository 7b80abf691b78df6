import { millis } from '../../clock/calendar.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { type Draft, dueFromNow, limitsOfCase, matterOfCase } from '../draft.ts'
import { MAX_COOPERATING, type OutcomeFor } from '../outcomes.ts'
import { recordReferral, resolveStage, wayOut } from '../path.ts'
import type { Task } from '../task.ts'
import { changeTask, sendTask, settleTask, tasksOfKind } from '../tasks.ts'

/**
 * 处置: the lead and each cooperating party get a task with its own clock. In an emergency the matter's own route
 * stands for the dispatcher, and the call to the reporter runs alongside.
 */
export function openHandling(draft: Draft): void {
  draft.case.judged = []
  delete draft.case.promise
  if (draft.case.lead === undefined) {
    const { route } = matterOfCase(draft)
    if (route === undefined) {
      recordReferral(draft, 'nobody-leads', { emergency: draft.case.emergency })
      wayOut(draft, 'referred')
      return
    }
    draft.case.lead = route.lead
    draft.case.cooperating = [...route.cooperating]
  }
  sendHandle(draft, draft.case.lead, 'lead')
  for (const party of draft.case.cooperating) sendHandle(draft, party, 'cooperating')
  if (
    draft.case.emergency &&
    draft.case.round === 1 &&
    !draft.case.confirmedInPerson &&
    !draft.case.reporterless
  )
    sendTask(draft, {
      kind: 'contact',
      assignee: { kind: 'role', role: 'call-taker' },
      due: dueFromNow(draft, draft.context.pack.policy.firstContact),
      alongside: true,
    })
}

/** Sends a party its part of the handling. */
export function sendHandle(draft: Draft, party: string, part: 'lead' | 'cooperating'): Task {
  return sendTask(draft, {
    kind: 'handle',
    assignee: { kind: 'party', party },
    due: dueFromNow(draft, limitsOfCase(draft).handling),
    part,
  })
}

const partyOf = (task: Task): string => (task.assignee.kind === 'party' ? task.assignee.party : '')

/** Settles a party's part. The lead answers for the whole: it ends only when no cooperating task is open (协办为必办). */
export function settleHandle(draft: Draft, task: Task, outcome: OutcomeFor<'handle'>): Refusal | undefined {
  if (outcome.outcome === 'returned') return askReturn(draft, task, outcome)
  if (task.part === 'cooperating') return settleCooperating(draft, task, outcome)
  if (outcome.outcome === 'conditions-lacking') {
    settleTask(draft, task, outcome.outcome, outcome.note)
    recordReferral(draft, 'conditions-lacking', {}, outcome.note)
    return void resolveStage(draft, 'handling', 'conditions-lacking')
  }
  if (tasksOfKind(draft, 'handle').some((one) => one.part === 'cooperating'))
    return refusal(
      'cooperating-open',
      'A cooperating party still owes its part. Wait for it, or ask the dispatcher to release it.',
    )
  if (outcome.outcome === 'promised') {
    if (millis(outcome.until) <= millis(draft.context.now))
      return refusal('date-past', 'A promise is for a time to come.', 'until')
    if (millis(outcome.until) > millis(task.dueAt))
      return refusal('past-limit', `A promise never runs past the limit: ${task.dueAt}.`, 'until')
    draft.case.promise = { until: outcome.until, madeAt: draft.context.now }
    draft.record('promise-made', { until: outcome.until }, { who: outcome.who, what: outcome.what })
  }
  // Of a promise somebody else's work is judged; what the party says itself, done or unfounded, it may not judge.
  if (outcome.outcome !== 'promised') judge(draft, task)
  const explained = outcome.outcome === 'explained' || outcome.outcome === 'unfounded'
  draft.case.closure = explained ? 'explained' : 'checked'
  settleTask(draft, task, outcome.outcome, outcome.outcome === 'promised' ? undefined : outcome.note)
  if (matterOfCase(draft).site) return void resolveStage(draft, 'handling', 'to-check')
  if (!explained) draft.case.closure = 'no-site'
  return void resolveStage(draft, 'handling', 'no-site')
}

function settleCooperating(
  draft: Draft,
  task: Task,
  outcome: Exclude<OutcomeFor<'handle'>, { outcome: 'returned' }>,
): Refusal | undefined {
  if (outcome.outcome === 'promised' || outcome.outcome === 'conditions-lacking')
    return refusal('wrong-outcome', 'Only the lead reports this for the whole. Tell the lead.', 'outcome')
  judge(draft, task)
  return void settleTask(draft, task, outcome.outcome, outcome.note)
}

function judge(draft: Draft, task: Task): void {
  draft.case.judged = [...new Set([...draft.case.judged, partyOf(task)])]
}

function askReturn(
  draft: Draft,
  task: Task,
  outcome: Extract<OutcomeFor<'handle'>, { outcome: 'returned' }>,
): Refusal | undefined {
  if (task.pendingReturn !== undefined)
    return refusal('return-pending', 'A return of this task waits for the ruling already.')
  const { now, who } = draft.context
  changeTask(draft, task, { pendingReturn: { reason: outcome.reason, at: now, by: who.id } })
  draft.record(
    'return-requested',
    { taskId: task.taskId, party: partyOf(task), reason: outcome.reason },
    { text: outcome.note },
  )
  return undefined
}

/**
 * 退单裁定: a cooperating party's task is replaced inside the stage; the lead's return goes back to Dispatch. As many
 * returns as the policy bears refer the case, for then nobody leads.
 */
export function ruleOnReturn(
  draft: Draft,
  task: Task,
  ruling: { accept: boolean; replacement?: string | undefined },
): Refusal | undefined {
  const { pack } = draft.context
  if (task.pendingReturn === undefined)
    return refusal('no-return', 'No return of this task waits for a ruling.')
  const { replacement } = ruling
  if (replacement !== undefined && !pack.parties.some((one) => one.code === replacement))
    return refusal(
      'party-unknown',
      `There is no party ${replacement} in this jurisdiction's pack.`,
      'replacement',
    )
  const { pendingReturn: _settled, ...standing } = task
  draft.tasks.set(task.taskId, standing)
  draft.touched.add(task.taskId)
  draft.record('return-ruled', {
    taskId: task.taskId,
    accepted: ruling.accept,
    ...(replacement === undefined ? {} : { replacement }),
  })
  if (!ruling.accept) return undefined
  draft.case.returns += 1
  settleTask(draft, task, 'returned')
  const party = partyOf(task)
  if (task.part === 'lead') delete draft.case.lead
  if (draft.case.returns >= pack.policy.referAfterReturns) {
    recordReferral(draft, 'returns', { returns: draft.case.returns })
    return void wayOut(draft, 'referred')
  }
  if (task.part === 'lead') return void resolveStage(draft, 'handling', 'returned')
  draft.case.cooperating = draft.case.cooperating.filter((one) => one !== party)
  if (replacement !== undefined) addParty(draft, replacement)
  return undefined
}

/** Adds a cooperating party while the stage runs. One that owes its part already is not asked twice. */
export function addParty(draft: Draft, party: string): Refusal | undefined {
  if (!draft.context.pack.parties.some((one) => one.code === party))
    return refusal('party-unknown', `There is no party ${party} in this jurisdiction's pack.`, 'party')
  if (tasksOfKind(draft, 'handle').some((one) => partyOf(one) === party)) return undefined
  const cooperating = [...new Set([...draft.case.cooperating, party])]
  if (cooperating.length > MAX_COOPERATING)
    return refusal(
      'too-many-parties',
      `At most ${MAX_COOPERATING} parties cooperate. Release one first.`,
      'party',
    )
  draft.case.cooperating = cooperating
  draft.record('party-added', { party })
  sendHandle(draft, party, 'cooperating')
  return undefined
}

/** Releases a cooperating party from its part, with the reason. */
export function releaseTask(draft: Draft, task: Task, reason: string): Refusal | undefined {
  if (task.part !== 'cooperating')
    return refusal(
      'wrong-outcome',
      'Only a cooperating party is released; the lead answers for the whole.',
      'taskId',
    )
  draft.case.cooperating = draft.case.cooperating.filter((one) => one !== partyOf(task))
  return void settleTask(draft, task, 'released', reason)
}
