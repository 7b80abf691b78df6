import type { Instant } from '../clock/calendar.ts'
import { stepsOf } from '../projection/case-history.ts'
import { type CaseHistory, partiesOf, running, settledAs } from '../projection/history.ts'
import { redact } from '../redaction/redact.ts'
import { beginning } from '../text.ts'
import { type Call, callsOf } from './follow-up.ts'
import type { Precedent } from './precedent.ts'
import { type RecordedEvent, wordsOf } from './recorded-event.ts'

type Setback = Precedent['setbacks'][number]

/** As many setbacks are kept, the latest ones, each with so many parties and characters of what was said about it. */
const MAX_SETBACKS = 20
const MAX_PARTIES = 10
const MAX_WORDS = 200

/** Outcomes of a stage by which a case did not come nearer to its end. */
const IN_VAIN: readonly string[] = [
  'failed',
  'referred',
  'returned',
  'blocked',
  'unsolved',
  'conditions-lacking',
  'nobodys',
]

/** One event, the history it ends, and what was said in it and before. */
type Step = ReturnType<typeof stepsOf>[number] & {
  readonly words: (sequence: number | undefined) => Pick<Setback, 'words'>
  readonly calls: readonly Call[]
}

/**
 * What did not work before (走过的弯路), in order: a return that was accepted and why, a check that failed and on whose
 * work, a broken promise, an item of the plan that lapsed or was blocked, conditions that were lacking, a proposal that
 * was refused, a reporter who was not content; and whatever else sent the case to its leader, by which rule.
 * @param told the case's events in order
 * @param called the events of its reports, which tell what was said when their reporters were called back
 */
export function setbacksOf(told: readonly RecordedEvent[], called: readonly RecordedEvent[]): Setback[] {
  const wordsIn = wordsOf(told)
  const calls = callsOf({ caseId: told[0]?.event.metadata.caseId ?? '' }, called)
  const words: Step['words'] = (sequence) => saidOf(sequence === undefined ? undefined : wordsIn(sequence))
  const setbacks: Setback[] = []
  for (const step of stepsOf(told.map(({ event }) => event))) {
    const found = setbackIn({ ...step, words, calls })
    if (found === undefined) continue
    const stage = step.history.visits.at(-1)?.stage ?? ''
    const at = step.event.metadata.time
    // What a stage came to is told already when the task that decided it was.
    const known = step.event.type === 'stage-resolved' && setbacks.at(-1)?.at === at
    if (!known) setbacks.push({ stage, at, ...found })
  }
  return setbacks.slice(-MAX_SETBACKS)
}

type Found = Omit<Setback, 'stage' | 'at'>

/** The setback that an event is, if it is one. */
function setbackIn({ event, history, words, calls }: Step): Found | undefined {
  switch (event.type) {
    case 'return-ruled': {
      if (!event.data.accepted) return undefined
      const task = history.tasks.get(event.data.taskId)
      if (task?.returning === undefined) return { outcome: 'returned' }
      const { reason, asked } = task.returning
      return {
        outcome: 'returned',
        parties: [...partiesOf(task.assignee)],
        reason,
        ...words(asked.sequence),
      }
    }
    case 'task-settled':
      return settled(event.data, history, words(event.metadata.sequence))
    case 'plan-item-ended':
      return event.data.ending === 'lapsed'
        ? { outcome: 'lapsed', parties: [event.data.party], reason: event.data.item }
        : undefined
    case 'proposal-ruled': {
      const proposal = history.proposals.at(-1)
      return event.data.countersigned
        ? undefined
        : { outcome: 'refused', ...(proposal && { reason: proposal.to }), ...words(proposal?.sequence) }
    }
    case 'stage-resolved': {
      const { outcome } = event.data
      if (!IN_VAIN.includes(outcome)) return undefined
      const referral = history.referrals.at(-1)
      return {
        outcome,
        ...(referral && (outcome === 'referred' || outcome === 'unsolved')
          ? { reason: referral.rule, ...words(referral.sequence) }
          : {}),
        ...(outcome === 'unsolved' ? unsolvedWords(event.metadata.time, calls) : {}),
      }
    }
    default:
      return undefined
  }
}

type Settled = Extract<RecordedEvent['event'], { type: 'task-settled' }>['data']

function settled(
  { taskId, kind, assignee, outcome }: Settled,
  history: CaseHistory,
  words: Pick<Setback, 'words'>,
): Found | undefined {
  const parties = [...partiesOf(assignee)]
  const item = history.tasks.get(taskId)?.item
  if (kind === 'handle' && outcome === 'conditions-lacking') return { outcome, parties, ...words }
  if (kind === 'dispatch' && outcome === 'nobodys') return { outcome, ...words }
  if (kind === 'plan-item' && outcome === 'blocked')
    return { outcome, parties, ...(item === undefined ? {} : { reason: item }), ...words }
  if (kind !== 'reinspect' || outcome !== 'failed') return undefined
  const promise = running(history.promises)
  if (promise === undefined) return { outcome: 'failed', parties: workersOf(history), ...words }
  const { party } = promise
  return { outcome: 'promise-broken', parties: party === undefined ? [] : [party], ...words }
}

/** Whose work a check judges: the parties that said since the last handling began that theirs is over, in that order. */
function workersOf(history: CaseHistory): string[] {
  const begun = history.visits.findLast(({ stage }) => stage === 'handling' || stage === 'joint-handling')
  const over = [
    ...settledAs(history, 'handle', 'done', 'explained', 'unfounded'),
    ...settledAs(history, 'plan-item', 'done'),
  ]
    .flatMap(({ assignee, settled: { sequence } }) =>
      partiesOf(assignee).map((party) => ({ party, sequence })),
    )
    .filter(({ sequence }) => sequence > (begun?.opened.sequence ?? 0))
    .sort((a, b) => a.sequence - b.sequence)
  return [...new Set(over.map(({ party }) => party))].slice(0, MAX_PARTIES)
}

const saidOf = (text: string | undefined): Pick<Setback, 'words'> =>
  text === undefined ? {} : { words: beginning(redact(text), MAX_WORDS) }

/** What the reporter said who was not content: the call and the end of the stage are of one moment. */
const unsolvedWords = (at: Instant, calls: readonly Call[]): Pick<Setback, 'words'> =>
  saidOf(calls.find((call) => !call.solved && call.at === at)?.words)
