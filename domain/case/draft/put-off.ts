import { POSTPONEMENTS_KEPT, type Postponement } from '../record/case.ts'
import type { Draft } from './draft.ts'

/** It takes longer, and a reporter feels it: kept for the tracker, with the words for the public where somebody said some. */
export function putOff(
  draft: Draft,
  { kind, until, words }: Pick<Postponement, 'kind' | 'until'> & { readonly words: string | undefined },
): void {
  const one: Postponement = { kind, at: draft.context.now, until, ...(words === undefined ? {} : { words }) }
  draft.case.postponed = [...(draft.case.postponed ?? []), one].slice(-POSTPONEMENTS_KEPT)
}
