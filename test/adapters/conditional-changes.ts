import { buildCase, buildEvent, buildReport, MONDAY } from '#adapters/examples.ts'
import type { Change, StoredToken } from '#domain/decision/change.ts'
import type { Person } from '#domain/report/record/report.ts'

/** The wall clock of the stores under test, and times on either side of it. */
export const WALL_CLOCK = Date.parse('2026-11-23T00:00:00.000Z')
export const LATER = '2026-11-24T00:00:00.000Z'
export const EARLIER = '2026-11-22T00:00:00.000Z'

export const CASE = buildCase().caseId
export const opened = buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 })

/** A change whose condition depends on what was saved before. */
type Conditional = {
  readonly name: string
  readonly before: readonly Change[]
  readonly wins: readonly Change[]
  readonly loses: readonly Change[]
  readonly standing: unknown
}

export const token = (one: Partial<StoredToken>): Change => ({
  kind: 'token',
  caseId: CASE,
  ...{ run: 2, visit: 2, arrivedAt: 200, token: 'standing', ...one },
})
export const answer = (one: { expiresAt?: string; answer?: string }): Change => ({
  kind: 'idempotency',
  key: 'reports/one',
  payloadHash: 'hash',
  answer: '{}',
  expiresAt: LATER,
  ...one,
})
export const counters = (standing: number, joined = 0, found?: number): Change => ({
  kind: 'counters',
  caseId: CASE,
  standing,
  joined,
  ...(found === undefined ? {} : { found }),
})

export const content = (reportId: string, description: string, person?: Person): Change => ({
  kind: 'report-content',
  reportId,
  jurisdiction: 'wujiaochang',
  text: { description, place: '三', salt: 's' },
  ...(person === undefined ? {} : { person }),
})

/** Every kind of change that carries a condition, winning and losing. */
export const CONDITIONAL: readonly Conditional[] = [
  {
    name: 'a case that is new',
    before: [{ kind: 'case', case: buildCase({ caseId: 'c-other' }) }],
    wins: [{ kind: 'case', case: buildCase() }],
    loses: [{ kind: 'case', case: buildCase({ caseId: 'c-other', round: 2 }) }],
    standing: buildCase({ caseId: 'c-other' }),
  },
  {
    name: 'a case that follows its version',
    before: [{ kind: 'case', case: buildCase({ version: 1 }) }],
    wins: [{ kind: 'case', case: buildCase({ version: 2 }) }],
    loses: [{ kind: 'case', case: buildCase({ version: 2, round: 2 }) }],
    standing: buildCase({ version: 2 }),
  },
  {
    name: 'a report that is new',
    before: [{ kind: 'report', report: buildReport({ reportId: 'r-other' }) }],
    wins: [{ kind: 'report', report: buildReport() }],
    loses: [{ kind: 'report', report: buildReport() }],
    standing: buildReport(),
  },
  {
    name: 'a report that follows its version',
    before: [{ kind: 'report', report: buildReport() }],
    wins: [{ kind: 'report', report: buildReport({ version: 2 }) }],
    loses: [{ kind: 'report', report: buildReport({ version: 2 }) }],
    standing: buildReport({ version: 2 }),
  },
  {
    name: 'counters of reports that leave',
    before: [counters(2, 1)],
    wins: [counters(-2)],
    loses: [counters(-1)],
    standing: { standing: 0, joined: 1, found: 0 },
  },
  {
    name: 'how many reports stand',
    before: [counters(1, 1)],
    wins: [{ kind: 'standing-is', caseId: CASE, standing: 1, joined: 1 }],
    loses: [{ kind: 'standing-is', caseId: CASE, standing: 0, joined: 1 }],
    standing: { standing: 1, joined: 1, found: 0 },
  },
  {
    name: 'that no further report joined, though as many stand',
    before: [counters(1, 1)],
    wins: [counters(1, 1), counters(-1)],
    loses: [{ kind: 'standing-is', caseId: CASE, standing: 1, joined: 1 }],
    standing: { standing: 1, joined: 2, found: 0 },
  },
  {
    name: 'how many reports stand, and one leaves',
    before: [counters(1)],
    wins: [{ kind: 'standing-is', caseId: CASE, standing: 1, joined: 0 }, counters(-1)],
    loses: [{ kind: 'standing-is', caseId: CASE, standing: 1, joined: 0 }, counters(-1)],
    standing: { standing: 0, joined: 0, found: 0 },
  },
  {
    name: 'a claim to a duplicate key',
    before: [],
    wins: [{ kind: 'claim-key', key: 'k', caseId: CASE, openedAt: MONDAY }],
    loses: [{ kind: 'claim-key', key: 'k', caseId: 'c-other', openedAt: MONDAY }],
    standing: { caseId: CASE, openedAt: MONDAY },
  },
  {
    name: 'the same claim again',
    before: [{ kind: 'claim-key', key: 'k', caseId: CASE, openedAt: MONDAY }],
    wins: [{ kind: 'claim-key', key: 'k', caseId: CASE, openedAt: MONDAY }],
    loses: [{ kind: 'claim-key', key: 'k', caseId: 'c-other', openedAt: MONDAY }],
    standing: { caseId: CASE, openedAt: MONDAY },
  },
  {
    name: 'a duplicate key that is handed over',
    before: [{ kind: 'claim-key', key: 'k', caseId: 'c-other', openedAt: MONDAY }],
    wins: [{ kind: 'claim-key', key: 'k', caseId: CASE, openedAt: MONDAY, from: { caseId: 'c-other' } }],
    loses: [
      { kind: 'claim-key', key: 'k', caseId: 'c-third', openedAt: MONDAY, from: { caseId: 'c-other' } },
    ],
    standing: { caseId: CASE, openedAt: MONDAY },
  },
  {
    name: 'a duplicate key that leads nowhere any more',
    before: [{ kind: 'claim-key', key: 'k', caseId: 'c-other', openedAt: MONDAY, mergedInto: 'c-third' }],
    wins: [
      {
        kind: 'claim-key',
        key: 'k',
        caseId: CASE,
        openedAt: MONDAY,
        from: { caseId: 'c-other', mergedInto: 'c-third' },
      },
    ],
    loses: [
      { kind: 'claim-key', key: 'k', caseId: 'c-third', openedAt: MONDAY, from: { caseId: 'c-other' } },
    ],
    standing: { caseId: CASE, openedAt: MONDAY },
  },
  {
    name: 'a duplicate key that leads on',
    before: [{ kind: 'claim-key', key: 'k', caseId: CASE, openedAt: MONDAY, mergedInto: 'c-other' }],
    wins: [{ kind: 'key-is-held', key: 'k', caseId: CASE, mergedInto: 'c-other' }],
    loses: [{ kind: 'key-is-held', key: 'k', caseId: CASE }],
    standing: { caseId: CASE, openedAt: MONDAY, mergedInto: 'c-other' },
  },
  {
    name: 'giving a duplicate key back',
    before: [
      { kind: 'claim-key', key: 'mine', caseId: CASE, openedAt: MONDAY },
      { kind: 'claim-key', key: 'theirs', caseId: 'c-other', openedAt: MONDAY },
    ],
    wins: [{ kind: 'release-key', key: 'mine', caseId: CASE }],
    loses: [{ kind: 'release-key', key: 'theirs', caseId: CASE }],
    standing: { caseId: 'c-other', openedAt: MONDAY },
  },
  {
    name: 'a duplicate key that is held',
    before: [{ kind: 'claim-key', key: 'k', caseId: CASE, openedAt: MONDAY }],
    wins: [{ kind: 'key-is-held', key: 'k', caseId: CASE }],
    loses: [{ kind: 'key-is-held', key: 'k', caseId: 'c-other' }],
    standing: { caseId: CASE, openedAt: MONDAY },
  },
  {
    name: 'a duplicate key that nobody holds',
    before: [],
    wins: [],
    loses: [{ kind: 'key-is-held', key: 'k', caseId: CASE }],
    standing: undefined,
  },
  {
    name: 'an event',
    before: [],
    wins: [{ kind: 'event', event: opened.event }],
    loses: [{ kind: 'event', event: opened.event }],
    standing: opened.event,
  },
  ...[
    { run: 1, visit: 9, arrivedAt: 900 },
    { run: 2, visit: 1, arrivedAt: 900 },
    { run: 2, visit: 2, arrivedAt: 199 },
    { run: 2, visit: 2, arrivedAt: 200 },
  ].map((stale) => ({
    name: `a token of run ${stale.run}, visit ${stale.visit}, arrived at ${stale.arrivedAt}`,
    before: [token({ run: 1 })],
    wins: [token({})],
    loses: [token({ ...stale, token: 'late' })],
    standing: { run: 2, visit: 2, arrivedAt: 200, token: 'standing' },
  })),
  {
    name: 'the same token again',
    before: [token({})],
    wins: [token({})],
    loses: [token({ token: 'another' })],
    standing: { run: 2, visit: 2, arrivedAt: 200, token: 'standing' },
  },
  {
    name: 'an answer to an idempotency key',
    before: [],
    wins: [answer({})],
    loses: [answer({ answer: '"another"' })],
    standing: { key: 'reports/one', payloadHash: 'hash', answer: '{}', expiresAt: LATER },
  },
  {
    name: 'an answer in place of an expired one',
    before: [answer({ expiresAt: EARLIER, answer: '"old"' })],
    wins: [answer({})],
    loses: [answer({ answer: '"another"' })],
    standing: { key: 'reports/one', payloadHash: 'hash', answer: '{}', expiresAt: LATER },
  },
]
