import { APPEAL_LABELS, APPEALS, type Appeal } from '../../appeal.ts'
import type { WordedClosing } from '../../pack/appeals.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { type Draft, matterOfCase, whileReportsStandSo } from './draft.ts'

/**
 * Why a case is not closed by words alone: the appeal of a report that stands with it asks for more (a complaint about a
 * place is not settled by an answer, also where it joined a question). What may close it is told. Where words may, that
 * holds only as long as no other report joins.
 * @param field what is at fault when they may not
 */
export function refuseWithoutMore(
  draft: Draft,
  closing: WordedClosing,
  field = 'outcome',
): Refusal | undefined {
  const { site } = matterOfCase(draft)
  const { appeals: rules } = draft.context.pack.policy
  const allowedBy = (appeal: Appeal): readonly WordedClosing[] =>
    site ? rules[appeal].closings.site : rules[appeal].closings.noSite
  const standing = appealsOf(draft)
  const stricter = standing.find((appeal) => !allowedBy(appeal).includes(closing))
  if (stricter === undefined) return void whileReportsStandSo(draft)
  const words = allowedBy(stricter).filter((one) =>
    standing.every((appeal) => allowedBy(appeal).includes(one)),
  )
  const ways = [site ? 'checked on site' : 'done', ...words].join(', ')
  const { zh, en } = APPEAL_LABELS[stricter]
  return refusal(
    'closing-not-allowed',
    `This case is a ${en} (${zh})${site ? ' about a place' : ''}: it is not closed by "${closing}". It may be closed by: ${ways}.`,
    field,
  )
}

/** The appeals of the reports that stand with the case; that of the first as well, when none is left. */
export function appealsOf({
  case: { appeal: first },
  counters: { appeals = {}, openerGone = 0 },
}: Draft): Appeal[] {
  const joined = APPEALS.filter((appeal) => (appeals[appeal] ?? 0) > 0)
  return openerGone > 0 && joined.length > 0 ? joined : [first, ...joined]
}
