import type { Conflict } from '#adapters/ports.ts'
import type { CaseCommand } from '#domain/case/asked/command.ts'
import { decide } from '#domain/case/decide.ts'
import type { Beside } from '#domain/case/draft/beside.ts'
import { readsNewestPack, readsOf } from '#domain/case/reads.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { seesCase } from '#domain/case/record/seeing.ts'
import { type Change, changesOf } from '#domain/decision/change.ts'
import { leadsFor } from '#domain/orders/record/orders.ts'
import { type Refusal, refusal } from '#domain/refusal.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { change, unchanged } from '../change.ts'
import { type Cause, type ChangeDependencies, type Rules, recordingContext } from '../dependencies.ts'
import { type ReadBeside, readNothing } from './read-beside.ts'

/** Why nothing was changed: the domain refused, or there is no such case (for this jurisdiction). */
export type CaseRefusal =
  | Refusal
  | { readonly code: 'case-unknown'; readonly message: string; readonly field?: string }

/** The case as it stands after the command, and what changed (nothing, when its work was done already). */
export type CaseChanged = { readonly case: Case; readonly changes: readonly Change[] }

/** What a change may be given with its command. */
type With = {
  readonly onlySeen?: true
  readonly extra?: readonly Change[]
  readonly readBeside?: ReadBeside
}

type Loaded = { readonly state: CaseState; readonly rules: Rules; readonly beside: Beside }

const UNKNOWN = { code: 'case-unknown', message: 'There is no such case.' } as const

/**
 * The one way to change a case: it is loaded with what the domain says that the decision reads beside it, decided about,
 * and saved on the condition that it still has the version that was loaded.
 * @param onlySeen a case that whoever asks does not see is not found: people act on what they see, the system on all
 * @param readBeside reads what the domain says that the decision rests on beside the case
 * @param extra further changes to save with the decision, even when it changes nothing itself
 * @throws `Transient` when every attempt met a conflict; faults of the store
 */
export function changeCase(
  deps: ChangeDependencies,
  caseId: string,
  command: CaseCommand,
  cause: Cause,
  { onlySeen, extra = [], readBeside = readNothing }: With = {},
): Promise<Result<CaseChanged, CaseRefusal>> {
  return change<Loaded | undefined, Result<CaseChanged, CaseRefusal>>(deps, {
    load: async () => {
      const state = await deps.store.loadCase(caseId)
      if (state === undefined || (onlySeen && state.case.jurisdiction !== cause.who.jurisdiction))
        return undefined
      const rules = await rulesFor(deps, state.case, command)
      const reads = readsOf(command, cause.who, state.case, rules.pack)
      return { state, rules, beside: await readBeside(reads) }
    },
    decide: (loaded, now) => {
      if (loaded === undefined) return unchanged(err(UNKNOWN))
      const { state, rules, beside } = loaded
      if (onlySeen && !seesCase(cause.who, state, rules.pack, leadsFor(cause.who, beside.orders, now)))
        return unchanged(err(UNKNOWN))
      const recording = recordingContext(deps, cause, state.case.jurisdiction, now)
      const decision = decide(state, command, { ...recording, ...rules, ...beside, who: cause.who })
      if (!decision.ok) return unchanged(decision)
      const changes = [...decision.value, ...extra]
      const changed = changesOf(decision.value, 'case')[0]?.case ?? state.case
      return { changes, answer: ok({ case: changed, changes }) }
    },
    refuse: refusalOf,
  })
}

const rulesFor = ({ rulesOf }: ChangeDependencies, of: Case, command: CaseCommand): Promise<Rules> =>
  readsNewestPack(command) ? rulesOf(of.jurisdiction) : rulesOf(of.jurisdiction, of.packVersion)

/** What conflicts mean beyond that somebody else was faster: a token that a later attempt has overtaken is of no use any more. */
function refusalOf(conflicts: readonly Conflict[]): Result<CaseChanged, CaseRefusal> | undefined {
  const held = new Set(conflicts.filter((one) => one.standing !== undefined).map((one) => one.change.kind))
  if (held.has('case')) return undefined
  if (held.has('token')) return err(refusal('stale-visit', 'A later attempt has opened this visit already.'))
  return undefined
}
