import { describe, expect, it } from 'vitest'
import { changesOf } from '#domain/decision/change.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { ReportAction } from '#domain/report/asked.ts'
import { noticeOverdue } from '#domain/report/overdue.ts'
import type { Report } from '#domain/report/record/report.ts'
import type { Submission } from '#domain/report/record/submission.ts'
import { replayOwed } from '#functions/usecases/operator/replay-deadlines.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
} from '#test/support/actors.ts'
import { CALENDAR, local, openedCase } from '#test/support/case-harness.ts'
import { applyChanges, eventsOf } from '#test/support/case-world.ts'

const note = '请转告王女士13800000000'
const SOURCE = { system: 'district.12345', reference: 'GD-7' }

/** A case with a second report, on which people act. */
function withSecond(over: Partial<Submission> = {}) {
  const one = openedCase()
  const reportId = one.join(over)
  const report = (): Extract<Report, { status: 'joined' }> => {
    const found = one.world.reports.get(reportId)
    if (found?.status !== 'joined') throw new Error('It stands.')
    return found
  }
  /** Carries out an action. @returns the code of the refusal, if it was refused */
  const act = (who: Actor, action: ReportAction): readonly never[] | string => {
    const refused = one.onReport(who, reportId, action)
    return refused === undefined ? [] : refused.code
  }
  return { one, reportId, report, act, events: () => eventsOf(one.world, `report/${reportId}`) }
}
const contact = { action: 'record-contact', note } as const
/** The reply is drafted, and somebody else approves it. */
const approved = (act: (who: Actor, action: ReportAction) => unknown): void => {
  act(callTaker, { action: 'ask-reply', words: '已处置' })
  act(shiftLeader, { action: 'rule-on-reply', grant: true })
}
const phone = { action: 'record-reply', how: 'phone', note } as const
const ask = { action: 'ask-extension', note } as const
const rule = (grant: boolean) => ({ action: 'rule-on-extension', grant }) as const

describe('A contact with one report', () => {
  it('is recorded for that report alone, its words apart; the case is not touched', () => {
    const { one, report, act, events } = withSecond()
    const { version } = one.case
    act(callTaker, contact)
    expect(report()).toMatchObject({ contactedAt: one.now })
    expect(one.case.version).toBe(version)
    expect(one.world.reports.get('r-1')).not.toHaveProperty('contactedAt')
    expect(events().at(-1)).toMatchObject({ type: 'report-contacted' })
    expect(JSON.stringify(events())).not.toContain('1380000')
    expect([...one.world.texts.values()]).toContain(note)
  })

  it('is recorded again, with its words, when the reporter is spoken to again; the first stays the first', () => {
    const { one, report, act, events } = withSecond()
    act(callTaker, contact)
    const first = one.now
    one.now = local('2021-01-19 10:00')
    act(shiftLeader, { action: 'record-contact', note: '又打来，说还在冒烟' })
    expect(report().contactedAt).toBe(first)
    expect(events().filter(({ type }) => type === 'report-contacted')).toHaveLength(2)
    expect([...one.world.texts.values()]).toEqual(expect.arrayContaining([note, '又打来，说还在冒烟']))
  })

  it('is one conversation for all reports of the same number: each keeps its receipt and its reply limit', () => {
    const one = openedCase({ report: { reporter: { phone: '13800000000' } } })
    const [second, other] = [one.join({ reporter: { phone: '13800000000' } }), one.join()]
    one.report(callTaker, 'contact', { outcome: 'accepted', note })
    const contactedAt = (reportId: string) => one.world.reports.get(reportId)?.contactedAt
    expect([contactedAt('r-1'), contactedAt(second), contactedAt(other)]).toEqual([
      one.now,
      one.now,
      undefined,
    ])
    expect(one.world.reports.get(second)).not.toHaveProperty('replied')
    expect(eventsOf(one.world, `report/${second}`).at(-1)).toMatchObject({
      type: 'report-contacted',
      data: { with: 'r-1' },
    })
  })

  it('is theirs who call', () => {
    const { act } = withSecond()
    for (const who of [dispatcher, inspector, leader, handlerOf('chengguan')]) {
      expect(act(who, contact)).toBe('not-permitted')
      expect(act(who, phone)).toBe('not-permitted')
    }
  })

  it('is not with a patrol', () => {
    expect(withSecond({ channel: 'patrol' }).act(callTaker, contact)).toBe('report-unknown')
  })
})

describe('A reply to one report', () => {
  it('is recorded once, by phone with the first contact; on the bus goes its source, never its words', () => {
    const { one, report, act, events } = withSecond({ channel: 'district', source: SOURCE })
    approved(act)
    act(callTaker, phone)
    expect(report()).toMatchObject({ replied: { at: one.now, how: 'phone' }, contactedAt: one.now })
    expect(events().at(-1)).toMatchObject({ type: 'report-replied', data: { how: 'phone', source: SOURCE } })
    expect(JSON.stringify(events())).not.toContain('1380000')
    expect(act(callTaker, phone)).toBe('already-replied')
  })

  it('to a system is one to the system it came from', () => {
    const reply = { action: 'record-reply', how: 'to-system', note } as const
    const { report, act } = withSecond({ channel: 'district', source: SOURCE })
    approved(act)
    act(callTaker, reply)
    expect(report()).toMatchObject({ replied: { how: 'to-system' } })
    expect(report()).not.toHaveProperty('contactedAt')
    const other = withSecond()
    approved(other.act)
    expect(other.act(callTaker, reply)).toBe('wrong-outcome')
  })

  it('that was given in the first call of the case is not given again', () => {
    const one = openedCase({ report: { appeal: 'question' } })
    one.report(callTaker, 'contact', { outcome: 'answered', note })
    expect(one.onReport(callTaker, 'r-1', phone)).toMatchObject({ code: 'already-replied' })
  })

  it('is given also when the case has ended', () => {
    const { one, report, act } = withSecond()
    one.act(centreHead, { action: 'transfer', to: 'siping-street', note })
    act(shiftLeader, phone)
    expect(report().replied).toMatchObject({ how: 'phone' })
  })
})

describe('A longer reply limit', () => {
  it('is asked in time and granted by somebody else: fifteen working days from the same start, and replayed so', () => {
    const { one, reportId, report, act, events } = withSecond()
    expect(act(shiftLeader, rule(true))).toBe('no-extension')
    one.now = local('2021-01-25 17:00')
    act(shiftLeader, ask)
    expect(act(callTaker, ask)).toBe('extension-pending')
    expect(act(shiftLeader, rule(true))).toBe('own-request')
    expect(act(callTaker, rule(true))).toBe('not-permitted')
    one.now = local('2021-01-26 09:00')
    act(centreHead, rule(true))
    expect(report()).toMatchObject({
      extension: { state: 'granted', by: 'u-centre-head' },
      owed: { reply: { limit: { amount: 5 }, dueAt: local('2021-02-07 17:30') } },
    })
    expect(act(callTaker, ask)).toBe('extensions-used')
    const [, reply] = replayOwed(reportId, events(), () => CALENDAR)
    expect(reply).toMatchObject({ change: 'same', told: local('2021-02-07 17:30') })
    expect(reply?.words.zh).toMatch(/15个工作日（疑难诉求答复）.*原为5个工作日/u)
  })

  it('may be overdue anew, when the old one was', () => {
    const { one, report, act } = withSecond()
    one.now = local('2021-01-25 17:00')
    act(callTaker, ask)
    const recording = { ...one.context(callTaker), actor: 'system', jurisdiction: 'wujiaochang' }
    const late = { ...recording, now: local('2021-01-25 18:00') }
    applyChanges(one.world, noticeOverdue(report(), late, one.case))
    expect(report().overdue).toEqual(['contact', 'reply'])
    act(shiftLeader, rule(true))
    expect(report().overdue).toEqual(['contact'])
    const later = noticeOverdue(report(), { ...recording, now: local('2021-03-01 09:00') }, one.case)
    expect(changesOf(later, 'event').map(({ event }) => event.data)).toMatchObject([{ duty: 'reply' }])
  })

  it('is not asked for too late, nor for what was answered; refused, it may be asked again', () => {
    const { one, act, report } = withSecond()
    act(callTaker, ask)
    act(shiftLeader, rule(false))
    expect(report()).toMatchObject({
      extension: { state: 'refused' },
      owed: { reply: { dueAt: local('2021-01-25 17:30') } },
    })
    expect(act(callTaker, ask)).not.toBeTypeOf('string')
    one.now = local('2021-01-25 17:30')
    act(shiftLeader, rule(false))
    expect(act(callTaker, ask)).toBe('too-late')
    approved(act)
    act(callTaker, phone)
    expect(act(callTaker, ask)).toBe('already-replied')
    expect(withSecond({ channel: 'patrol' }).act(callTaker, ask)).toBe('already-replied')
  })
})
