import type { Assignee } from '../case/task.ts'
import { beginning } from '../text.ts'
import type { Precedent } from './precedent.ts'
import { redact } from './redact.ts'
import type { Told } from './told.ts'

type Setback = Precedent['setbacks'][number]

/** As many setbacks are kept, the latest ones, each with so many parties and characters of what was said about it. */
const MOST_SETBACKS = 20
const MOST_PARTIES = 10
const LONGEST_WORDS = 200

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

/** What is known while the events are read: where the case stood, who owed what, what was asked and promised. */
type Reading = {
  stage: string
  lead: string[]
  /** Set while a promise runs: the parties that answer for it. */
  promised?: string[]
  /** Parties whose work the next check judges. */
  judged: string[]
  readonly items: Map<string, string>
  readonly asked: Map<string, Pick<Setback, 'parties' | 'reason' | 'words'>>
  proposal?: Pick<Setback, 'reason' | 'words'>
  referral?: Pick<Setback, 'reason' | 'words'>
}

/**
 * What did not work before (走过的弯路), in order: a return that was accepted and why, a check that failed and on whose
 * work, a broken promise, an item of the plan that lapsed or was blocked, conditions that were lacking, a proposal that
 * was refused, a reporter who was not content; and whatever else sent the case to its leader, by which rule.
 * @param told the case's events in order
 * @param calls what was said when its reporters were called back
 */
export function setbacksOf(told: readonly Told[], calls: readonly Told[]): Setback[] {
  const reading: Reading = { stage: '', lead: [], judged: [], items: new Map(), asked: new Map() }
  const setbacks: Setback[] = []
  for (const one of told) {
    const found = setbackIn(one, reading, calls)
    if (found === undefined) continue
    const { stage, at } = { stage: reading.stage, at: one.event.metadata.time }
    // What a stage came to is told already when the task that decided it was.
    const known = one.event.type === 'stage-resolved' && setbacks.at(-1)?.at === at
    if (!known) setbacks.push({ stage, at, ...found })
  }
  return setbacks.slice(-MOST_SETBACKS)
}

type Found = Omit<Setback, 'stage' | 'at'>

/** Reads one event: what it tells for later, and the setback that it is. */
function setbackIn({ event, texts }: Told, reading: Reading, calls: readonly Told[]): Found | undefined {
  const words = saidOf(texts.text)
  switch (event.type) {
    case 'stage-opened':
      reading.stage = event.data.stage
      if (event.data.stage === 'handling' || event.data.stage === 'joint-handling') reading.judged = []
      if (event.data.stage === 'handling' || event.data.stage === 'leader') delete reading.promised
      return undefined
    case 'task-sent':
      if (event.data.item !== undefined) reading.items.set(event.data.taskId, event.data.item)
      if (event.data.part === 'lead') reading.lead = partiesOf(event.data.assignee)
      return undefined
    case 'return-requested':
      reading.asked.set(event.data.taskId, {
        parties: [event.data.party],
        reason: event.data.reason,
        ...words,
      })
      return undefined
    case 'return-ruled':
      return event.data.accepted
        ? { outcome: 'returned', ...reading.asked.get(event.data.taskId) }
        : undefined
    case 'promise-made':
      reading.promised = event.data.party === undefined ? reading.lead : [event.data.party]
      return undefined
    case 'task-settled':
      return settled(event.data, words, reading)
    case 'plan-item-ended':
      if (event.data.ending === 'done') reading.judged.push(event.data.party)
      return event.data.ending === 'lapsed'
        ? { outcome: 'lapsed', parties: [event.data.party], reason: event.data.item }
        : undefined
    case 'proposal-made':
      reading.proposal = { reason: event.data.to, ...words }
      return undefined
    case 'proposal-ruled':
      return event.data.countersigned ? undefined : { outcome: 'refused', ...reading.proposal }
    case 'case-referred':
      reading.referral = { reason: event.data.rule, ...words }
      return undefined
    case 'stage-resolved':
      if (!IN_VAIN.includes(event.data.outcome)) return undefined
      return {
        outcome: event.data.outcome,
        ...(event.data.outcome === 'referred' || event.data.outcome === 'unsolved' ? reading.referral : {}),
        ...(event.data.outcome === 'unsolved' ? unsolvedWords(event.metadata.time, calls) : {}),
      }
    default:
      return undefined
  }
}

type Settled = Extract<Told['event'], { type: 'task-settled' }>['data']

function settled(
  { taskId, kind, assignee, outcome }: Settled,
  words: Pick<Setback, 'words'>,
  reading: Reading,
): Found | undefined {
  const parties = partiesOf(assignee)
  const item = reading.items.get(taskId)
  if (kind === 'handle' && (outcome === 'done' || outcome === 'explained' || outcome === 'unfounded'))
    reading.judged.push(...parties)
  if (kind === 'handle' && outcome === 'conditions-lacking') return { outcome, parties, ...words }
  if (kind === 'dispatch' && outcome === 'nobodys') return { outcome, ...words }
  if (kind === 'plan-item' && outcome === 'blocked')
    return { outcome, parties, ...(item === undefined ? {} : { reason: item }), ...words }
  if (kind !== 'reinspect' || outcome !== 'failed') return undefined
  return reading.promised === undefined
    ? { outcome: 'failed', parties: [...new Set(reading.judged)].slice(0, MOST_PARTIES), ...words }
    : { outcome: 'promise-broken', parties: reading.promised, ...words }
}

const partiesOf = (assignee: Assignee): string[] => (assignee.kind === 'party' ? [assignee.party] : [])

const saidOf = (text: string | undefined): Pick<Setback, 'words'> =>
  text === undefined ? {} : { words: beginning(redact(text), LONGEST_WORDS) }

/** What the reporter said who was not content: the call and the end of the stage are of one moment. */
const unsolvedWords = (at: string, calls: readonly Told[]): Pick<Setback, 'words'> =>
  saidOf(
    calls.find(
      ({ event }) =>
        event.type === 'report-called-back' && event.data.solved === false && event.metadata.time === at,
    )?.texts.text,
  )
