import { type Refusal, refusal } from '../../refusal.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { RELATIONS } from './relations.ts'
import { TASK_FACTS } from './task-kinds.ts'
import { partyOf } from './tasks.ts'

/** What a party says of its work, where the outcome is one that says so: words, its head's part, evidence. */
type Account = {
  readonly outcome: string
  readonly note?: string | undefined
  readonly head?: string | undefined
  readonly evidence?: readonly string[] | undefined
}

/** Outcomes by which a party says that its work is over. */
const OVER: readonly string[] = ['done', 'part-done', 'explained', 'unfounded']

/**
 * What is missing from an account of work that is over: after a reporter said "unsolved" the head of the unit takes part,
 * and the record says how (再次处置); what a steward records for another party carries proof (代录).
 */
export function refuseUnsoundAccount(draft: Draft, task: Task, account: Account): Refusal | undefined {
  if (!OVER.includes(account.outcome)) return undefined
  if (task.withHead && account.head === undefined)
    return refusal(
      'head-takes-part',
      'The reporter said that it is not solved: say in "head" how the head of the unit took part.',
      'head',
    )
  const { who } = draft.context
  const own =
    who.party === partyOf(task) ||
    (TASK_FACTS[task.kind].alsoBy === 'leader' && RELATIONS['case-leader'].holds(who, { draft }))
  if (!own && account.evidence === undefined)
    return refusal(
      'proof-needed',
      'What is recorded for another party carries proof: name it in "evidence".',
      'evidence',
    )
  return undefined
}

/** The texts of an account, as they are kept apart from its event. */
export const textsOf = ({ note, head, evidence }: Account) => ({
  text: note,
  head,
  evidence: evidence?.join('\n'),
})
