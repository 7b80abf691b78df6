import type { Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { type Advice, adviceOf } from '#domain/knowledge/advice.ts'
import { plan } from '#domain/knowledge/look-up.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { kindOfPlace } from '#domain/triage/place-kind.ts'
import { failure, LOG } from '#functions/runtime/log.ts'
import { within } from '#functions/runtime/within.ts'
import { readLists } from './look-up-precedents.ts'

/** How long whoever shows a case waits for advice, in milliseconds. */
const PATIENCE = 250

/** Advice, or why there is none: the decision goes on without. */
export type Advised =
  | (Advice & { readonly given: true })
  | { readonly given: false; readonly reason: 'late' | 'failed' }

/**
 * What past cases of the same matter, at the same place and at such places say: their lists, read at once, and nothing after that. It
 * never fails and is never late.
 */
export async function advise(
  {
    knowledge,
    pack,
    patience = PATIENCE,
  }: { readonly knowledge: Pick<Knowledge, 'postings'>; readonly pack: Pack; readonly patience?: number },
  { caseId, jurisdiction, matter, place }: Pick<Case, 'caseId' | 'jurisdiction' | 'matter' | 'place'>,
): Promise<Advised> {
  const placeKind = kindOfPlace(place, pack)
  const wanted = { matter, placeKey: place.key, ...(placeKind !== undefined && { placeKind }) }
  try {
    const read = await within(patience, readLists({ knowledge }, jurisdiction, plan(wanted, NO_STATISTICS)))
    return read === 'late'
      ? { given: false, reason: 'late' }
      : { given: true, ...adviceOf(wanted, read, [], caseId) }
  } catch (fault) {
    failure(LOG.adviceFailed, fault, { caseId })
    return { given: false, reason: 'failed' }
  }
}
