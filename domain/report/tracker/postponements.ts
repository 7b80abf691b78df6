import type { Case } from '../../case/record/case.ts'
import type { Instant } from '../../clock/calendar.ts'
import type { Label } from '../../label.ts'
import type { Report } from '../record/report.ts'
import { NOT_PUT_OFF, PUT_OFF_WORDS } from './words.ts'

/** That something was put off or was not, as its reporter is told: what, until when, why. */
export type PutOff = Label & {
  readonly kind: keyof typeof PUT_OFF_WORDS
  readonly granted: boolean
  readonly at: Instant
  readonly until?: Instant
  /** What whoever decided has it told; else the words that are told of any. */
  readonly words: Label
}

/**
 * What was decided about postponements that a reporter feels, oldest first: the longer limit of the reply, the longer times of
 * those who handle it, that it was parked.
 * @param of its case; of a tip-off none, for no tracker may tell when somebody comes to look
 */
export function postponementsOf(report: Report, of: Case | undefined): readonly PutOff[] {
  const ofCase = (of?.postponed ?? []).map(({ kind, at, until, words }) => ({
    kind,
    granted: true,
    at,
    until,
    ...told(kind, words),
  }))
  return [...ofReply(report), ...ofCase].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

function ofReply({ extension, owed }: Report): readonly PutOff[] {
  if (extension === undefined || extension.state === 'asked' || owed === undefined) return []
  const { at, words } = extension
  if (extension.state === 'granted')
    return [{ kind: 'reply', granted: true, at, until: owed.reply.dueAt, ...told('reply', words) }]
  return [
    { kind: 'reply', granted: false, at, ...told('reply', words), ...(words ? {} : { words: NOT_PUT_OFF }) },
  ]
}

const told = (kind: PutOff['kind'], words: string | undefined): Label & Pick<PutOff, 'words'> => ({
  ...PUT_OFF_WORDS[kind].title,
  words: words === undefined ? PUT_OFF_WORDS[kind].words : { zh: words, en: words },
})
