import { buildingOf } from '../case/record/building.ts'
import type { Case } from '../case/record/case.ts'
import type { Change } from '../decision/change.ts'
import type { Pack } from '../pack/pack.ts'
import { redact } from '../redaction/redact.ts'
import { saltedKey } from '../triage/triage.ts'
import { NOTHING_KEPT } from './end.ts'
import type { Report } from './record/report.ts'

/**
 * 删除个人信息: nothing that a reporter said of himself is kept with the report, nor with any case that it opened or spoke in:
 * neither the words nor who reported, nor the index of the number; of the place the building, of the plan what it says of nobody.
 * Events hold commitments alone, and stay. Doing it again changes nothing more.
 * @param cases those it ever stood with; as long as one is open, its place keeps the key by which further reports join it
 * @param seed random: salts what is kept of a place's key once the case is over
 */
export function eraseReport(
  report: Report,
  cases: readonly Case[],
  { pack, seed }: { readonly pack: Pick<Pack, 'grids' | 'places'>; readonly seed: string },
): Change[] {
  const { caller, point: _where, ...kept } = structuredClone(report)
  const { reportId, jurisdiction, answer, extension } = kept
  const erased: Report = {
    ...kept,
    version: report.version + 1,
    ...(answer === undefined ? {} : { answer: { ...answer, words: redact(answer.words) } }),
    ...(extension?.words === undefined
      ? {}
      : { extension: { ...extension, words: redact(extension.words) } }),
  }
  const linked: Change[] =
    caller === undefined || report.status !== 'joined'
      ? []
      : [{ kind: 'link', caseId: report.caseId, reportId }]
  return [
    { kind: 'report', report: erased },
    { kind: 'report-content', reportId, jurisdiction, text: NOTHING_KEPT },
    ...linked,
    ...cases.flatMap((of): Change[] => {
      const unsaid = withoutComplaint(of, reportId)
      if (isOf(of, reportId)) return [{ kind: 'case', case: erasedIn(unsaid, pack, seed) }]
      return unsaid === of ? [] : [{ kind: 'case', case: { ...unsaid, version: of.version + 1 } }]
    }),
  ]
}

/** A case without what that reporter said last who was not content; the same where it was another. */
function withoutComplaint(of: Case, reportId: string): Case {
  if (of.unsolved?.report !== reportId || of.unsolved.words === undefined) return of
  const { words: _said, ...unsolved } = of.unsolved
  return { ...structuredClone(of), unsolved }
}

/** Whether a case keeps words of a report: it opened it. Of cases from before that was kept nobody knows: they may. */
const isOf = ({ openedBy }: Case, reportId: string): boolean =>
  openedBy === undefined || openedBy === reportId

function erasedIn(of: Case, pack: Pick<Pack, 'grids' | 'places'>, seed: string): Case {
  const { firstWords: _words, instructionDraft: _draft, ...kept } = structuredClone(of)
  const { place, plan } = kept
  const { text } = buildingOf(place, pack)
  const { point: _where, ...somewhere } = place
  const key = kept.status === 'ended' ? saltedKey(place.key, seed) : place.key
  return {
    ...kept,
    version: of.version + 1,
    place: { ...somewhere, key, text },
    ...(plan === undefined
      ? {}
      : { plan: { ...plan, items: plan.items.map((item) => ({ ...item, action: redact(item.action) })) } }),
  }
}
