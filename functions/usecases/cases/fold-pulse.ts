import type { CaseStore } from '#adapters/ports.ts'
import { isPassing, type PulseScope, scopesOf, scopesOfReport } from '#domain/case/pulse.ts'
import { retryOnConflict } from '../retry-on-conflict.ts'

/** What was heard of a case: up to which event of it, or of one of its reports. */
export type Heard = { readonly subject: string; readonly sequence: number; readonly jurisdiction: string }

/** What folding needs. */
export type FoldDependencies = {
  readonly store: Pick<CaseStore, 'loadCase' | 'pulseMark' | 'movePulses' | 'keepPulseMark'>
}

/**
 * Moves the pulse of every scope in which a case stands, or stood when it was last folded: once, whatever was heard of it
 * together. What was folded before changes nothing, in whatever order it comes again: a mark beside the case, and beside
 * each report, says how far. The scopes move before the mark, so that after a crash they move once more rather than never.
 * @returns whether anything moved
 * @throws `Transient` when others folded the same at every try: what was heard comes again
 */
export async function foldPulse(
  deps: FoldDependencies,
  caseId: string,
  heard: readonly Heard[],
): Promise<boolean> {
  const latest = new Map<string, Heard>()
  for (const one of heard)
    if (one.sequence > (latest.get(one.subject)?.sequence ?? 0)) latest.set(one.subject, one)
  let moved = false
  for (const one of latest.values()) {
    const folded =
      one.subject === `case/${caseId}`
        ? await foldCase(deps, caseId, one)
        : await foldReport(deps, caseId, one)
    moved ||= folded
  }
  return moved
}

/**
 * What others fold at the same time may lie between reading and marking: who comes second moves all that it saw again, as
 * the case stands then.
 */
function foldCase({ store }: FoldDependencies, caseId: string, heard: Heard): Promise<boolean> {
  const { subject } = heard
  const scopes: PulseScope[] = []
  return retryOnConflict(async () => {
    const mark = await store.pulseMark(subject)
    if (scopes.length === 0 && mark !== undefined && mark.sequence >= heard.sequence) return false
    const state = await store.loadCase(caseId)
    if (state === undefined || isPassing(state)) return false
    const standing = scopesOf(state)
    scopes.push(...(mark?.scopes ?? []), ...standing)
    await store.movePulses(scopes)
    const next = { sequence: state.case.sequence, scopes: standing }
    return (await store.keepPulseMark(subject, next, mark)) || 'conflict'
  })
}

/** Reports are told of by themselves: their marks need not say where they stood. */
function foldReport({ store }: FoldDependencies, caseId: string, heard: Heard): Promise<boolean> {
  const { subject, sequence, jurisdiction } = heard
  return retryOnConflict(async () => {
    const mark = await store.pulseMark(subject)
    if (mark !== undefined && mark.sequence >= sequence) return false
    await store.movePulses(scopesOfReport(jurisdiction, caseId))
    return (await store.keepPulseMark(subject, { sequence, scopes: [] }, mark)) || 'conflict'
  })
}
