import { describe, expect, it } from 'vitest'
import { type Change, changesOf } from '#domain/decision/change.ts'
import { commitTo } from '#domain/events/envelope/chain.ts'
import { joinCase, moveReport, openingReport, withdrawReport } from '#domain/report/join.ts'
import { CHANNELS } from '#domain/report/record/channels.ts'
import type { Report } from '#domain/report/record/report.ts'
import { type Submission, submission } from '#domain/report/record/submission.ts'
import { submitReport } from '#domain/report/submit.ts'
import { triage } from '#domain/triage/triage.ts'
import { aSubmission, CALENDAR, MONDAY_NINE, PACK } from '#test/support/case-harness.ts'
import { applyChanges, Conflict, emptyWorld } from '#test/support/case-world.ts'

const context = {
  now: MONDAY_NINE,
  actor: 'system',
  jurisdiction: 'wujiaochang',
  correlationId: 'a',
  causationId: 'b',
  seed: 'seed',
}
const RULES = { pack: PACK, calendar: CALENDAR }
const { description, place } = aSubmission()
const TRIAGED = triage({}, { description, place, salt: '' }, PACK)
const names = { reportId: 'r-1', trackingCode: 'DG1' }
const reporter = { name: '张三', phone: '138 0000 0000' }

const reportIn = (changes: readonly Change[]): Report => {
  const [found] = changesOf(changes, 'report')
  if (found === undefined) throw new Error('No report changed.')
  return found.report
}
const received = (over = {}) => {
  const report = reportIn(submitReport(aSubmission(over), names, context, 'staff'))
  if (report.status !== 'received') throw new Error('It was not received.')
  return report
}
const joined = (over = {}) => {
  const report = reportIn(openingReport(received(over), 'c-1', RULES, context))
  if (report.status !== 'joined') throw new Error('It did not join.')
  return report
}

describe('A submission', () => {
  it('takes what is needed, and any script', () => {
    expect(submission.safeParse(aSubmission()).success).toBe(true)
    expect(submission.safeParse(aSubmission({ description: '𠮷👩‍👧 مرحبا', reporter })).success).toBe(true)
  })

  it.each([
    ['an unknown field', { urgent: true }],
    ['an unknown field of the reporter', { reporter: { tel: '1' } }],
    ['a blank description', { description: ' \n' }],
    ['a NUL', { description: 'a\u0000' }],
    ['a NUL in the place', { place: 'a\u0000' }],
    ['a NUL in the matter', { matter: 'a\u0000' }],
    ['a NUL in the source', { source: { system: 'x\u0000', reference: '1' } }],
    ['a NUL in the name', { reporter: { name: '张\u0000' } }],
    ['half a character', { place: '\ud842' }],
    ['a text too long', { description: 'x'.repeat(4_001) }],
    ['another channel', { channel: 'fax' }],
    ['another appeal', { appeal: 'rant' }],
    ['a point off the globe', { point: { lat: 91, lng: 0, datum: 'WGS-84' } }],
    ['a point without datum', { point: { lat: 31, lng: 121 } }],
  ])('with %s is refused', (_what, over) => {
    expect(submission.safeParse({ ...aSubmission(), ...over }).success).toBe(false)
  })
})

describe('Submitting a report', () => {
  it('keeps report, words, person and event together', () => {
    const changes = submitReport(aSubmission({ reporter }), names, context, 'staff')
    expect(changes.map(({ kind }) => kind)).toEqual(['report', 'report-content', 'event'])
    expect(changesOf(changes, 'report-content')[0]?.person).toEqual(reporter)
    const world = emptyWorld()
    applyChanges(world, changes)
    expect(world.reports.get('r-1')).toMatchObject({
      status: 'received',
      version: 1,
      sequence: 1,
      receivedAt: MONDAY_NINE,
    })
  })

  it('tells on the bus neither words nor person, only a commitment to the words', () => {
    const sent = aSubmission({ reporter })
    const changes = submitReport(sent, names, context, 'staff')
    const [event] = changesOf(changes, 'event')
    const [content] = changesOf(changes, 'report-content')
    expect(JSON.stringify(event)).not.toMatch(/张三|138|车棚|国定路/u)
    expect(JSON.stringify(changesOf(changes, 'report'))).not.toMatch(/张三|138|车棚|国定路/u)
    expect(event?.event.data).toMatchObject({
      words: commitTo(`${sent.place}\n${sent.description}`, content?.text.salt ?? ''),
    })
  })

  it('keeps no person where nobody said who he is', () => {
    const { reporter: _nobody, ...sent } = aSubmission()
    const [content] = changesOf(submitReport(sent, names, context, 'staff'), 'report-content')
    expect(content).not.toHaveProperty('person')
  })

  it.each(CHANNELS)('by %s: somebody can be called where a number was given', (channel) => {
    const { reporter: _nobody, ...sent } = aSubmission({ channel })
    const kept = (one: Submission) =>
      changesOf(submitReport(one, names, context, 'staff'), 'report')[0]?.report.reachable
    expect(kept(sent)).toBe(false)
    expect(kept({ ...sent, reporter: { name: '王女士' } })).toBe(false)
    expect(kept({ ...sent, reporter: { phone: '13800000000' } })).toBe(true)
    expect(kept({ ...sent, reporter: { phone: '13800000000' }, privacy: 'anonymous' })).toBe(false)
  })
})

describe('Joining', () => {
  const INTO = { caseId: 'c-1', key: 'k', how: 'duplicate' } as const

  it('counts a report that somebody stands behind, and every join', () => {
    expect(changesOf(joinCase(received(), TRIAGED, INTO, RULES, context), 'counters')).toMatchObject([
      { standing: 1, joined: 1 },
    ])
    expect(
      changesOf(joinCase(received({ channel: 'sensor' }), TRIAGED, INTO, RULES, context), 'counters'),
    ).toMatchObject([{ standing: 0, joined: 1, found: 1 }])
  })

  it('goes through only while that case holds the key', () => {
    const world = emptyWorld()
    applyChanges(world, submitReport(aSubmission(), names, context, 'staff'))
    const changes = joinCase(received(), TRIAGED, INTO, RULES, context)
    world.keys.set('k', 'c-9')
    expect(() => applyChanges(world, changes)).toThrow(Conflict)
    expect(world.reports.get('r-1')?.status).toBe('received')
    world.keys.set('k', 'c-1')
    applyChanges(world, changes)
    expect(world.reports.get('r-1')).toMatchObject({
      status: 'joined',
      caseId: 'c-1',
      version: 2,
      sequence: 2,
    })
  })

  it('leaves the report that was given as it was', () => {
    const report = received()
    const before = structuredClone(report)
    openingReport(report, 'c-1', RULES, context)
    withdrawReport(report, context)
    expect(report).toEqual(before)
  })

  it('moves the report of a merged case with its count, keeping its tracking code', () => {
    const changes = moveReport(joined(), 'c-2', context)
    expect(changesOf(changes, 'counters')).toMatchObject([
      { caseId: 'c-1', standing: -1, joined: 0 },
      { caseId: 'c-2', standing: 1, joined: 1 },
    ])
    expect(changesOf(changes, 'link')).toMatchObject([{ caseId: 'c-2' }])
    expect(changesOf(changes, 'unlink')).toMatchObject([{ caseId: 'c-1' }])
    expect(reportIn(changes)).toMatchObject({ caseId: 'c-2', trackingCode: 'DG1' })
  })
})

describe('Withdrawing', () => {
  it('before triage concerns no case', () => {
    const changes = withdrawReport(received(), context)
    expect(reportIn(changes)).toMatchObject({ status: 'withdrawn', withdrawnAt: MONDAY_NINE, version: 2 })
    expect(reportIn(changes)).not.toHaveProperty('caseId')
    expect(changesOf(changes, 'counters')).toEqual([])
  })

  it('takes a report that stands with a case out of its count', () => {
    expect(changesOf(withdrawReport(joined(), context), 'counters')).toMatchObject([
      { caseId: 'c-1', standing: -1, joined: 0 },
    ])
    expect(changesOf(withdrawReport(joined({ channel: 'patrol' }), context), 'counters')).toMatchObject([
      { standing: 0 },
    ])
    expect(reportIn(withdrawReport(joined(), context))).not.toHaveProperty('joinedAt')
  })
})
