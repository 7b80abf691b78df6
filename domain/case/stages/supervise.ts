import type { Source } from '../../clock/deadline.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { refuseTooFar } from '../draft/dates.ts'
import { type Draft, setFor } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import type { AskedOfDistrict, Consent } from '../record/supervision.ts'
import type { Task } from '../record/task.ts'
import type { At } from '../tasks/relations.ts'
import { changeTask, sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { hold, waitingOf } from './rulings.ts'

const SET_BY_DISTRICT: Source = { ref: 'supervision', name: { zh: '督办要求', en: 'the supervision' } }

/** Why the district does not put a case under supervision: it stands under one. */
export const refuseSupervision = ({ draft: { case: of } }: At): Refusal | undefined =>
  of.supervision === undefined
    ? undefined
    : refusal('supervision-standing', 'This case is under supervision already. Lift that first.')

/** Why supervision is not lifted, and no consent asked for: there is none. */
export const refuseUnsupervised = ({ draft: { case: of } }: At): Refusal | undefined =>
  of.supervision === undefined ? refusal('no-supervision', 'This case is not under supervision.') : undefined

/**
 * 督办: the district puts a case under supervision, with its reason and a limit (its own date, else the policy's). The
 * centre's head owes a report back by then, whatever stage the case is in; every task of the case bears the mark.
 */
export function supervise(draft: Draft, { until, note }: ActionOf<'supervise'>): Refusal | undefined {
  const { now, who } = draft.context
  if (until !== undefined && until <= now)
    return refusal('date-past', 'The limit of a supervision lies in the time to come.', 'until')
  const far = until === undefined ? undefined : refuseTooFar(draft, until, 'until')
  if (far !== undefined) return far
  const task = sendTask(draft, {
    kind: 'report-back',
    ...(until === undefined ? {} : { deadline: setFor(draft, until, SET_BY_DISTRICT) }),
  })
  const { taskId, dueAt } = task
  draft.case.supervision = { since: now, by: who.id, taskId, dueAt }
  for (const open of [...draft.tasks.values()]) changeTask(draft, open, { supervised: true })
  return void draft.record('supervision-begun', { taskId, dueAt }, { text: note })
}

/** 督办反馈: the centre's head reports back. The case stays under supervision until the district lifts it. */
export function settleReportBack(draft: Draft, task: Task, outcome: OutcomeFor<'report-back'>): undefined {
  settleTask(draft, task, outcome.outcome, outcome.note)
  const { supervision } = draft.case
  if (supervision?.taskId === task.taskId)
    draft.case.supervision = { ...supervision, reportedBackAt: draft.context.now }
}

/** Whether something may not be done yet: the case is under supervision, and the district has not consented to it. */
export const awaitsConsent = ({ case: { supervision } }: Draft, to: Consent): boolean =>
  supervision !== undefined && !supervision.consents?.includes(to)

/** Why something is not done while the district has not consented to it. */
export const refuseWithoutConsent = (draft: Draft, to: Consent): Refusal | undefined =>
  awaitsConsent(draft, to)
    ? refusal(
        'consent-needed',
        `The district supervises this case. Ask for its consent to "${to}" first (ask-consent).`,
      )
    : undefined

/** Asks the district's desk for its consent in the stage that is open; what was asked already is not asked twice. */
export function requestConsent(draft: Draft, to: AskedOfDistrict, words?: string): undefined {
  if (tasksOfKind(draft, 'consent').some(({ consentTo }) => consentTo === to)) return
  const waiting = waitsForConsent(draft, to)
  const { taskId } = sendTask(draft, {
    kind: 'consent',
    consentTo: to,
    ...(waiting === undefined ? {} : { about: waiting.taskId }),
  })
  const applied = to === 'terminate' ? draft.case.terminationAsked : undefined
  draft.record(
    'consent-asked',
    { to, taskId, ...orderOf(draft, applied) },
    { text: words, what: applied?.publicWords },
  )
  if (waiting !== undefined) hold(draft, waiting)
}

/** What the authority whose order it is has to know to decide on what was applied for. */
function orderOf({ case: { upstream } }: Draft, applied: Case['terminationAsked']) {
  if (applied === undefined) return {}
  return { grounds: applied.grounds, ...(upstream === undefined ? {} : { source: upstream }) }
}

/** What is proposed before it is done: the district consents to that proposal, and asking for it falls with it. */
export const PROPOSED: readonly AskedOfDistrict[] = ['park', 'explain', 'end']

/** Whoever signs what was proposed cannot before the district has consented; else it is the task of whoever asks. */
const waitsForConsent = (draft: Draft, to: AskedOfDistrict): Task | undefined =>
  PROPOSED.includes(to)
    ? tasksOfKind(draft, 'ruling').find(({ ruling }) => ruling?.on === 'proposal')
    : waitingOf(draft, draft.context.who)
