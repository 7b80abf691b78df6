import type { Saved } from '#adapters/ports.ts'
import type { Case, CaseState } from '#domain/case/case.ts'
import type { CaseCommand } from '#domain/case/command.ts'
import { decide } from '#domain/case/decide.ts'
import { type Change, changesOf } from '#domain/change.ts'
import { type Refusal, refusal } from '#domain/refusal.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { type Cause, type ChangeDependencies, type Rules, recordingContext } from './dependencies.ts'
import type { ReadOrders } from './orders-of.ts'
import { retryOnConflict } from './retry-on-conflict.ts'

/** Why nothing was changed: the domain refused, or there is no such case (for this jurisdiction). */
export type CaseRefusal =
  | Refusal
  | { readonly code: 'case-unknown'; readonly message: string; readonly field?: string }

/** The case as it stands after the command, and what changed (nothing, when its work was done already). */
export type CaseChanged = { readonly case: Case; readonly changes: readonly Change[] }

/** A command, or how to make it from what was just loaded. */
export type CommandMaker = CaseCommand | ((state: CaseState) => Promise<CaseCommand>)

/** What a change may be given beside its command. */
type Beside = {
  readonly jurisdiction?: string
  readonly orders?: ReadOrders | undefined
  readonly beside?: readonly Change[]
}

const UNKNOWN = { code: 'case-unknown', message: 'There is no such case.' } as const

/**
 * The one way to change a case: load it, decide, save changes and events in one transaction conditioned on its
 * version; on a lost race load and decide again.
 * @param jurisdiction when given, a case of another one is not found
 * @param orders the standing orders, where the decision may rest on them; read anew with every attempt
 * @param beside further changes to save with the decision, even when it changes nothing itself
 * @throws `Transient` when every attempt met a conflict; faults of the store
 */
export async function changeCase(
  deps: ChangeDependencies,
  caseId: string,
  command: CommandMaker,
  cause: Cause,
  { jurisdiction, orders, beside = [] }: Beside = {},
): Promise<Result<CaseChanged, CaseRefusal>> {
  return retryOnConflict(async () => {
    const state = await deps.store.loadCase(caseId)
    if (state === undefined || (jurisdiction !== undefined && state.case.jurisdiction !== jurisdiction))
      return err(UNKNOWN)
    const now = await deps.clock.now()
    const asked = typeof command === 'function' ? await command(state) : command
    const decision = decide(state, asked, {
      ...recordingContext(deps, cause, state.case.jurisdiction, now),
      ...rulesFor(deps, state.case, asked),
      who: cause.who,
      orders: await orders?.(state.case),
    })
    if (!decision.ok) return decision
    const changes = [...decision.value, ...beside]
    const changed = ok({ case: changesOf(decision.value, 'case')[0]?.case ?? state.case, changes })
    if (changes.length === 0) return changed
    const saved = await deps.store.save(changes)
    return saved.saved ? changed : lostTo(saved.conflicts, asked)
  })
}

/**
 * A case is decided by the version of the pack it has. The newest decides what moves it there, and what rests on no rules
 * of a pack: a case whose version is missing can be marked, resumed and moved.
 */
function rulesFor({ rulesOf }: ChangeDependencies, of: Case, command: CaseCommand): Rules {
  const moves =
    command.type === 'act' && (command.action.action === 'adopt-pack' || command.action.action === 'correct')
  const ruleless = command.type === 'mark-stalled' || command.type === 'resume'
  return moves || ruleless ? rulesOf(of.jurisdiction) : rulesOf(of.jurisdiction, of.packVersion)
}

/**
 * What a lost save means: mostly that somebody else was faster. A key that another case holds is for people to solve;
 * a token that a later attempt has overtaken is of no use any more.
 */
function lostTo(
  conflicts: Extract<Saved, { saved: false }>['conflicts'],
  asked: CaseCommand,
): 'conflict' | Result<CaseChanged, CaseRefusal> {
  const held = new Set(conflicts.filter((one) => one.standing !== undefined).map(({ change }) => change.kind))
  if (held.has('case')) return 'conflict'
  // What is reopened stands beside a case that took the key meanwhile.
  if (held.has('claim-key') && asked.type === 'act' && asked.action.action === 'reopen') return 'conflict'
  if (held.has('claim-key'))
    return err(refusal('key-taken', 'Another open case holds this place and matter. Merge into it instead.'))
  if (held.has('token')) return err(refusal('stale-visit', 'A later attempt has opened this visit already.'))
  return 'conflict'
}
