import type { Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { type Advice, adviceOf } from '#domain/knowledge/advice.ts'
import { plan } from '#domain/knowledge/look-up.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
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
 * What past cases of the same matter and at the same place say: their lists, read at once, and nothing after that. It
 * never fails and is never late.
 */
export async function advise(
  {
    knowledge,
    patience = PATIENCE,
  }: { readonly knowledge: Pick<Knowledge, 'postings'>; readonly patience?: number },
  { caseId, jurisdiction, matter, place }: Pick<Case, 'caseId' | 'jurisdiction' | 'matter' | 'place'>,
): Promise<Advised> {
  const wanted = { matter, placeKey: place.key }
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
