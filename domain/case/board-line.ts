import type { Instant } from '../clock/calendar.ts'
import type { Case, Whistle } from './record/case.ts'
import type { Place } from './record/place.ts'
import type { Stage } from './record/transitions.ts'
import type { WaitsFor } from './record/waits-for.ts'

/** One line of a board: a case, where it stands, who has it and until when. */
export type BoardLine = {
  readonly caseId: string
  readonly openedAt: Instant
  readonly place: Place
  readonly matter: string
  readonly stage: Stage
  /** Since when the stage is open; of a case that ended, when it did. */
  readonly since?: Instant
  readonly ending?: Extract<Case, { status: 'ended' }>['ending']
  /** 主责. */
  readonly lead?: string
  /** Who owes what holds it up, until when. */
  readonly waitsFor?: WaitsFor
  /** Whether that is overdue. */
  readonly late: boolean
  /** By when another authority wants its answer. */
  readonly upstreamDue?: Instant
  /** 挂账: the review date. */
  readonly parkedUntil?: Instant
  /** 上报网格长: how high it was referred. */
  readonly referredTo?: Case['step']
  /** 吹哨: until the parties have met, by when they report in, and who has. */
  readonly whistle?: Pick<Whistle, 'mode' | 'reportInBy' | 'called'>
  readonly emergency: boolean
  /** 敏感案件: why a narrower circle reads it. */
  readonly sensitive?: Case['sensitive']
  /** 督办. */
  readonly supervised: boolean
  /** 长效: until when its place is watched after its archive. */
  readonly watchUntil?: Instant
  /** Reports that ever stood with it, as far as its stages took notice of them. */
  readonly reports: number
  /** A technical fault keeps it from moving. */
  readonly stuck: boolean
}

/** The line of a case on a board now; it takes no tasks to be made. */
export function boardLine(of: Case, now: Instant): BoardLine {
  const { position, waitsFor, lead, upstreamDue, parkedUntil, whistle, supervision } = of
  const stage = position.at === 'entering' ? position.enterAt : position.stage
  const since = sinceOf(of)
  return {
    caseId: of.caseId,
    openedAt: of.openedAt,
    place: of.place,
    matter: of.matter,
    stage,
    ...(since === undefined ? {} : { since }),
    ...(lead === undefined ? {} : { lead }),
    ...(waitsFor === undefined ? {} : { waitsFor }),
    late: waitsFor !== undefined && waitsFor.dueAt <= now,
    ...(upstreamDue === undefined ? {} : { upstreamDue }),
    ...(parkedUntil === undefined || stage !== 'parked' ? {} : { parkedUntil }),
    ...(of.referred ? { referredTo: of.step } : {}),
    ...(whistle === undefined || whistle.heldAt !== undefined || stage !== 'leader'
      ? {}
      : { whistle: { mode: whistle.mode, reportInBy: whistle.reportInBy, called: whistle.called } }),
    emergency: of.emergency,
    ...(of.sensitive === undefined ? {} : { sensitive: of.sensitive }),
    supervised: supervision !== undefined,
    ...(of.status === 'ended' ? endOf(of) : {}),
    reports: 1 + of.joinsSeen,
    stuck: of.stalled !== undefined,
  }
}

const endOf = ({ ending, watchUntil }: Extract<Case, { status: 'ended' }>) => ({
  ending,
  ...(watchUntil === undefined ? {} : { watchUntil }),
})

function sinceOf(of: Case): Instant | undefined {
  if (of.status === 'ended') return of.endedAt
  const { position } = of
  if (position.at === 'entering') return undefined
  return position.at === 'in' ? position.openedAt : position.resolvedAt
}
