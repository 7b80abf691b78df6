import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { ReportAction } from '#domain/report/asked.ts'

/** What a scene is played with: what people do about the case of a play and its report, each under their own name. */
export type Stagecraft = {
  readonly reportId: string
  /** Reports the outcome of the open task that somebody owes. */
  readonly report: (person: string, kind: string, outcome: TaskOutcome, item?: string) => Promise<void>
  readonly act: (person: string, action: CaseAction) => Promise<void>
  readonly actOnReport: (person: string, action: ReportAction) => Promise<void>
}

/** One scene: when it is, which stage the case must have come to before, and what happens. */
export type Scene = Label & {
  readonly at: Instant
  readonly stage: Stage
  readonly play: (with_: Stagecraft) => Promise<void>
}

/** A story as it is played, told and shown: by `npm run story`, by tests, and in the docs. */
export type Play = Label & {
  /** What `npm run story -- <name>` asks for it by. */
  readonly name: string
  readonly title: Label
  /** When it is reported, which `zh` and `en` tell of. */
  readonly at: Instant
  /** The report, as the call-taker takes it down. */
  readonly report: object
  readonly scenes: readonly Scene[]
  /** When each stage was resolved, and how: day, stage, outcome. */
  readonly path: readonly string[]
  /** How the reporter is told that it ended: the status of the tracker, and the reason where it tells one. */
  readonly ends: string
}
