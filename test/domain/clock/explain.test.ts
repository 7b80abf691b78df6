import { describe, expect, it } from 'vitest'
import { compute } from '#domain/clock/compute.ts'
import { begin, type ClockEvent, type Deadline } from '#domain/clock/deadline.ts'
import { explainDue, explanation } from '#domain/clock/explain.ts'
import type { LimitUnit } from '#domain/clock/limit.ts'
import { sentence } from '#domain/clock/sentence.ts'
import { CALENDAR, local } from '#test/support/case-harness.ts'
import { changedTo, deadlineOf, extended, paused, resumed, SOURCE } from './deadlines.ts'

const explained = (deadline: Deadline) => explainDue(deadline, CALENDAR)
const said = (start: string, amount: number, unit: LimitUnit, events: ClockEvent[] = []) =>
  sentence(explained(deadlineOf(start, amount, unit, events)))

const ZH = SOURCE.name.zh
const EN = SOURCE.name.en

/**
 * Worked out by hand with the notices of the State Council: 2021 Spring Festival 11–17 February off, 7 and 20 February
 * worked; 2021 National Day 1–7 October off, 26 September and 9 October worked; 2026 Spring Festival 15–23 February off,
 * 14 and 28 February worked; 2026 National Day 1–7 October off, 20 September and 10 October worked, Mid-autumn 25–27
 * September off. The pack works 9:00–11:30 and 13:30–17:30.
 */
describe('A due time says of itself', () => {
  it('an ordinary week, with its weekend', () => {
    expect(said('2021-01-18 09:10', 7, 'working-day')).toEqual({
      zh: `时限7个工作日（${ZH}）；自2021年1月18日（周一）09:10起算，当日不计；扣除休息日1月23日至24日（周末）；应于2021年1月27日（周三）17:30前完成。`,
      en: `Limit of 7 working days (${EN}); counted from Monday 18 January 2021, 09:10, that day left out; skipped: 23–24 January (weekend); due Wednesday 27 January 2021, 17:30.`,
    })
  })

  it('Spring Festival 2021 in working days, with the Sunday and the Saturday that make up for it', () => {
    expect(said('2021-02-05 16:00', 7, 'working-day')).toEqual({
      zh: `时限7个工作日（${ZH}）；自2021年2月5日（周五）16:00起算，当日不计；扣除休息日2月6日（周末）、2月11日至17日（春节）；2月7日、2月20日（春节调休上班）计入；应于2021年2月20日（周六）17:30前完成。`,
      en: `Limit of 7 working days (${EN}); counted from Friday 5 February 2021, 16:00, that day left out; skipped: 6 February (weekend), 11–17 February (Spring Festival); counted although at a weekend: 7 February, 20 February (worked to make up for Spring Festival); due Saturday 20 February 2021, 17:30.`,
    })
  })

  it('Spring Festival 2021 in working hours', () => {
    // Wednesday 15:30 to 17:30 are two; Thursday 18 February 9:00 to 11:00 are the other two.
    expect(said('2021-02-10 15:30', 4, 'working-hour')).toEqual({
      zh: `时限4个工作时（${ZH}）；自2021年2月10日（周三）15:30起算，只计工作时间（09:00–11:30、13:30–17:30）；扣除休息日2月11日至17日（春节）；应于2021年2月18日（周四）11:00前完成。`,
      en: `Limit of 4 working hours (${EN}); counted from Wednesday 10 February 2021, 15:30, in working hours only (09:00–11:30, 13:30–17:30); skipped: 11–17 February (Spring Festival); due Thursday 18 February 2021, 11:00.`,
    })
  })

  it('National Day 2021, with the Saturday that makes up for it', () => {
    expect(said('2021-09-30 10:00', 5, 'working-day')).toEqual({
      zh: `时限5个工作日（${ZH}）；自2021年9月30日（周四）10:00起算，当日不计；扣除休息日10月1日至7日（国庆节）、10月10日（周末）；10月9日（国庆节调休上班）计入；应于2021年10月13日（周三）17:30前完成。`,
      en: `Limit of 5 working days (${EN}); counted from Thursday 30 September 2021, 10:00, that day left out; skipped: 1–7 October (National Day), 10 October (weekend); counted although at a weekend: 9 October (worked to make up for National Day); due Wednesday 13 October 2021, 17:30.`,
    })
  })

  it('Spring Festival 2026', () => {
    expect(said('2026-02-13 10:00', 5, 'working-day')).toEqual({
      zh: `时限5个工作日（${ZH}）；自2026年2月13日（周五）10:00起算，当日不计；扣除休息日2月15日至23日（春节）；2月14日（春节调休上班）计入；应于2026年2月27日（周五）17:30前完成。`,
      en: `Limit of 5 working days (${EN}); counted from Friday 13 February 2026, 10:00, that day left out; skipped: 15–23 February (Spring Festival); counted although at a weekend: 14 February (worked to make up for Spring Festival); due Friday 27 February 2026, 17:30.`,
    })
  })

  it('Mid-autumn and National Day 2026: twenty working days to demolish', () => {
    // 20–24 September 5, 28–30 September 8, 8–10 October 11, 12–16 October 16, 19–22 October 20.
    expect(said('2026-09-18 10:00', 20, 'working-day')).toEqual({
      zh: `时限20个工作日（${ZH}）；自2026年9月18日（周五）10:00起算，当日不计；扣除休息日9月19日、10月11日、10月17日至18日（周末）、9月25日至27日（中秋）、10月1日至7日（国庆节）；9月20日、10月10日（国庆节调休上班）计入；应于2026年10月22日（周四）17:30前完成。`,
      en: `Limit of 20 working days (${EN}); counted from Friday 18 September 2026, 10:00, that day left out; skipped: 19 September, 11 October, 17–18 October (weekend), 25–27 September (Mid-autumn Festival), 1–7 October (National Day); counted although at a weekend: 20 September, 10 October (worked to make up for National Day); due Thursday 22 October 2026, 17:30.`,
    })
  })

  it('emergency units: nothing is skipped, festival or not', () => {
    expect(said('2026-02-16 22:00', 2, 'emergency-day')).toEqual({
      zh: `时限2个紧急工作日（${ZH}）；自2026年2月16日（周一）22:00起算，不分昼夜和节假日连续计算；应于2026年2月18日（周三）22:00前完成。`,
      en: `Limit of 2 emergency days (${EN}); counted from Monday 16 February 2026, 22:00, round the clock, holidays or not; due Wednesday 18 February 2026, 22:00.`,
    })
  })

  it('the turn to a year without notice: provisional, and only New Year’s Day itself is known', () => {
    // 28–31 December are four; 1 January is off by law, 2 and 3 are a weekend; Monday 4 January 2027 is the fifth.
    expect(said('2026-12-25 10:00', 5, 'working-day')).toEqual({
      zh: `时限5个工作日（${ZH}）；自2026年12月25日（周五）10:00起算，当日不计；扣除休息日12月26日至27日、2027年1月2日至3日（周末）、2027年1月1日（元旦）；应于2027年1月4日（周一）17:30前完成；2027年放假安排尚未公布，此为暂定期限，公布后重算。`,
      en: `Limit of 5 working days (${EN}); counted from Friday 25 December 2026, 10:00, that day left out; skipped: 26–27 December, 2–3 January 2027 (weekend), 1 January 2027 (New Year's Day); due Monday 4 January 2027, 17:30; provisional: the holidays of 2027 are not published yet, and it is computed again when they are.`,
    })
  })

  it('a pause with its ground; its days are not told twice', () => {
    const events = [paused('2021-01-20 10:00'), resumed('2021-01-25 15:00')]
    expect(said('2021-01-18 09:00', 5, 'working-day', events)).toEqual({
      zh: `时限5个工作日（${ZH}）；自2021年1月18日（周一）09:00起算，当日不计；2021年1月20日（周三）10:00至2021年1月25日（周一）15:00暂停计时（挂账）；应于2021年1月29日（周五）17:30前完成。`,
      en: `Limit of 5 working days (${EN}); counted from Monday 18 January 2021, 09:00, that day left out; the clock stood still from Wednesday 20 January 2021, 10:00 to Monday 25 January 2021, 15:00 (parked); due Friday 29 January 2021, 17:30.`,
    })
  })

  it('a pause that goes on', () => {
    expect(said('2021-01-18 09:00', 5, 'working-day', [paused('2021-01-20 10:00')])).toEqual({
      zh: `时限5个工作日（${ZH}）；自2021年1月18日（周一）09:00起算，当日不计；自2021年1月20日（周三）10:00暂停计时至今（挂账），恢复后接着计算。`,
      en: `Limit of 5 working days (${EN}); counted from Monday 18 January 2021, 09:00, that day left out; the clock has stood still since Wednesday 20 January 2021, 10:00 (parked) and goes on from there when it is resumed.`,
    })
  })

  it('an extension, and when it was due at first', () => {
    const events = [extended('2021-01-22 10:00', '2021-01-29 17:30')]
    expect(said('2021-01-18 09:00', 5, 'working-day', events)).toEqual({
      zh: `时限5个工作日（${ZH}）；自2021年1月18日（周一）09:00起算，当日不计；扣除休息日1月23日至24日（周末）；原应于2021年1月25日（周一）17:30前完成，2021年1月22日（周五）10:00批准延期至2021年1月29日（周五）17:30；应于2021年1月29日（周五）17:30前完成。`,
      en: `Limit of 5 working days (${EN}); counted from Monday 18 January 2021, 09:00, that day left out; skipped: 23–24 January (weekend); due Monday 25 January 2021, 17:30 at first, extended on Friday 22 January 2021, 10:00 to Friday 29 January 2021, 17:30; due Friday 29 January 2021, 17:30.`,
    })
  })

  it('a changed limit, and what it was before', () => {
    expect(
      said('2021-01-18 09:00', 5, 'working-day', [changedTo('2021-01-19 10:00', 3, 'working-day')]),
    ).toEqual({
      zh: `时限3个工作日（${ZH}）；2021年1月19日（周二）10:00更改时限（原为5个工作日）；自2021年1月18日（周一）09:00起算，当日不计；应于2021年1月21日（周四）17:30前完成。`,
      en: `Limit of 3 working days (${EN}); changed on Tuesday 19 January 2021, 10:00 (5 working days before); counted from Monday 18 January 2021, 09:00, that day left out; due Thursday 21 January 2021, 17:30.`,
    })
  })

  it('midnight as the end of a day, not the beginning of the next', () => {
    const notice = begin({
      kind: 'date',
      until: local('2021-01-26 00:00'),
      start: local('2021-01-22 14:00'),
      source: { ref: 'plan/1/1', name: { zh: '联合处置方案', en: 'the joint plan' } },
    })
    expect(sentence(explained(notice))).toMatchObject({
      zh: expect.stringContaining('应于2021年1月25日（周一）24:00前完成'),
      en: expect.stringContaining('due Monday 25 January 2021, 24:00'),
    })
  })

  it('a date that somebody set', () => {
    const agreed = begin({
      kind: 'date',
      until: local('2021-01-25 17:30'),
      start: local('2021-01-22 14:00'),
      source: { ref: 'plan/1/1', name: { zh: '联合处置方案', en: 'the joint plan' } },
    })
    expect(sentence(explained(agreed))).toEqual({
      zh: '期限由联合处置方案确定；自2021年1月22日（周五）14:00起；应于2021年1月25日（周一）17:30前完成。',
      en: 'Date set by the joint plan; from Friday 22 January 2021, 14:00; due Monday 25 January 2021, 17:30.',
    })
  })
})

describe('An explanation, as data,', () => {
  it('names every day that did not count, and every weekend day that did', () => {
    expect(explained(deadlineOf('2021-02-05 16:00', 4, 'working-day'))).toEqual({
      limit: { amount: 4, unit: 'working-day' },
      source: SOURCE,
      start: local('2021-02-05 16:00'),
      skipped: [{ date: '2021-02-06', why: 'weekend' }],
      worked: [{ date: '2021-02-07', name: { zh: '春节', en: 'Spring Festival' } }],
      pauses: [],
      changes: [],
      extensions: [],
      result: local('2021-02-10 17:30'),
      provisional: false,
    })
  })

  it('names the days that a pause broke, and none after the clock stood still', () => {
    const broken = explained(
      deadlineOf('2021-01-18 09:00', 3, 'working-day', [
        paused('2021-01-22 10:00'),
        resumed('2021-01-25 15:00'),
      ]),
    )
    expect(broken.skipped).toEqual([])
    const stopped = explained(deadlineOf('2021-01-18 09:00', 9, 'working-day', [paused('2021-01-22 10:00')]))
    expect(stopped.result).toBeUndefined()
    expect(stopped.standsStillSince).toBe(local('2021-01-22 10:00'))
    expect(stopped.skipped).toEqual([{ date: '2021-01-22', why: 'paused' }])
  })

  it('counts a make-up day for hours only when some of them ran on it', () => {
    const atNight = explained(deadlineOf('2021-02-20 18:00', 1, 'working-hour'))
    expect(atNight.worked).toEqual([])
    expect(atNight.skipped).toEqual([{ date: '2021-02-21', why: 'weekend' }])
    const byDay = explained(deadlineOf('2021-02-20 17:00', 1, 'working-hour'))
    expect(byDay.worked.map((day) => day.date)).toEqual(['2021-02-20'])
  })

  it('fits its schema and has the result of computing', () => {
    const events = [
      paused('2021-01-20 10:00'),
      resumed('2021-01-25 15:00'),
      extended('2021-01-26 10:00', '2021-02-26 17:30'),
      changedTo('2021-01-26 11:00', 4, 'emergency-day'),
    ]
    for (let i = 0; i <= events.length; i += 1) {
      const one = deadlineOf('2021-01-18 09:00', 5, 'working-day', events.slice(0, i))
      const because = explained(one)
      expect(explanation.parse(because)).toEqual(because)
      const due = compute(one, CALENDAR)
      expect(because.result).toBe(due.runs ? due.at : undefined)
    }
  })
})
