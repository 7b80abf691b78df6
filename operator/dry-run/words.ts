import type { Case } from '#domain/case/record/case.ts'
import { localDate, localTime } from '#domain/clock/calendar.ts'
import type { Difference } from '#domain/dry-run/compare.ts'
import type { Totals } from '#domain/dry-run/totals.ts'
import { differenceInWords } from '#domain/dry-run/words.ts'

/** A case and what would have gone otherwise, line by line. */
export const linesOf = (of: Case, differences: readonly Difference[]): string[] => [
  `${of.caseId}  ${of.matter}  ${of.place.key}  ${localDate(of.openedAt)} ${localTime(of.openedAt)}`,
  ...differences.flatMap((one) => {
    const { about, words, because } = differenceInWords(one)
    const lines = [`  ${about.zh} ${about.en}: ${words.zh} · ${words.en}`]
    return because === undefined ? lines : [...lines, `    ${because.zh}`, `    ${because.en}`]
  }),
]

/** What it came to, as a table. */
export const linesOfTotals = (of: Totals): string[] => [
  '',
  `| 合计 total | ${of.cases} |`,
  '|---|---|',
  `| 有不同 different | ${of.different} |`,
  `| 派遣 routing | ${of.routing} |`,
  `| 时限 timing | ${of.timing}（${of.dueTimes.earlier} 早 earlier, ${of.dueTimes.later} 晚 later, ${of.dueTimes.without} 无 without） |`,
  `| 升级 escalation | ${of.escalation}（${of.rules.more} 新增 more, ${of.rules.fewer} 不再 fewer, ${of.rules.otherwise} 不同 otherwise） |`,
]
