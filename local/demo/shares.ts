import type { Appeal } from '#domain/appeal.ts'
import type { Channel } from '#domain/report/record/channels.ts'
import type { Chance } from './chance.ts'
import type { Topic } from './topics.ts'

/** How a street's busy fortnight divides: by published shares where there are some, by judgement where there are none. */
export const REPORTS = 300

/** Parts of a whole, by what they are of. They need not sum to anything. */
export type Shares<K extends string> = Readonly<Record<K, number>>

/** 发现途径. */
export const CHANNEL_SHARES: Shares<Channel> = {
  hotline: 180,
  patrol: 60,
  web: 10,
  wechat: 10,
  'walk-in': 15,
  sensor: 15,
  delegate: 6,
  district: 4,
}

/** 诉求类型, in percent. */
export const APPEAL_SHARES: Shares<Appeal> = {
  complaint: 45,
  help: 43,
  question: 7,
  suggestion: 2,
  'tip-off': 2,
  praise: 1,
}

/** What it is about, in percent. */
export const TOPIC_SHARES: Shares<Topic> = {
  property: 26,
  'street-order': 22,
  noise: 12,
  parking: 10,
  consumer: 10,
  building: 8,
  roads: 6,
  greenery: 4,
  other: 2,
}

/** When reports come, by the hour at which a stretch of the day begins; its end is the next one's beginning. */
export const HOUR_SHARES = [
  { from: 7, to: 10, share: 17 },
  { from: 10, to: 12, share: 20 },
  { from: 12, to: 15, share: 17 },
  { from: 15, to: 18, share: 23 },
  { from: 18, to: 20, share: 5 },
  { from: 20, to: 26, share: 18 },
] as const
/** Of a hundred reports so many come on a Saturday or Sunday. */
export const WEEKEND_SHARE = 16
/** A tenth of the places has half of the reports. */
export const BUSY_PLACES = { places: 0.1, reports: 0.5 }

/**
 * Three in a hundred are late. Half of them were done late at some time of the fortnight (the fate `late`); the others
 * are late now: so many leads, of those whose limit ran out within the last working days before the end, haven't done
 * theirs. Counted in working days, since nothing runs out at a weekend or on a holiday.
 */
export const LATE_NOW = { cases: 5, workingDays: 3, ofThoseDue: 0.35 } as const

/** What happens to a case beside the straight way, in percent of all reports. */
export const FATE_SHARES = {
  joins: 8,
  whistled: 5,
  parked: 4,
  emergency: 3,
  supervised: 2,
  returned: 6,
  late: 1.5,
  extended: 6,
  failedCheck: 6,
  ringsAgain: 10,
  unreachable: 12,
  unsolved: 14,
  dissatisfied: 17,
} as const
export type Fate = keyof typeof FATE_SHARES

/**
 * Deals so many things by their shares, exactly: what is left over by rounding goes to the largest remainders.
 * @returns them in an order that chance decides
 */
export function dealt<K extends string>(count: number, shares: Shares<K>, chance: Chance): K[] {
  const keys = keysOf(shares)
  const whole = keys.reduce((sum, key) => sum + shares[key], 0)
  const exact = keys.map((key) => ({ key, part: (count * shares[key]) / whole }))
  const floors = exact.map(({ key, part }) => ({ key, n: Math.floor(part), rest: part - Math.floor(part) }))
  let left = count - floors.reduce((sum, { n }) => sum + n, 0)
  const rounded = [...floors]
    .sort((a, b) => b.rest - a.rest)
    .map((one) => ({ ...one, n: one.n + (left-- > 0 ? 1 : 0) }))
  return chance.shuffled(rounded.flatMap(({ key, n }) => Array.from({ length: n }, () => key)))
}

/** The keys of a table, as what they are. */
export const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys
}
