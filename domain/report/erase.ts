import { buildingOf } from '../case/record/building.ts'
import type { Case } from '../case/record/case.ts'
import type { Change } from '../decision/change.ts'
import type { DomainEvent } from '../events/index.ts'
import type { Pack } from '../pack/pack.ts'
import { reporterActor } from '../people/actor.ts'
import { redact } from '../redaction/redact.ts'
import { erasedKey } from '../triage/triage.ts'
import { NOTHING_KEPT } from './end.ts'
import type { Report } from './record/report.ts'

/**
 * 删除个人信息: nothing that a reporter said of himself is kept with the report, nor with any case that it opened or spoke in:
 * neither the words nor who reported, nor the index of the number; of the place the building, of the plan what it says of nobody.
 * Events hold commitments alone, and stay; what was said beside them goes by `erasedBeside`. Doing it again changes nothing more.
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
    { kind: 'report', report: { ...erased, version: report.version + 1 } },
    { kind: 'report-content', reportId, jurisdiction, text: NOTHING_KEPT },
    ...linked,
    ...cases.map((of): Change => {
      const unsaid = withoutComplaint(of, reportId)
      const left = isOf(of, reportId) ? erasedIn(unsaid, pack, seed) : unsaid
      return { kind: 'case', case: { ...left, version: of.version + 1 } }
    }),
  ]
}

/** Whether the texts beside an event of a report are its reporter's: said by the tracking code, or passed on by whoever sent it in. */
export const isSaidByReporter = ({ type, metadata }: DomainEvent): boolean =>
  type === 'report-supplemented' || metadata.actor === reporterActor(metadata.jurisdiction).id

/** Takes away what a reporter said beside the events of his report; what staff wrote beside theirs is for a person to judge. */
export const erasedBeside = (
  told: readonly { readonly event: DomainEvent; readonly texts: Readonly<Record<string, string>> }[],
): Change[] =>
  told
    .filter(({ event }) => isSaidByReporter(event))
    .flatMap(({ event: { metadata }, texts }) =>
      Object.keys(texts).map(
        (field): Change => ({
          kind: 'text-erased',
          subject: metadata.subject,
          sequence: metadata.sequence,
          field,
        }),
      ),
    )

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
  const key = kept.status === 'ended' ? erasedKey(place.key, seed) : place.key
  return {
    ...kept,
    place: { ...somewhere, key, text },
    ...(plan === undefined
      ? {}
      : { plan: { ...plan, items: plan.items.map((item) => ({ ...item, action: redact(item.action) })) } }),
  }
}
