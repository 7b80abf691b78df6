/**
 * A city's year at list prices (US East, November 2026), line by line: what its cases cost is counted on straight ones, what
 * stands beside them is reckoned. And what a system costs in which nothing happens.
 */
import type { Measured } from './measure.ts'

/** What is counted of a case: US$ of a thousand without keeping them, and what one leaves behind. */
export type OfCases = {
  readonly perThousand: number
  readonly bytes: number
  readonly logBytes: number
  /** What is left of the bytes a month after the end, and US$ of a case for making it so. */
  readonly together: { readonly bytes: number; readonly price: number }
}

const CITY = { cases: 10e6, staff: 10_000, openCases: 500_000, requestsOfCase: 19, actsOfCase: 8 }
/** Of a working day half is spent in the pages, and half they stand open; hidden ones do not ask. */
const ASKS = { days: 250, perDay: (4 * 3_600) / 30 + (4 * 3_600) / 120, afterAnAct: 3 }
const GB = 1e9
/** A GB a month. */
const STORAGE = { table: 0.25, recovery: 0.2, backup: 0.1, logs: 0.03 }
const MOVED_TO_A_REGION = 0.02
/** Of the half year that a case of the first year lies there on the average, so much before it is put together. */
const WHOLE = (1 / 12) * (1 - 1 / 24)
/** Three nights, here and in the other region. */
const COPIES = 6
const LOG_GB = 0.5
/** Logs are kept half a year. */
const LOG_YEARS = 0.5
/** API, function (call, 100 ms at 512 MB), two read units, logs, one trace in twenty. */
const AN_ASK = 1e-6 + 0.2e-6 + 0.05 * 13.3334e-6 + 2 * 0.125e-6 + (1_040 / GB) * LOG_GB + 5e-6 / 20
/** Some seven read units and 20 ms of a function at 512 MB. */
const A_SWEPT_CASE = 7 * 0.125e-6 + 0.02 * 0.5 * 13.3334e-6
/** CloudFront's request, two KB that leave, and what the web ACL looks at. */
const AT_THE_EDGE = 1e-6 + (2_000 / GB) * 0.085 + 0.6e-6
const A_MONTH = {
  alarms: 60 * 0.1,
  /** Tables, persons and their replica, backups, alarms on their way. */
  keys: 5,
  /** The web ACL and its four rules. */
  webAcl: 5 + 4,
  /** Ours, of the trade and of calls turned away. */
  metrics: 8 * 0.3,
  /** Seven queues that five pollers ask every twenty seconds. */
  polls: 7 * 5 * (86_400 / 20) * 30 * 0.4e-6,
}
const SIGNED_IN = 0.015

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Reckons the year and the idle month. */
export function cityYear(of: OfCases): {
  readonly year: Measured
  readonly idle: Measured
  readonly lines: readonly string[]
} {
  const asks = CITY.staff * ASKS.days * ASKS.perDay + CITY.cases * CITY.actsOfCase * ASKS.afterAnAct
  const requests = asks + CITY.cases * CITY.requestsOfCase
  /** Of each year of the five, when all of its cases have been put together. */
  const yearlyGb = (CITY.cases * of.together.bytes) / GB
  /** What lies there on the average of the first year. */
  const firstGb = (CITY.cases * (of.bytes * WHOLE + of.together.bytes * (0.5 - WHOLE))) / GB
  const kept = (gb: number): number => gb * 12 * (STORAGE.table + STORAGE.recovery)
  const logGb = (CITY.cases * of.logBytes + asks * 1_040) / GB
  const year: Readonly<Record<string, number>> = {
    'cases on their way': (CITY.cases / 1_000) * of.perThousand,
    'cases kept, on the average of the year, with recovery': kept(firstGb),
    'backups, three nights here and in another region': firstGb * COPIES * STORAGE.backup * 12,
    'backups, moved there every night': firstGb * MOVED_TO_A_REGION * 365,
    'cases put together, a month after their end': CITY.cases * of.together.price,
    'pages that ask for what is new': asks * AN_ASK,
    'the edge: requests, transfer, web ACL': requests * AT_THE_EDGE + A_MONTH.webAcl * 12,
    'sign-in, beyond what is free': CITY.staff * 12 * SIGNED_IN,
    'the sweep, every night over all that is open': CITY.openCases * 365 * A_SWEPT_CASE,
    'logs kept': logGb * LOG_YEARS * STORAGE.logs * 12,
    'alarms, keys, metrics, polling': (A_MONTH.alarms + A_MONTH.keys + A_MONTH.metrics + A_MONTH.polls) * 12,
  }
  const line = ([what, price]: [string, number]): string =>
    `   ${what.padEnd(60)} ${Math.round(price).toLocaleString('en').padStart(8)} US$`
  return {
    year: {
      what: "a city's first year",
      value: sum(Object.values(year)),
      budget: 23_000,
      unit: 'US$',
      goal: 15_000,
      from: '10 million cases, 10,000 staff, below',
    },
    idle: {
      what: 'an idle month',
      value: sum(Object.values(A_MONTH)),
      budget: 30,
      unit: 'US$',
      from: 'alarms, keys, web ACL, metrics, polls of queues',
    },
    lines: [
      ...Object.entries(year).map(line),
      line(['each further year, until the first is five years old, more for what is kept', kept(yearlyGb)]),
    ],
  }
}
