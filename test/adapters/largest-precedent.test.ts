import { describe, expect, it } from 'vitest'
import { precedentItem } from '#adapters/dynamodb/knowledge-items.ts'
import { buildCase, buildEvent, MONDAY } from '#adapters/examples.ts'
import { MAX_ITEMS } from '#domain/case/record/plan.ts'
import type { EventType } from '#domain/events/index.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { isArchived, precedentOf } from '#domain/precedent/from-case.ts'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'
import type { RecordedEvent } from '#domain/precedent/recorded-event.ts'
import { madeAnew } from '#domain/precedent/review/anew.ts'
import { decideReview } from '#domain/precedent/review/decide-review.ts'
import { recurrenceOf, revised } from '#domain/precedent/review/revise.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'

/** What one item of DynamoDB holds. */
const ITEM = 400 * 1024
const LATER = '2021-03-01T01:00:00.000Z'
const DOING = { at: LATER, by: 'u'.repeat(128), reason: '删'.repeat(500) }

/** Words that redacting makes longer, as many as a note may have. */
const WORDS = '叫王伟。'.repeat(1_000)
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n))
const name = (n: number) => `${'p'.repeat(37)}${100 + n}`
const told = (
  type: EventType,
  data: object,
  at: { subject?: string; caseId?: string } = {},
): RecordedEvent => {
  const { event } = buildEvent(type, data as never, { ...at, sequence: 1 })
  const metadata = { ...event.metadata, caseId: at.caseId ?? OF.caseId }
  return { event: { ...event, metadata }, texts: { text: WORDS } }
}

const OF = (() => {
  const of = buildCase({
    status: 'ended',
    ending: 'archived',
    endedAt: LATER,
    watchUntil: '2021-09-01T00:00:00.000Z',
    lead: name(99),
    plan: {
      version: 1,
      agreedAt: MONDAY,
      items: times(MAX_ITEMS, (n) => ({
        item: name(n),
        party: name(n),
        action: WORDS.slice(0, 500),
        dueAt: MONDAY,
        after: { item: name(n), ending: 'done' as const },
        status: 'ended' as const,
        ending: 'done' as const,
        endedAt: MONDAY,
      })),
    },
  })
  if (!isArchived(of)) throw new Error('The case is not archived.')
  return of
})()

/** Five hundred reporters who were not content, and a hundred parties, each with forty tasks and checks that failed. */
const PARTIES = times(100, name)
const STORY: RecordedEvent[] = times(40, () => [
  told('stage-opened', { stage: 'handling', visit: 1, run: 1 }),
  ...PARTIES.map((party) =>
    told('task-settled', {
      taskId: 't',
      kind: 'handle',
      assignee: { kind: 'party', party },
      outcome: 'done',
    }),
  ),
  told('task-settled', {
    taskId: 't',
    kind: 'reinspect',
    assignee: { kind: 'role', role: 'inspector' },
    outcome: 'failed',
  }),
]).flat()
const CALLS = times(500, (n) =>
  told(
    'report-called-back',
    { round: 1, reached: true, solved: n % 7 > 0, satisfied: n % 7 > 0 ? 'satisfied' : 'dissatisfied' },
    { subject: `report/r-${n}` },
  ),
)
const MADE = precedentOf(OF, WORDS, STORY, CALLS, { calendar: CALENDAR, pack: PACK })

const size = (one: Precedent): number =>
  Buffer.byteLength(
    JSON.stringify(precedentItem({ ...entryOf(precedent.parse(one), NO_STATISTICS), complete: true })),
  )

describe('The largest precedent', () => {
  it('keeps the answers that tell most, and counts all', () => {
    expect(MADE.followUp).toHaveLength(30)
    expect(MADE.followUp.every(({ solved, words }) => !solved && words !== undefined)).toBe(true)
    expect(MADE.followUpCounts).toEqual({ reached: 500, unsolved: 72, dissatisfied: 72 })
    expect(MADE.parties.map(({ party }) => party)).toContain(OF.lead)
  })

  it('is one item of the store, whatever reviewers put in it, and when it is made anew after that', () => {
    const long = (n: number) => `${n}${'改'.repeat(490)}`
    let one = MADE
    for (let at = 0; at < 50; at += 1) {
      one = revised(one, 'edited', DOING, { parts: times(121, (n) => `parties.${name(n)}.${n}`) })
      one = recurrenceOf(one, buildCase({ caseId: `c-${at}`, openedAt: LATER }), LATER) ?? one
    }
    let refused = 0
    for (const part of [
      ...one.plan.map(({ item }, n) => ({ plan: [{ item, action: long(n) }] })),
      ...one.setbacks.map((_, index) => ({ setbacks: [{ index, words: long(index) }] })),
      ...one.followUp.map((_, index) => ({ followUp: [{ index, words: long(index).repeat(4) }] })),
    ]) {
      const edit = { action: 'edit' as const, revision: one.revision, reason: DOING.reason, ...part }
      const decided = decideReview(one, one.jurisdiction, edit, DOING)
      if (decided.ok) one = decided.value
      else refused += 1
    }
    expect(refused).toBeGreaterThan(0)
    expect(size(MADE)).toBeLessThan(ITEM / 2)
    expect(size(one)).toBeLessThan(ITEM)
    expect(size(madeAnew(one, { ...MADE, version: 99 }, LATER))).toBeLessThan(ITEM)
  })
})

describe('A text that is cut', () => {
  it('keeps no half of a character', () => {
    const cut = {
      ...told('task-settled', {
        taskId: 't',
        kind: 'handle',
        assignee: { kind: 'party', party: 'a' },
        outcome: 'done',
      }),
      texts: { text: `已${'😀'.repeat(1_500)}` },
    }
    const { parties } = precedentOf(OF, '', [cut], [], { calendar: CALENDAR, pack: PACK })
    expect(parties[0]?.did[0]).toBe(`已${'😀'.repeat(999)}`)
  })
})
