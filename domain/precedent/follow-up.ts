import type { Case } from '../case/record/case.ts'
import type { Instant } from '../clock/calendar.ts'
import { reportHistoryOf } from '../projection/report-history.ts'
import { redact } from '../redaction/redact.ts'
import { beginning } from '../text.ts'
import type { Precedent } from './precedent.ts'
import { type RecordedEvent, wordsOf } from './recorded-event.ts'

/** A reporter who was reached when called back, and what was said. */
export type Call = {
  /** Whose report it was, and whether it still stands with the case. */
  readonly report: string
  readonly stands: boolean
  readonly at: Instant
  readonly round: number
  readonly solved: boolean
  readonly satisfied: string
  readonly words?: string
}

/**
 * The calls that reached a reporter, report by report.
 * @param told the events of the reports of a case
 */
export function callsOf({ caseId }: Pick<Case, 'caseId'>, told: readonly RecordedEvent[]): Call[] {
  const ofReport = Map.groupBy(told, ({ event }) => event.metadata.subject)
  return [...ofReport].flatMap(([report, events]) => {
    const { calls, withdrawn } = reportHistoryOf(events.map(({ event }) => event))
    const wordsIn = wordsOf(events)
    return calls
      .filter((call) => call.reached && call.caseId === caseId)
      .map(({ at, round, solved = false, satisfied = 'not-said', sequence }) => {
        const words = wordsIn(sequence)
        const said = words === undefined ? {} : { words }
        return { report, stands: withdrawn === undefined, at, round, solved, satisfied, ...said }
      })
  })
}

/**
 * How well the closure was confirmed. It goes by the last word of every reporter who still stands: what somebody said
 * before the case was taken up again counts no more once the same reporter was heard anew. That it is solved must have
 * been said after the last closing. A follow-up that was ended (终结) was ended because a reporter says unsolved.
 */
export function confirmationOf(
  of: Pick<Case, 'closure' | 'checkedBy' | 'round' | 'termination'>,
  calls: readonly Call[],
): Precedent['confirmation'] {
  if (of.termination !== undefined) return 'reporter-says-unsolved'
  if (of.closure !== 'checked') return 'explained-only'
  const standing = calls.filter(({ stands }) => stands).sort((a, b) => a.round - b.round)
  const last = [...new Map(standing.map((call) => [call.report, call])).values()]
  return last.some(({ round }) => round === of.round) && last.every(({ solved }) => solved)
    ? 'reporter-says-solved'
    : of.checkedBy === undefined
      ? 'checked-on-site'
      : 'checked-otherwise'
}

/** As many answers are kept, with so many characters of what was said: hundreds may report one trouble. */
const MAX_ANSWERS = 30
const MAX_ANSWER = 300

/**
 * What was said at the follow-up, redacted, and how many said it. Of many answers those are kept that tell most: who was
 * not content, then who said something, then the latest round.
 */
export function followUpOf(calls: readonly Call[]): Pick<Precedent, 'followUp' | 'followUpCounts'> {
  const worth = ({ solved, satisfied, words, round }: Call): number =>
    (solved && satisfied !== 'dissatisfied' ? 0 : 2_000) + (words === undefined ? 0 : 1_000) + round
  const chosen = new Set([...calls].sort((a, b) => worth(b) - worth(a)).slice(0, MAX_ANSWERS))
  return {
    followUp: calls
      .filter((call) => chosen.has(call))
      .map(({ round, solved, satisfied, words }) => ({
        round,
        solved,
        satisfied,
        ...(words === undefined ? {} : { words: beginning(redact(words), MAX_ANSWER) }),
      })),
    followUpCounts: {
      reached: calls.length,
      unsolved: calls.filter(({ solved }) => !solved).length,
      dissatisfied: calls.filter(({ satisfied }) => satisfied === 'dissatisfied').length,
    },
  }
}
