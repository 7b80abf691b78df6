import { beforeAll, describe, expect, it } from 'vitest'
import { localHour, millis } from '#domain/clock/calendar.ts'
import { changesOf } from '#domain/decision/change.ts'
import { onDesk } from '#domain/report/duties.ts'
import { chanceOf } from '#local/demo/chance.ts'
import { endedOf } from '#local/demo/ended.ts'
import { type Fortnight, liveFortnight } from '#local/demo/fortnight.ts'
import { castOf } from '#local/demo/people.ts'
import { APPEAL_SHARES, CHANNEL_SHARES, dealt, REPORTS, TOPIC_SHARES } from '#local/demo/shares.ts'
import { toldOf } from '#local/demo/told.ts'

/** A Thursday morning. */
const NOW = '2026-11-26T02:30:00.000Z'
const FORTNIGHT = 14 * 86_400_000

let made: Fortnight
let ended: ReturnType<typeof endedOf>

beforeAll(async () => {
  made = await liveFortnight(NOW, castOf(new Map()))
  ended = endedOf(made.saved)
}, 300_000)

const counted = <K extends string>(all: readonly K[]) =>
  Object.fromEntries([...Map.groupBy(all, (one) => one)].map(([key, ones]) => [key, ones.length]))
const eventsOf = (type: string) => changesOf(ended, 'event').filter(({ event }) => event.type === type).length

describe('a demo of a busy fortnight', () => {
  it('has three hundred reports of the last fourteen days, each in a case', () => {
    const reports = changesOf(ended, 'report').map(({ report }) => report)
    expect(reports).toHaveLength(REPORTS)
    for (const { receivedAt, status } of reports) {
      expect(millis(NOW) - millis(receivedAt)).toBeGreaterThan(0)
      expect(millis(NOW) - millis(receivedAt)).toBeLessThanOrEqual(FORTNIGHT)
      expect(status).toBe('joined')
    }
  })

  it('has the shares of channels, appeals and matters', () => {
    const reports = changesOf(ended, 'report').map(({ report }) => report)
    expect(counted(reports.map(({ channel }) => channel))).toEqual(CHANNEL_SHARES)
    const percent = (share: number) => Math.round((share * REPORTS) / 100)
    const appeals = counted(reports.map(({ appeal }) => appeal))
    for (const [appeal, share] of Object.entries(APPEAL_SHARES)) expect(appeals[appeal]).toBe(percent(share))
    const topics = counted(made.births.map(({ topic }) => topic))
    for (const [topic, share] of Object.entries(TOPIC_SHARES)) expect(topics[topic]).toBe(percent(share))
  })

  it("has the hotline's orders by their numbers, with the upstream limit of each", () => {
    const orders = changesOf(ended, 'report').filter(({ report }) => report.source !== undefined)
    expect(orders).toHaveLength(CHANNEL_SHARES.hotline)
    expect(new Set(orders.map(({ report }) => report.source?.reference)).size).toBe(orders.length)
    for (const { report } of orders) expect(report.upstreamDue?.slice(0, 10)).toMatch(/^2026-1[12]-/)
    const open = changesOf(ended, 'case').filter((change) => change.case.status === 'open')
    expect(open.filter((change) => (change.case.upstreamDue ?? '') > NOW).length).toBeGreaterThan(20)
  })

  it('is told mostly by day, less at a weekend, and in one night of a storm', () => {
    const hours = made.births.map(({ at }) => localHour(at))
    const between = (from: number, to: number) => hours.filter((hour) => hour >= from && hour < to).length
    expect(between(10, 12)).toBe(60)
    expect(between(15, 18)).toBe(69)
    const nights = counted(
      made.births
        .filter(({ at }) => localHour(at) >= 20 || localHour(at) < 2)
        .map(({ at }) => new Date(millis(at) + 4 * 3_600_000).toISOString().slice(0, 10)),
    )
    expect(Math.max(...Object.values(nights))).toBeGreaterThanOrEqual(40)
  })

  it('has what happens to cases beside the straight way', () => {
    const near = (type: string, percent: number) => {
      expect(eventsOf(type), type).toBeGreaterThanOrEqual((percent * REPORTS) / 200)
      expect(eventsOf(type), type).toBeLessThanOrEqual((percent * REPORTS * 1.6) / 100)
    }
    near('case-supplemented', 8)
    near('emergency-raised', 3)
    near('whistle-blown', 5)
    near('proposal-made', 4)
    near('return-requested', 6)
    near('extension-asked', 6)
    near('task-urged', 12)
    const { archived, open, late } = toldOf(ended)
    expect(archived).toBeGreaterThan(90)
    expect(open).toBeGreaterThan(70)
    near('task-overdue', 3)
    expect(late).toBeGreaterThanOrEqual(4)
    expect(late).toBeLessThan(12)
  })

  it.each([
    ['on a Sunday night', '2026-11-29T15:00:00.000Z'],
    ['at the end of a long holiday', '2026-10-07T15:00:00.000Z'],
  ])(
    'has some that are late now, too, when it ends %s',
    async (_, now) => {
      const { saved, refused } = await liveFortnight(now, castOf(new Map()))
      const { late } = toldOf(endedOf(saved))
      expect(late).toBeGreaterThanOrEqual(4)
      expect(late).toBeLessThan(12)
      expect(refused.length, refused.join('\n')).toBeLessThanOrEqual(5)
    },
    300_000,
  )

  it('has its reporters called and answered in time, but for a few that were forgotten', () => {
    const reports = changesOf(ended, 'report').map(({ report }) => report)
    const late = reports.filter((report) => (onDesk(report)?.dueAt ?? NOW) < NOW)
    expect(late.length).toBeGreaterThan(0)
    expect(late.length).toBeLessThan(REPORTS * 0.06)
  })

  it('says nothing more than three times, and nobody is refused what he does', () => {
    const texts = changesOf(ended, 'report-content').map(({ text }) => text.description)
    expect(Math.max(...Object.values(counted(texts)))).toBeLessThanOrEqual(3)
    expect(made.refused.length, made.refused.join('\n')).toBeLessThanOrEqual(5)
  })

  it('leaves every open case to the machine of the system that it is written to', () => {
    for (const { case: of } of changesOf(ended, 'case'))
      if (of.status === 'open') expect(of.position.run).toBe(of.run - 1)
  })
})

describe('dealing by shares', () => {
  it('is exact, and the same for the same seed', () => {
    const deal = () => dealt(10, { a: 1, b: 1, c: 1 }, chanceOf(1))
    expect(counted(deal())).toEqual({ a: 4, b: 3, c: 3 })
    expect(deal()).toEqual(deal())
  })
})
