import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { MAX_COOPERATING } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { type OnTask, refuseRulingInOwnCause } from '../tasks/relations.ts'
import { cooperationRuns, partyOf, sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { refuseNotSent } from './not-sent.ts'
import { goOn, hold } from './rulings.ts'

/** Sends a party its part of the handling. */
export function sendHandle(draft: Draft, party: string, part: 'lead' | 'cooperating'): Task {
  return sendTask(draft, {
    kind: 'handle',
    assignee: { kind: 'party', party },
    part,
    ...(draft.case.withHead ? { withHead: true } : {}),
  })
}

/**
 * A cooperating party came or went. The lead that has done its own part waits for those that owe theirs; when none does, its
 * due time counts again, for the joint reply is owed.
 */
export function cooperationMoved(draft: Draft): void {
  for (const task of tasksOfKind(draft, 'handle'))
    if (task.partDoneAt !== undefined && cooperationRuns(draft)) hold(draft, task)
    else if (task.held !== undefined) resume(draft, task)
}

function resume(draft: Draft, { taskId }: Task): void {
  goOn(draft, taskId)
  if (draft.tasks.get(taskId)?.held === undefined) draft.record('lead-time-resumed', { taskId })
}

/** 增派协同: asked for by people; a kept ruling that the party is not sent is respected, unless they say why not. */
export const addPartyAsked = (draft: Draft, { party, despite }: ActionOf<'add-party'>): Refusal | undefined =>
  refuseNotSent(draft, { cooperating: [party], despite }) ?? addParty(draft, party, despite)

/** Adds a cooperating party while the stage runs. One that owes its part already is not asked twice. */
export function addParty(draft: Draft, party: string, despite?: string): Refusal | undefined {
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
  draft.record('party-added', { party }, { despite })
  sendHandle(draft, party, 'cooperating')
  return void cooperationMoved(draft)
}

/** Why nobody is released: it is not a cooperating party's task, or that of one's own party. */
export const refuseRelease = ({ draft, task }: OnTask): Refusal | undefined =>
  task.part === 'cooperating'
    ? refuseRulingInOwnCause({ draft, task })
    : refusal(
        'wrong-outcome',
        'Only a cooperating party is released; the lead answers for the whole.',
        'taskId',
      )

/** Releases a cooperating party from its part, with the reason. */
export function releaseTask(draft: Draft, reason: string, task: Task): undefined {
  draft.case.cooperating = draft.case.cooperating.filter((one) => one !== partyOf(task))
  settleTask(draft, task, 'released', reason)
  return void cooperationMoved(draft)
}
