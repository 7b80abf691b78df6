import type { Pack } from '../pack/pack.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/rights.ts'
import type { CaseActionName, TaskActionName } from './actions/action-entry.ts'
import { CASE_ACTIONS } from './actions/case-actions.ts'
import { TASK_ACTIONS } from './actions/task-actions.ts'
import type { ActionOf, CaseAction } from './asked/actions.ts'
import type { CaseCommand } from './asked/command.ts'
import type { TaskOutcome } from './asked/outcomes.ts'
import type { Reads } from './draft/beside.ts'
import type { Case } from './record/case.ts'
import type { Stage } from './record/transitions.ts'

const NOTHING: Reads = {}
/** Outcomes that name who is sent. */
const NAMES_PARTIES: readonly string[] = ['dispatched', 'assigned']

/**
 * What a decision about a case rests on beside the case itself: whoever changes a case reads exactly this, anew with
 * every try. A deputy's right rests on a delegation, so the standing orders are read for whatever a deputy asks.
 */
export function readsOf(command: CaseCommand, who: Actor, of: Case, pack: Pack): Reads {
  const orders: Reads = { orders: of.jurisdiction }
  switch (command.type) {
    case 'open-stage':
      return sendsByRules(command.stage, of) ? orders : NOTHING
    case 'record-outcome':
      return {
        ...reportCalled(command, of),
        // A kept ruling may say that a party is not sent.
        ...(NAMES_PARTIES.includes(command.outcome.outcome) || may(who, 'stand-in') ? orders : NOTHING),
      }
    case 'act':
      return { ...readsOfAction(command.action, of, pack), ...(may(who, 'stand-in') ? orders : NOTHING) }
    default:
      return NOTHING
  }
}

const readsOfAction = (action: CaseAction, of: Case, pack: Pack): Reads =>
  'taskId' in action ? readsOnTask(action.action, action, of) : readsOnCase(action.action, action, of, pack)

const readsOnCase = <A extends CaseActionName>(name: A, action: ActionOf<A>, of: Case, pack: Pack): Reads =>
  CASE_ACTIONS[name].reads?.(action, of, pack) ?? NOTHING

const readsOnTask = <A extends TaskActionName>(name: A, action: ActionOf<A>, of: Case): Reads =>
  TASK_ACTIONS[name].reads?.(action, of) ?? NOTHING

/** Who is sent may rest on kept rules: at Dispatch, and in Handling where an emergency came without it. */
const sendsByRules = (stage: Stage, of: Case): boolean =>
  stage === 'dispatch' || (stage === 'handling' && of.lead === undefined)

/**
 * Whether a command is decided by the newest version of the pack, not by the one that the case has: what moves it there,
 * and what rests on no rules of a pack, so that a case whose version is missing can be marked, resumed and moved.
 */
export const readsNewestPack = (command: CaseCommand): boolean =>
  command.type === 'act'
    ? !('taskId' in command.action) && CASE_ACTIONS[command.action.action].underNewestPack === true
    : command.type === 'mark-stalled' || command.type === 'resume'

/**
 * The report that a call concerns: whom it names; in the first call, unless it names another, the one that opened the case.
 */
function reportCalled({ outcome }: Extract<CaseCommand, { type: 'record-outcome' }>, of: Case): Reads {
  const named = 'reportId' in outcome ? outcome.reportId : undefined
  const reportId = named ?? (FIRST_CALL.includes(outcome.outcome) ? of.openedBy : undefined)
  return reportId === undefined ? NOTHING : { report: { reportId, caseId: of.caseId } }
}

/** Outcomes of the first call. Some are of other tasks as well: then what is read is not needed. */
const FIRST_CALL: readonly TaskOutcome['outcome'][] = [
  'accepted',
  'answered',
  'rejected',
  'unreachable',
  'contacted',
  'emergency',
  'no-emergency',
]
