import { buildingOf } from '../case/record/building.ts'
import type { Case } from '../case/record/case.ts'
import type { Change } from '../decision/change.ts'
import type { Pack } from '../pack/pack.ts'
import { redact } from '../redaction/redact.ts'
import { saltedKey } from '../triage/triage.ts'
import { NOTHING_KEPT } from './end.ts'
import type { Report } from './record/report.ts'

/**
 * 删除个人信息: nothing that a reporter said of himself is kept with the report, nor with the case that it opened: neither the
 * words nor who reported, nor the index of the number; of the place the building, of the plan what it says of nobody. Events
 * hold commitments alone, and stay. Doing it again changes nothing more.
 * @param of its case; as long as that is open, its place keeps the key by which further reports join it
 * @param seed random: salts what is kept of a place's key once the case is over
 */
export function eraseReport(
  report: Report,
  of: Case | undefined,
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
    ...(of === undefined || !isOf(of, reportId)
      ? []
      : [{ kind: 'case' as const, case: erasedIn(of, pack, seed) }]),
  ]
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
