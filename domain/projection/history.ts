import type { CASE_ENDINGS } from '../case/record/case.ts'
import type { Ending } from '../case/record/plan.ts'
import { isOnReport, type RulingOn } from '../case/record/ruling.ts'
import type { Assignee, Task, TaskKind } from '../case/record/task.ts'
import type { Stage } from '../case/record/transitions.ts'
import { TASK_FACTS } from '../case/tasks/task-kinds.ts'
import type { Instant } from '../clock/calendar.ts'
import type { Deadline } from '../clock/deadline.ts'
import type { EventData } from '../events/index.ts'
import type { Stamp } from './stamp.ts'

/**
 * What the events of a case tell, as one read model: boards, indicators, precedents and the dry run stand on it. It says
 * what was done when and by whom, and no more than the events do: no words, no name, nothing that a pack would decide.
 */
export type CaseHistory = {
  readonly caseId: string
  /** The number of the last event. */
  readonly sequence: number
  readonly opened?: Stamp & Pick<EventData<'case-opened'>, 'appeal' | 'linkedTo'>
  /** What it is about; the last of each is what it is about now, the others it had before it was corrected. */
  readonly matters: readonly string[]
  readonly places: readonly string[]
  readonly grid?: string
  readonly emergency: boolean
  readonly subjects: readonly string[]
  /** Reports that joined after the first, as far as the stages took notice of them. */
  readonly joined: number
  readonly packs: readonly (Stamp & EventData<'pack-adopted'>)[]
  /** Every task that was ever sent, in that order. */
  readonly tasks: ReadonlyMap<string, TaskLife>
  /** Every visit of a stage, in order; the last one is where the case is, or was last. */
  readonly visits: readonly Visit[]
  /** Who leads and who cooperates in the handling, as it was sent out last. */
  readonly lead?: string
  readonly cooperating: readonly string[]
  readonly promises: readonly Promised[]
  readonly referrals: readonly (Stamp & Pick<EventData<'case-referred'>, 'rule' | 'step' | 'facts'>)[]
  readonly whistles: readonly Whistle[]
  readonly plans: readonly Plan[]
  readonly proposals: readonly Proposed[]
  /** 督办, one at a time; what the district was asked to consent to stands among the tasks. */
  readonly supervisions: readonly Supervised[]
  readonly hazards: readonly Stamp[]
  /** Which run of the machine it is in, and which round of calling its reporters. */
  readonly run: number
  readonly round: number
  /** Set while a technical fault keeps it from moving. */
  readonly stalled?: Stamp & { readonly error: string }
  readonly closures: readonly (Stamp & EventData<'case-closed'>)[]
  readonly termination?: Stamp & { readonly grounds: string }
  readonly ended?: Stamp & Ended
  /** When it was with other bodies that sent it back. */
  readonly away: readonly Pick<EventData<'case-sent-back'>, 'to' | 'from' | 'until'>[]
}

/** How a case ended, and until when its place is watched after an archive. */
type Ended = {
  readonly ending: (typeof CASE_ENDINGS)[number]
  readonly reference?: string | undefined
  readonly watchUntil?: Instant
}

/** A task from its sending to its end. */
export type TaskLife = Pick<
  Task,
  'taskId' | 'kind' | 'assignee' | 'part' | 'item' | 'consentTo' | 'about'
> & {
  /** To rule: on what. */
  readonly rulingOn?: RulingOn
  /** The stage in which it was sent. */
  readonly stage?: Stage
  readonly sent: Stamp
  readonly deadline: Deadline
  /** Its due time as it was told last, and in which event. */
  readonly due: { readonly at: Instant; readonly provisional: boolean; readonly sequence: number }
  readonly signed?: Stamp
  readonly warnings: readonly (Stamp & { readonly share: number })[]
  /** Since when it is overdue for its present due time. */
  readonly overdue?: Stamp
  /** How often it was urged, by people or by being overdue; and since when an urge waits for its answer. */
  readonly urged: number
  readonly unansweredSince?: Instant
  readonly returning?: Returning
  readonly extensions: readonly Asked<{ readonly until: Instant }>[]
  readonly processings: readonly Asked<Pick<EventData<'processing-asked'>, 'processing'>>[]
  /** Calls in vain, those at different hours. */
  readonly attempts: number
  /** When the lead had done its own part while others owed theirs. */
  readonly partDone?: Stamp
  readonly settled?: Stamp & { readonly outcome: string }
}

/** Something that was asked for, and the ruling on it, once there is one. */
export type Asked<What> = What & {
  readonly asked: Stamp
  readonly ruled?: Stamp & { readonly granted: boolean }
}

/** 退单: that a party said "not ours", and what was ruled on it. */
export type Returning = {
  readonly state: 'asked' | 'refused' | 'objected' | 'final' | 'accepted'
  readonly reason: string
  readonly asked: Stamp
  readonly objected?: Stamp
  readonly rulings: readonly (Stamp & Omit<EventData<'return-ruled'>, 'taskId'>)[]
}

/** One visit of a stage. */
export type Visit = {
  readonly stage: Stage
  readonly run: number
  readonly visit: number
  readonly opened: Stamp
  readonly resolved?: Stamp & { readonly outcome: string; readonly next: string }
}

/** 承诺整改: until when, who answers for it, and what came of it. */
export type Promised = Stamp & {
  readonly until: Instant
  readonly party?: string | undefined
  readonly kept?: Stamp
  readonly broken?: Stamp
  /** The case was handled anew, or its leader's: the promise counts no more. */
  readonly over?: Stamp
}

/** 吹哨: whom the leader called, who reported in, and who was there. */
export type Whistle = Stamp &
  EventData<'whistle-blown'> & {
    readonly reportedIn: readonly (Stamp & EventData<'party-reported-in'>)[]
    readonly held?: Stamp & Pick<EventData<'whistle-held'>, 'present' | 'absent'>
    /** The case came to its leader anew. */
    readonly over?: Stamp
  }

/** 联合处置方案: what was agreed, as it was amended last, and how its items ended. */
export type Plan = Stamp & {
  readonly items: readonly PlanItem[]
  readonly amended: readonly Stamp[]
}
export type PlanItem = EventData<'plan-agreed'>['items'][number] & {
  readonly ended?: Stamp & { readonly ending: Ending }
}

/** What was proposed, by the number of the event that told it, and whether it was countersigned. */
export type Proposed = Stamp &
  Pick<EventData<'proposal-made'>, 'to' | 'reviewAt'> & {
    readonly ruled?: Stamp & { readonly countersigned: boolean }
    /** It was ruled on, another was proposed, or the stage was left. */
    readonly over?: Stamp
  }

/** 督办: from when until when, and the report back that is owed to it. */
export type Supervised = Stamp &
  Pick<EventData<'supervision-begun'>, 'taskId' | 'dueAt'> & {
    readonly lifted?: Stamp & Pick<EventData<'supervision-lifted'>, 'with'>
  }

/** A case of which nothing was told yet. */
export const NOTHING_TOLD: CaseHistory = {
  caseId: '',
  sequence: 0,
  matters: [],
  places: [],
  emergency: false,
  subjects: [],
  joined: 0,
  packs: [],
  tasks: new Map(),
  visits: [],
  cooperating: [],
  promises: [],
  referrals: [],
  whistles: [],
  plans: [],
  proposals: [],
  supervisions: [],
  hazards: [],
  run: 1,
  round: 1,
  closures: [],
  away: [],
}

/** The tasks of one kind that were settled with an outcome, in the order of their sending. */
export const settledAs = ({ tasks }: CaseHistory, kind: TaskKind, ...outcomes: string[]): Settled[] =>
  [...tasks.values()].filter(
    (task): task is Settled =>
      task.kind === kind && task.settled !== undefined && outcomes.includes(task.settled.outcome),
  )
type Settled = TaskLife & { readonly settled: Stamp & { readonly outcome: string } }

/** The tasks that are open, in the order of their sending. */
export const openTasks = ({ tasks }: CaseHistory): TaskLife[] =>
  [...tasks.values()].filter(({ settled }) => settled === undefined)

/** Whether a task runs beside the stages and holds none up: it belongs to the case, or was sent in a stage not its own. */
export const runsAlongside = ({ kind, stage, rulingOn }: TaskLife): boolean => {
  const { belongsTo, stages } = TASK_FACTS[kind]
  // What is asked about a single report is ruled on beside the stages of its case.
  if (rulingOn !== undefined && isOnReport(rulingOn)) return true
  return belongsTo === 'case' || (stages !== 'any' && stage !== undefined && !stages.includes(stage))
}

/** The visit that is open; none between two stages and after the end. */
export const openVisit = ({ visits }: CaseHistory): Visit | undefined => {
  const visit = visits.at(-1)
  return visit?.resolved === undefined ? visit : undefined
}

/** The last of what is over at some time (promises, whistles, proposals), unless it is. */
export const running = <T extends { readonly over?: Stamp }>(all: readonly T[]): T | undefined => {
  const one = all.at(-1)
  return one?.over === undefined ? one : undefined
}

/** The party that owes a task, in a list; none where a role owes it. */
export const partiesOf = (assignee: Assignee): readonly string[] =>
  assignee.kind === 'party' ? [assignee.party] : []
