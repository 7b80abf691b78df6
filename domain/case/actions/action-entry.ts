import type { Label } from '../../label.ts'
import type { Pack } from '../../pack/pack.ts'
import type { Refusal } from '../../refusal.ts'
import type { CaseAction } from '../asked/actions.ts'
import type { Reads } from '../draft/beside.ts'
import type { Draft } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import type { Consent } from '../record/supervision.ts'
import type { Task } from '../record/task.ts'
import type { Stage } from '../record/transitions.ts'
import type { At, By, OnTask } from '../tasks/relations.ts'

/** What every action says of itself, whatever it is done to. */
export type ActionFacts = {
  readonly label: Label
  /** Who may do it: by any of these. */
  readonly by: readonly By[]
  /** How likely it is what somebody wants now, from 0 to 100. */
  readonly weight: number
  /** It cannot be taken back: whoever does it is asked once more. */
  readonly irreversible?: true
}

/** An action on a case, beside its tasks. */
export type CaseEntry<A> = ActionFacts & {
  /**
   * The stages it is done in; `open` is any; `archived`, `merged` and `transferred` are none: the case has to have ended so.
   */
  readonly in: readonly Stage[] | 'open' | 'archived' | 'merged' | 'transferred'
  /** What has to be read for it beside the case. */
  readonly reads?: (action: A, of: Case, pack: Pack) => Reads
  /** The case is decided about by the newest version of its pack, not by the one it was opened under. */
  readonly underNewestPack?: true
  /** The district has to consent to it while it supervises the case. */
  readonly consent?: Consent
  /** Why it is not done now, whatever is filled in. */
  readonly refuse?: readonly ((at: At) => Refusal | undefined)[]
  /** Whether it was done already: done again it changes nothing, and nobody is offered it. */
  readonly done?: (at: At) => boolean
  /** Whether it may be done and is hardly what somebody wants now: it is offered after everything else. */
  readonly unlikely?: (at: At) => boolean
  /** What is sent with it and needs no asking. */
  readonly fill?: (at: At) => Readonly<Record<string, string | number>>
  /** What is likely filled in: it stands there already, and whoever acts may say otherwise. */
  readonly suggests?: (at: At) => Partial<A>
  readonly run: (draft: Draft, action: A) => Refusal | undefined
}

/** An action on one task of a case. */
export type TaskEntry<A> = ActionFacts & {
  readonly refuse?: readonly ((at: OnTask) => Refusal | undefined)[]
  readonly done?: (at: OnTask) => boolean
  /** What has to be read for it beside the case. */
  readonly reads?: (action: A, of: Case) => Reads
  readonly run: (draft: Draft, action: A, task: Task) => Refusal | undefined
}

export type TaskActionName = Extract<CaseAction, { taskId: string }>['action']
export type CaseActionName = Exclude<CaseAction['action'], TaskActionName>
