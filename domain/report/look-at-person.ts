import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import type { LookedFor } from './record/look-reasons.ts'
import type { Person, Report } from './record/report.ts'

/** Somebody looks at who reported: it is recorded with the report, before anything is shown. */
export function lookAtPerson(
  report: Report,
  { reason, note }: { readonly reason: LookedFor; readonly note?: string | undefined },
  context: RecordingContext,
): Change[] {
  const looked: Report = { ...structuredClone(report), version: report.version + 1 }
  const caseId = report.status === 'received' ? undefined : report.caseId
  const { record, changes } = recorder(`report/${report.reportId}`, looked, context, caseId)
  record('report-person-shown', { reason }, { text: note })
  return [{ kind: 'report', report: looked }, ...changes]
}

/** Who reported, so far that one who calls tells it from another: the family name, the ends of the number. */
export const masked = ({ name, phone }: Person): Person => ({
  ...(name === undefined ? {} : { name: `${[...name][0] ?? ''}**` }),
  ...(phone === undefined ? {} : { phone: maskedNumber(phone) }),
})

/** `138****0000`; of what is no number for sure, nothing but that something was written. */
function maskedNumber(phone: string): string {
  const digits = phone.normalize('NFKC').replaceAll(/\D/gu, '')
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
