import type { Assignee } from '../case/record/task.ts'
import type { Stage } from '../case/record/transitions.ts'
import type { Instant } from '../clock/calendar.ts'
import type { EventData } from '../events/index.ts'
import { type CaseHistory, openTasks, openVisit, runsAlongside } from './history.ts'

/** One line of a board: a case, where it stands, who has it and until when. */
export type BoardLine = {
  readonly caseId: string
  readonly openedAt?: Instant | undefined
  readonly place?: string | undefined
  readonly grid?: string | undefined
  readonly matter?: string | undefined
  /** The stage that is open, and since when; of a case that ended, how and when it did. */
  readonly stage?: Stage | undefined
  readonly since?: Instant | undefined
  readonly ending?: NonNullable<CaseHistory['ended']>['ending'] | undefined
  /** Who owes what holds it up; what runs beside the stages holds up nothing. */
  readonly with: readonly Assignee[]
  /** The earliest due time of that, and whether any of it is overdue. */
  readonly dueAt?: Instant | undefined
  readonly late: boolean
  /** 挂账: the review date. */
  readonly parkedUntil?: Instant | undefined
  /** 上报网格长: how high it was referred. */
  readonly referredTo?: EventData<'case-referred'>['step'] | undefined
  readonly emergency: boolean
  /** 督办. */
  readonly supervised: boolean
  /** 长效: until when its place is watched after its archive. */
  readonly watchUntil?: Instant | undefined
  /** Reports that ever stood with it, as far as its stages took notice of them. */
  readonly reports: number
  /** A technical fault keeps it from moving. */
  readonly stuck: boolean
}

/** The line that a case's history makes on a board. */
export function boardLine(history: CaseHistory): BoardLine {
  const { caseId, opened, places, grid, matters, ended, emergency, joined, referrals } = history
  const visit = openVisit(history)
  const owed = openTasks(history).filter((task) => !runsAlongside(task))
  const dueAt = owed.map(({ due }) => due.at).sort()[0]
  const supervision = history.supervisions.at(-1)
  return {
    caseId,
    openedAt: opened?.at,
    place: places.at(-1),
    grid,
    matter: matters.at(-1),
    stage: visit?.stage,
    since: ended?.at ?? visit?.opened.at,
    ending: ended?.ending,
    with: owed.map(({ assignee }) => assignee),
    dueAt,
    late: owed.some(({ overdue }) => overdue !== undefined),
    parkedUntil: visit?.stage === 'parked' ? dueAt : undefined,
    referredTo: referrals.at(-1)?.step,
    emergency,
    supervised: supervision !== undefined && supervision.lifted === undefined,
    watchUntil: ended?.watchUntil,
    reports: 1 + joined,
    stuck: history.stalled !== undefined,
  }
}
