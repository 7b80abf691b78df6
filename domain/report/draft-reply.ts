import type { Case } from '../case/record/case.ts'
import { OUTCOME_LABELS } from '../case/record/labels.ts'
import { localDate } from '../clock/calendar.ts'
import { fillIn } from '../pack/answers.ts'
import { type Answer, matterOf, type Pack } from '../pack/pack.ts'
import type { Report } from './record/report.ts'

/**
 * The reply that is likely meant, drafted from the standard answer (常用答复) that fits the matter and the appeal best, with
 * the facts of the case filled in; whoever calls words the rest.
 * @returns nothing where the pack has no answer that fits
 */
export function draftReply(
  { appeal, receivedAt }: Pick<Report, 'appeal' | 'receivedAt'>,
  of: Case,
  pack: Pack,
): string | undefined {
  // What was done is not said before it was; an answer for several kinds of appeal alone is one of choice.
  const isDone = of.closure !== undefined || of.status === 'ended'
  const fits = ({ matters, appeals }: Answer): boolean =>
    (matters.length === 0 ? appeals.length < 2 : isDone && matters.includes(of.matter)) &&
    (appeals.length === 0 || appeals.includes(appeal))
  const told = ({ matters, appeals }: Answer): number =>
    (matters.length > 0 ? 2 : 0) + (appeals.length > 0 ? 1 : 0)
  const [best] = pack.answers.filter(fits).sort((a, b) => told(b) - told(a))
  if (best === undefined) return undefined
  const lead = pack.parties.find(({ code }) => code === of.lead)?.name.zh
  const [, month = '', day = ''] = localDate(receivedAt).split('-')
  return fillIn(best.text, {
    地点: placeOf(of, pack),
    事项: matterOf(pack, of.matter).name.zh,
    承办单位: lead ?? '相关单位',
    受理日期: `${Number(month)}月${Number(day)}日`,
    办理结果: closedAs(of),
  })
}

/** What the place is called in the gazetteer; words of a report are not repeated to others of its case. */
const placeOf = ({ place }: Case, { places }: Pick<Pack, 'places'>): string =>
  places.find(({ code }) => code === place.key)?.name ?? '该处'

function closedAs({ closure, checkedBy }: Case): string {
  if (closure === undefined) return '正在办理'
  return closure === 'checked' && checkedBy !== undefined ? '已处置，核查通过' : CLOSED[closure]
}

const CLOSED: Readonly<Record<NonNullable<Case['closure']>, string>> = {
  checked: '已处置，现场核查通过',
  answered: OUTCOME_LABELS.answered.zh,
  explained: OUTCOME_LABELS.explained.zh,
  'no-site': '已办理',
}
