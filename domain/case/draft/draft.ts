import type { Calendar } from '../../clock/calendar.ts'
import { compute } from '../../clock/compute.ts'
import { begin, type Deadline, type Source } from '../../clock/deadline.ts'
import type { Change } from '../../decision/change.ts'
import { MAX_CHANGES } from '../../decision/change.ts'
import { type Recorder, type RecordingContext, recorder } from '../../decision/recorder.ts'
import type { LimitedStage } from '../../pack/limits-table.ts'
import { limitTerms, matterLimit, type policyLimit } from '../../pack/limits-terms.ts'
import { type Matter, matterOf, type Pack } from '../../pack/pack.ts'
import type { Actor } from '../../people/actor.ts'
import type { Case, CaseState } from '../record/case.ts'
import type { Task } from '../record/task.ts'
import type { Stage } from '../record/transitions.ts'
import { waitsForOf } from '../record/waits-for.ts'
import type { Beside } from './beside.ts'

/**
 * Everything a decision is given beside the state: who, when, under which rules, and what `readsOf` says that it reads.
 * Nothing else decides.
 */
export type DecisionContext = Omit<RecordingContext, 'actor' | 'jurisdiction'> &
  Beside & { readonly who: Actor; readonly pack: Pack; readonly calendar: Calendar }

/** A case being decided about: a copy of its state that may be changed, and what was recorded on the way. */
export type Draft = {
  case: Case
  readonly tasks: Map<string, Task>
  readonly counters: CaseState['counters']
  readonly touched: Set<string>
  readonly settled: Set<string>
  readonly extra: Change[]
  readonly record: Recorder['record']
  readonly recorded: readonly Change[]
  readonly context: DecisionContext
  /** Set as soon as the actor's right is that of somebody else: every event from then on says whose part was taken. */
  readonly capacity: { onBehalfOf?: string }
}

/** Begins a decision on a copy of the state. */
export function beginDraft(state: CaseState, context: DecisionContext): Draft {
  const copy = structuredClone(state)
  const chain = { sequence: copy.case.sequence, chainHash: copy.case.chainHash }
  const capacity: Draft['capacity'] = {}
  const { record, changes } = recorder(
    `case/${copy.case.caseId}`,
    chain,
    {
      ...context,
      actor: context.who.id,
      jurisdiction: copy.case.jurisdiction,
      get onBehalfOf() {
        return capacity.onBehalfOf
      },
    },
    copy.case.caseId,
  )
  const draft: Draft = {
    case: copy.case,
    tasks: new Map(copy.tasks.map((task) => [task.taskId, task])),
    counters: copy.counters,
    touched: new Set(),
    settled: new Set(),
    extra: [],
    record: (type, data, texts) => {
      record(type, data, texts)
      draft.case.sequence = chain.sequence
      draft.case.chainHash = chain.chainHash
    },
    recorded: changes,
    context,
    capacity,
  }
  return draft
}

/**
 * Ends a decision: everything that changed, as changes that hold together. The case's version grows by one.
 * @throws Error when there are more than fit into one transaction: such a decision has to fan out
 */
export function finishDraft(draft: Draft): Change[] {
  draft.case.version += 1
  const { caseId } = draft.case
  const waitsFor = waitsForOf([...draft.tasks.values()])
  if (waitsFor === undefined) delete draft.case.waitsFor
  else draft.case.waitsFor = waitsFor
  const changes: Change[] = [{ kind: 'case', case: draft.case }]
  for (const taskId of draft.settled) changes.push({ kind: 'task-settled', caseId, taskId })
  for (const taskId of draft.touched) {
    const task = draft.tasks.get(taskId)
    if (task !== undefined) changes.push({ kind: 'task', task })
  }
  changes.push(...draft.extra, ...draft.recorded)
  if (changes.length > MAX_CHANGES)
    throw new Error(`A decision made ${changes.length} changes; at most ${MAX_CHANGES} fit together.`)
  return changes
}

/** What the events of a report that is decided about with the case share with the case's own. */
export const recordingOf = ({ context, capacity, case: { jurisdiction } }: Draft): RecordingContext => ({
  ...context,
  actor: context.who.id,
  onBehalfOf: capacity.onBehalfOf,
  jurisdiction,
})

/** Whether a stage is open now. */
export const isOpen = ({ case: { position } }: Draft, stage: Stage): boolean =>
  position.at === 'in' && position.stage === stage

/**
 * The decision rests on how many reports stand: when one joins or leaves meanwhile, it is made again. (Their counters
 * have no version, so that many reports may come and go at once.)
 */
export function whileReportsStandSo({
  extra,
  case: { caseId },
  counters: { standing, joined },
}: Draft): void {
  if (extra.some(({ kind }) => kind === 'standing-is')) return
  extra.push({ kind: 'standing-is', caseId, standing, joined })
}

/** Whether reports have joined of which no stage has taken notice yet. */
export const haveJoined = ({ case: { joinsSeen }, counters: { joined } }: Draft): boolean =>
  joined > joinsSeen

/** The matter of the case. */
export const matterOfCase = (draft: Draft): Matter => matterOf(draft.context.pack, draft.case.matter)

/** A limit with where it comes from. */
export type SourcedLimit = ReturnType<typeof policyLimit>

/** The limit of one of the case's stages: by matter and filing condition, in emergency units for an emergency. */
export const stageLimit = (draft: Draft, stage: LimitedStage): SourcedLimit =>
  matterLimit(draft.context.pack, draft.case, stage)

/** A deadline by a limit that starts to run now, or at a given moment. */
export const runningFrom = (draft: Draft, limit: SourcedLimit, start = draft.context.now): Deadline =>
  begin(limitTerms(limit, start))

/** A deadline at a date that somebody set now. */
export const setFor = (draft: Draft, until: string, source: Source): Deadline =>
  begin({ kind: 'date', until, start: draft.context.now, source })

/**
 * When a deadline is due.
 * @throws Error while its clock stands still: no task is open then
 */
export function dueOf(draft: Draft, deadline: Deadline): { at: string; provisional: boolean } {
  const due = compute(deadline, draft.context.calendar)
  if (!due.runs) throw new Error('The clock of an open task stands still.')
  return due
}
