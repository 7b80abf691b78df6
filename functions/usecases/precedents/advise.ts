import type { Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { type Advice, adviceOf } from '#domain/knowledge/advice.ts'
import { plan } from '#domain/knowledge/look-up.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { kindOfPlace } from '#domain/triage/place-kind.ts'
import { type BestEffort, bestEffort, TIMEOUT_MS } from '../best-effort.ts'
import { readLists } from './look-up-precedents.ts'

/** Advice, or why there is none: the decision goes on without. A ruling's word on who is to lead is there either way. */
export type Advised = { readonly suggestedLead?: string } & (
  | (Advice & { readonly given: true })
  | Extract<BestEffort<never>, { given: false }>
)

/**
 * What past cases of the same matter, at the same place and at such places say: their lists, read at once, and nothing
 * after that. It never fails and is never late.
 */
export async function advise(
  {
    knowledge,
    pack,
    timeoutMs = TIMEOUT_MS,
  }: { readonly knowledge: Pick<Knowledge, 'postings'>; readonly pack: Pack; readonly timeoutMs?: number },
  {
    caseId,
    jurisdiction,
    matter,
    place,
    suggestedLead,
  }: Pick<Case, 'caseId' | 'jurisdiction' | 'matter' | 'place' | 'suggestedLead'>,
): Promise<Advised> {
  const placeKind = kindOfPlace(place, pack)
  const wanted = { matter, placeKey: place.key, ...(placeKind !== undefined && { placeKind }) }
  const lists = () => readLists({ knowledge }, jurisdiction, plan(wanted, NO_STATISTICS))
  const read = await bestEffort(timeoutMs, lists, { caseId })
  const suggested = suggestedLead === undefined ? {} : { suggestedLead }
  return read.given
    ? { given: true, ...suggested, ...adviceOf(wanted, read.value, [], caseId) }
    : { ...read, ...suggested }
}
