import { describe, expect, it } from 'vitest'
import { createCalendar } from '#adapters/calendar.ts'
import { APPEALS } from '#domain/appeal.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { sentence } from '#domain/clock/sentence.ts'
import { pack } from '#domain/pack/pack.ts'
import { doneAt } from '#domain/report/duties.ts'
import { joinCase, moveReport } from '#domain/report/join.ts'
import { noticeOverdue } from '#domain/report/overdue.ts'
import { deadlineOf } from '#domain/report/owing.ts'
import { type Report, report as reportSchema } from '#domain/report/record/report.ts'
import type { Submission } from '#domain/report/record/submission.ts'
import { replayOwed } from '#functions/usecases/operator/replay-deadlines.ts'
import { callTaker, inspector } from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness, local, openedCase, PACK, triagedAs } from '#test/support/case-harness.ts'
import { inReinspection, untilTheCall } from '#test/support/case-ways.ts'
import { applyChanges, eventsOf } from '#test/support/case-world.ts'

/** A case that holds nothing up. */
const OPEN = { status: 'open', position: { at: 'entering', run: 1, enterAt: 'confirm' } } as const

const note = '13800000000 已告知'
const SOURCE = { system: 'district.12345', reference: 'GD-7' }

const reportOf = (one: CaseHarness, reportId = 'r-1'): Extract<Report, { status: 'joined' }> => {
  const found = one.world.reports.get(reportId)
  if (found?.status !== 'joined') throw new Error(`${reportId} stands with no case.`)
  return found
}
const opened = (over: Partial<Submission> = {}) => reportOf(openedCase({ report: over }))

describe('What a report is owed', () => {
  it.each([
    ['question', '2021-01-19 17:30'],
    ['suggestion', '2021-01-19 17:30'],
    ['praise', '2021-01-19 17:30'],
    ['help', '2021-01-25 17:30'],
    ['complaint', '2021-01-25 17:30'],
    ['tip-off', '2021-01-25 17:30'],
  ] as const)('by its appeal: a %s has its reply by %s', (appeal, dueAt) => {
    expect(opened({ appeal }).owed).toMatchObject({
      contact: { dueAt: local('2021-01-19 17:30') },
      reply: { dueAt: local(dueAt) },
    })
  })

  it('runs from its own receipt, whenever its case began', () => {
    const one = openedCase()
    one.now = local('2021-01-20 10:00')
    const later = one.join({ appeal: 'question' })
    expect(reportOf(one, later).owed).toMatchObject({
      contact: { dueAt: local('2021-01-21 17:30') },
      reply: { dueAt: local('2021-01-21 17:30') },
    })
    expect(reportOf(one).owed?.reply.dueAt).toBe(local('2021-01-25 17:30'))
  })

  it('is no contact for what was taken in person, and nothing at all for what a patrol found', () => {
    const taken = opened({ channel: 'walk-in', confirmedInPerson: true })
    expect(doneAt(taken, 'contact')).toBe(taken.receivedAt)
    expect(doneAt(taken, 'reply')).toBeUndefined()
    expect(opened({ channel: 'patrol' }).owed).toBeUndefined()
    const device = opened({ channel: 'sensor', source: SOURCE }).owed
    expect(device).not.toHaveProperty('contact')
    expect(device).toHaveProperty('reply')
  })

  it.each(APPEALS)('explains itself: %s', (appeal) => {
    const report = opened({ appeal })
    const explained = (duty: 'contact' | 'reply') => {
      const deadline = report.owed && deadlineOf(report, report.owed, duty)
      if (deadline === undefined) throw new Error('It is owed.')
      const explanation = explainDue(deadline, CALENDAR)
      expect(explanation.result).toBe(report.owed?.[duty]?.dueAt)
      return { ref: explanation.source.ref, ...sentence(explanation) }
    }
    expect(explained('contact').zh).toContain('先行联系')
    expect(explained('reply').ref).toBe(`wujiaochang@${PACK.version}/policy/reply/${appeal}`)
    expect(explained('reply').zh).toMatch(/^时限[15]个工作日（..·答复）；自2021年1月18日（周一）09:00起算/u)
  })

  it('keeps the limits it was given when the pack changes', () => {
    const one = openedCase()
    const { appeals } = PACK.policy
    const shorter = { ...appeals.complaint, reply: { amount: 2, unit: 'working-day' as const } }
    const changed = pack.parse({
      ...PACK,
      policy: { ...PACK.policy, appeals: { ...appeals, complaint: shorter } },
    })
    expect(reportOf(openedCase({ pack: changed })).owed?.reply.dueAt).toBe(local('2021-01-20 17:30'))
    const events = eventsOf(one.world, 'report/r-1')
    expect(replayOwed('r-1', events, () => CALENDAR).map(({ told }) => told)).toEqual([
      local('2021-01-19 17:30'),
      local('2021-01-25 17:30'),
    ])
  })

  it('is replayed from its events, and told when it comes out otherwise', () => {
    const events = eventsOf(openedCase().world, 'report/r-1')
    expect(replayOwed('r-1', events, () => CALENDAR)).toMatchObject([
      { of: 'r-1', kind: 'contact', change: 'same' },
      { of: 'r-1', kind: 'reply', change: 'same', words: { zh: expect.stringContaining('投诉·答复') } },
    ])
    const other = {
      ...CALENDAR,
      isWorkingDay: (date: string) => date !== '2021-01-20' && CALENDAR.isWorkingDay(date),
    }
    expect(replayOwed('r-1', events, () => other).map(({ change }) => change)).toEqual(['same', 'moved'])
  })

  it('is replayed by the hours of the pack that its limits are from, whatever pack its case has', () => {
    const closesEarly = pack.parse({
      ...PACK,
      version: PACK.version + 1,
      hours: [{ from: '09:00', to: '16:00' }],
    })
    const changed = { pack: closesEarly, calendar: createCalendar(closesEarly.hours) }
    const one = openedCase()
    const into = { caseId: 'c-1', key: duplicateKey(one.case, PACK), how: 'duplicate' } as const
    applyChanges(one.world, joinCase(one.submit(), triagedAs(), into, changed, recording(one.now)))
    const calendarOf = (version: number) => (version === closesEarly.version ? changed.calendar : CALENDAR)
    expect(replayOwed('r-2', eventsOf(one.world, 'report/r-2'), calendarOf)).toMatchObject([
      { told: local('2021-01-19 16:00'), change: 'same' },
      { told: local('2021-01-25 16:00'), change: 'same' },
    ])
  })

  it('was not kept with reports of before: they still read, and are owed nothing that is known', () => {
    const { owed: _owed, opened: _opened, ...before } = opened()
    const read = reportSchema.parse(before)
    expect(noticeOverdue(read, recording(local('2022-01-01 09:00')), OPEN)).toEqual([])
  })
})

describe('The first contact and the reply', () => {
  it('of the report that opened the case are the case’s: the call, and what was answered in it', () => {
    const accepted = openedCase()
    accepted.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(doneAt(reportOf(accepted), 'contact')).toBe(accepted.now)
    expect(doneAt(reportOf(accepted), 'reply')).toBeUndefined()
    const further = accepted.join()
    expect(doneAt(reportOf(accepted, further), 'contact')).toBeUndefined()

    const answered = openedCase({ report: { appeal: 'question' } })
    answered.report(callTaker, 'contact', { outcome: 'answered', note })
    expect(doneAt(reportOf(answered), 'reply')).toBe(answered.now)
  })

  it('go along with a report into the case that its own was merged into', () => {
    const one = openedCase()
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    const [change] = moveReport(reportOf(one), 'c-2', recording(one.now))
    const moved = change?.kind === 'report' ? change.report : undefined
    expect(moved).toMatchObject({ contactedAt: one.now, owed: reportOf(one).owed })
    expect(moved).not.toHaveProperty('opened')
  })

  it('are made up for by a call back: it is the reply, and goes to the system the report came from', () => {
    const one = inReinspection({ report: { channel: 'district', source: SOURCE } })
    const other = one.join()
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    untilTheCall(one)
    for (const reportId of ['r-1', other])
      one.report(callTaker, 'follow-up', {
        outcome: 'called',
        reportId,
        solved: true,
        satisfied: 'satisfied',
        note,
      })
    expect(reportOf(one)).toMatchObject({
      replied: { at: one.now, how: 'call-back' },
      contactedAt: local('2021-01-18 09:00'),
    })
    expect(reportOf(one, other)).toMatchObject({ replied: { how: 'call-back' }, contactedAt: one.now })
    const told = eventsOf(one.world, 'report/r-1').at(-1)
    expect(told).toMatchObject({ type: 'report-called-back', data: { source: SOURCE } })
    expect(JSON.stringify(told)).not.toContain('13800000000')
  })

  it('end with the attempts in vain: nobody was contacted, and nothing more is owed', () => {
    const one = inReinspection()
    const other = one.join()
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    untilTheCall(one)
    for (const hour of ['01', '02', '03']) {
      one.now = `2021-01-19T${hour}:30:00.000Z`
      one.report(callTaker, 'follow-up', { outcome: 'unreachable', reportId: other })
    }
    expect(reportOf(one, other).replied).toEqual({ at: one.now, how: 'unreachable' })
    expect(reportOf(one, other).contactedAt).toBeUndefined()
  })
})

const recording = (now: string) => ({
  now,
  actor: 'system',
  jurisdiction: 'wujiaochang',
  correlationId: 'a',
  causationId: 'b',
  seed: 'seed',
})

describe('Overdue', () => {
  const noticed = (one: CaseHarness, at: string) =>
    noticeOverdue(reportOf(one), recording(local(at)), OPEN).flatMap((change) =>
      change.kind === 'event' && change.event.type === 'report-overdue' ? [change.event.data] : [],
    )

  it('is not at the due time of the first contact, unless it was made by then', () => {
    const one = openedCase()
    expect(noticed(one, '2021-01-19 17:29')).toEqual([])
    expect(noticed(one, '2021-01-19 17:30')).toEqual([{ duty: 'contact', dueAt: local('2021-01-19 17:30') }])
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(noticed(one, '2021-01-25 17:00')).toEqual([])
    expect(noticed(one, '2021-01-25 17:30')).toMatchObject([{ duty: 'reply' }])
  })

  it('is also what was done too late', () => {
    const one = openedCase()
    one.now = local('2021-01-20 09:00')
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(noticed(one, '2021-01-20 10:00')).toMatchObject([{ duty: 'contact' }])
  })

  it('is recorded once for each duty, and not for a report that was taken back', () => {
    const one = openedCase()
    const [change] = noticeOverdue(reportOf(one), recording(local('2021-01-20 09:00')), OPEN)
    if (change?.kind !== 'report') throw new Error('Nothing was found.')
    expect(change.report.overdue).toEqual(['contact'])
    expect(noticeOverdue(change.report, recording(local('2021-01-21 09:00')), OPEN)).toEqual([])
    const both = noticeOverdue(change.report, recording(local('2021-02-01 09:00')), OPEN)
    expect(both[0]).toMatchObject({ report: { overdue: ['contact', 'reply'] } })
    one.join()
    one.withdraw('r-1')
    const gone = one.world.reports.get('r-1')
    expect(gone && noticeOverdue(gone, recording(local('2022-01-01 09:00')), OPEN)).toEqual([])
  })
})
