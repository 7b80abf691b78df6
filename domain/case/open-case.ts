import type { Change } from '../decision/change.ts'
import { newChain, type RecordingContext, recorder } from '../decision/recorder.ts'
import { rings, saysEmergency } from '../report/emergency.ts'
import { openingReport, standsAs } from '../report/join.ts'
import type { OwingRules } from '../report/owing.ts'
import { CHANNEL_FACTS } from '../report/record/channels.ts'
import type { Report } from '../report/record/report.ts'
import { beginning } from '../text.ts'
import { saltedKey, type Triaged } from '../triage/triage.ts'
import type { Case } from './record/case.ts'
import { duplicateKey, type KeyStands, type SameBy } from './record/duplicate-key.ts'
import { isForTheLead } from './tasks/first-call.ts'
import { countRecurrence, type Watched } from './watched.ts'

/** What there is of a case in which nothing has happened yet. */
export const NOTHING_YET = {
  round: 1,
  referred: false,
  step: 'grid',
  referrals: [],
  cooperating: [],
  judged: [],
  attempts: [],
  called: { settled: 0, unsolved: 0 },
  failedReinspections: 0,
  returns: 0,
  returners: [],
  brokenPromises: 0,
  notContent: 0,
  tasks: 0,
  joinsSeen: 0,
} as const satisfies Partial<Case>

/**
 * By what a case that is opened is the same as others, and that this key is free, or a merged case that leads to none hands it
 * over. Where another open case has it, this one goes on beside it, the same by nothing.
 */
export type KeyToOpen =
  | { readonly is: 'free'; readonly sameBy: SameBy; readonly from?: KeyStands }
  | { readonly is: 'held' }

/** So many characters tell one case from another in a list. */
const FIRST_WORDS = 60

/** Opens a case (立案) for a report that nothing else holds; the duplicate key makes it the only open one. */
export function openCase(
  report: Extract<Report, { status: 'received' }>,
  triaged: Triaged,
  caseId: string,
  rules: OwingRules,
  context: RecordingContext,
  keyToOpen: KeyToOpen = { is: 'held' },
  watched?: Watched,
): Change[] {
  const { jurisdiction, now } = context
  const { place, matter, condition, guessed, instructionDraft } = triaged
  const emergency = saysEmergency(report, triaged)
  const { pack } = rules
  const { about } = report
  // What is hidden from the house is joined by nobody who does not say the same.
  const isJoined = about === undefined
  const { sameBy = SAME_BY_NOTHING, from = undefined } = keyToOpen.is === 'free' ? keyToOpen : {}
  const opened: Case = {
    schemaVersion: 1,
    status: 'open',
    caseId,
    jurisdiction,
    packVersion: pack.version,
    version: 1,
    ...newChain(),
    run: 1,
    openedAt: now,
    place,
    matter: matter.code,
    condition,
    appeal: report.appeal,
    openedBy: report.reportId,
    ...(report.upstreamDue === undefined ? {} : { upstreamDue: report.upstreamDue }),
    emergency,
    ...(rings(report, triaged) ? { alarm: true } : {}),
    ...(guessed ? { matterGuessed: true } : {}),
    ...(guessed || report.filedBy === undefined ? {} : { filedBy: report.filedBy }),
    ...(report.source === undefined ? {} : { upstream: report.source }),
    whose: 'ordinary',
    confirmedInPerson: report.confirmedInPerson || report.contactedAt !== undefined,
    ...(instructionDraft === ''
      ? {}
      : { instructionDraft, firstWords: beginning(instructionDraft, FIRST_WORDS) }),
    ...(about === undefined ? {} : { subjects: [about] }),
    ...(isForTheLead(report, { guessed: guessed === true, emergency }, pack) ? { leadCalls: true } : {}),
    reporterless: !report.reachable,
    foundByCentre: CHANNEL_FACTS[report.channel].found,
    ...NOTHING_YET,
    ...(watched === undefined ? {} : linkedTo(watched)),
    sameBy,
    ...(isJoined ? {} : { withoutKey: true }),
    position: { at: 'entering', run: 1, enterAt: 'confirm' },
  }
  const { record, changes } = recorder(`case/${caseId}`, opened, context, caseId)
  const { appeal } = opened
  const told = saltedKey(place.key, context.seed)
  record('case-opened', {
    matter: matter.code,
    place: told,
    grid: place.grid,
    appeal,
    emergency,
    ...(watched === undefined ? {} : { linkedTo: watched.of.caseId }),
  })
  if (about !== undefined) record('subjects-named', { subjects: [about] })
  return [
    { kind: 'case', case: opened },
    {
      kind: 'counters',
      caseId,
      ...standsAs(report),
      joined: 0,
      ...(report.upstreamDue === undefined ? {} : { upstream: { [report.upstreamDue]: 1 } }),
    },
    ...(isJoined ? [claimOf(opened, pack, from)] : []),
    ...changes,
    ...openingReport(report, caseId, rules, context),
    ...(watched === undefined ? [] : countRecurrence(watched, caseId, context)),
  ]
}

const SAME_BY_NOTHING: SameBy = { by: 'nothing' }

const linkedTo = ({ of, recurrences, acts }: Watched) => ({
  linkedTo: of.caseId,
  recurrences: [...recurrences],
  ...(acts ? { watchActs: true } : {}),
})

const claimOf = (
  { caseId, openedAt, ...of }: Case,
  pack: OwingRules['pack'],
  from: KeyStands | undefined,
): Change => ({
  kind: 'claim-key',
  key: duplicateKey({ caseId, ...of }, pack),
  caseId,
  openedAt,
  ...(from === undefined ? {} : { from }),
})
