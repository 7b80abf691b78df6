import type { Role } from '../../people/actor.ts'
import type { Report } from '../../report/record/report.ts'
import type { Vote } from '../../report/record/reporter-action.ts'
import type { OnReport } from '../record/ruling.ts'
import type { Ruling } from '../record/task.ts'
import type { Stage } from '../record/transitions.ts'
import type { CaseAction } from './actions.ts'
import type { TaskOutcome } from './outcomes.ts'

/** Everything that can be asked of a case. */
export type CaseCommand =
  /** The machine entered a stage: its visit is opened, or found standing. */
  | { readonly type: 'open-stage'; readonly run: number; readonly visit: number; readonly stage: Stage }
  /** Somebody reports the outcome of a task. */
  | { readonly type: 'record-outcome'; readonly taskId: string; readonly outcome: TaskOutcome }
  /** Somebody acts on the case beside its tasks. */
  | { readonly type: 'act'; readonly action: CaseAction }
  /** A due time of a task has come, or is said to have come. */
  | { readonly type: 'deadline-reached'; readonly taskId: string }
  /** Reports joined or were withdrawn: the stage takes notice. */
  | { readonly type: 'see-reports' }
  /** A reporter of the case says whether it is solved, by himself. */
  | { readonly type: 'vote'; readonly report: Report; readonly vote: Vote }
  /**
   * A report leaves the case, taken back or ended by itself: if it was called back in this round, the call no longer counts,
   * and what was asked about it needs no ruling.
   */
  | { readonly type: 'report-leaves'; readonly report: Report; readonly ruled?: true }
  /** 撤销并案: all reports have come back to the case that goes on by itself. */
  | { readonly type: 'has-taken-back' }
  /** Something was asked about a single report: somebody has to rule on it. */
  | {
      readonly type: 'ask-about-report'
      readonly on: OnReport
      readonly report: NonNullable<Ruling['report']>
      /** Whose desk it comes to, where it is not that which rules on such things. */
      readonly desk?: Role
    }
  /** It was ruled on, or needs no ruling any more. */
  | {
      readonly type: 'rule-on-report'
      readonly on: OnReport
      readonly reportId: string
      readonly as: 'granted' | 'refused' | 'no-longer-needed'
    }
  /** A reporter of the case rang again: whoever leads it is urged. */
  | { readonly type: 'hear-inquiry' }
  /** The calendar may know more than when due times were computed. */
  | { readonly type: 'recompute' }
  /** A technical fault stopped a run. */
  | { readonly type: 'mark-stalled'; readonly run: number; readonly error: string }
  /** An operator gives the case a further run. */
  | { readonly type: 'resume' }
