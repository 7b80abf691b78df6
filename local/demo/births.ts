import type { Appeal } from '#domain/appeal.ts'
import { atLocal, DAY, fromMillis, HOUR, type Instant, localDate, millis } from '#domain/clock/calendar.ts'
import type { Channel } from '#domain/report/record/channels.ts'
import type { Chance } from './chance.ts'
import {
  APPEAL_SHARES,
  CHANNEL_SHARES,
  dealt,
  FATE_SHARES,
  type Fate,
  HOUR_SHARES,
  keysOf,
  REPORTS,
  TOPIC_SHARES,
  WEEKEND_SHARE,
} from './shares.ts'
import { BEGINNINGS, SURNAMES, TOPIC_WORDS, type Topic, WISHES } from './topics.ts'

/** One report of the fortnight, before anything has become of it. */
export type Birth = {
  readonly at: Instant
  readonly channel: Channel
  readonly appeal: Appeal
  readonly topic: Topic
  readonly fates: ReadonlySet<Fate>
  readonly words: string
  readonly reporter: { readonly name: string; readonly phone: string } | undefined
}

const DAYS = 14
/** 一夜风雨: so many calls in one night, that many nights ago, about what wind and water do. */
const STORM = { calls: 40, nightsAgo: 6, topics: ['greenery', 'roads', 'property'] } as const
/** Nobody stands behind these who could be called. */
const NOBODY: readonly Channel[] = ['patrol', 'sensor']

/** The reports of a busy fortnight that ends now, in their order. */
export function birthsOf(now: Instant, chance: Chance): Birth[] {
  const times = momentsOf(now, chance)
  const topics = topicsAt(times, now, chance)
  const channels = dealt(REPORTS, CHANNEL_SHARES, chance)
  const appeals = dealt(REPORTS, APPEAL_SHARES, chance)
  const texts = textsOf(chance)
  const told = times.map((at, n) => ({
    at,
    appeal: appeals[n] ?? 'complaint',
    topic: topics[n] ?? 'other',
    channel: channels[n] ?? 'hotline',
  }))
  const fates = fatesOf(told, now, chance)
  return told.map(
    (one, n): Birth => ({
      ...one,
      fates: fates[n] ?? new Set(),
      words: texts(one.topic, one.appeal),
      reporter: NOBODY.includes(one.channel) ? undefined : reporter(chance),
    }),
  )
}

const reporter = (chance: Chance) => ({
  name: `${chance.pick(SURNAMES)}${chance.pick(['女士', '先生', '阿姨', '老伯'])}`,
  // Numbers of a block that is given to nobody.
  phone: `1380000${String(chance.below(10_000)).padStart(4, '0')}`,
})

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/** When the reports come: by the hours of the day, fewer at a weekend, many in the night of the storm. */
function momentsOf(now: Instant, chance: Chance): Instant[] {
  const dates = Array.from({ length: DAYS }, (_, n) => localDate(fromMillis(millis(now) - n * DAY)))
  const ofDay = (weekend: boolean) => dates.filter((date) => isWeekend(date) === weekend)
  const weights = Object.fromEntries(
    dates.map((date) => {
      const share = isWeekend(date) ? WEEKEND_SHARE : 100 - WEEKEND_SHARE
      return [date, share / ofDay(isWeekend(date)).length]
    }),
  )
  const hours = Object.fromEntries(HOUR_SHARES.map(({ from, share }) => [String(from), share]))
  const days = dealt(REPORTS, weights, chance)
  const storm = dates[STORM.nightsAgo] ?? ''
  let stormy = STORM.calls
  const first = fromMillis(millis(now) - DAYS * DAY)
  return dealt(REPORTS, hours, chance)
    .map((from, n) => {
      const stretch = HOUR_SHARES.find((one) => String(one.from) === from) ?? HOUR_SHARES[0]
      const evening = stretch.to > 24 && stormy > 0
      if (evening) stormy -= 1
      const date = evening ? storm : (days[n] ?? storm)
      const length = (stretch.to - stretch.from) * HOUR
      const at = fromMillis(millis(atLocal(date, '00:00')) + stretch.from * HOUR + chance.next() * length)
      // What the clock has not reached yet today came at this hour a day before.
      const come = at < now ? at : fromMillis(millis(at) - DAY)
      return come < first ? fromMillis(millis(first) + chance.below(HOUR)) : come
    })
    .sort()
}

/** What they are about: in the night of the storm first of all what it broke. */
function topicsAt(times: readonly Instant[], now: Instant, chance: Chance): Topic[] {
  const pool = dealt(REPORTS, TOPIC_SHARES, chance)
  const eve = localDate(fromMillis(millis(now) - STORM.nightsAgo * DAY))
  const [from, to] = [atLocal(eve, '20:00'), fromMillis(millis(atLocal(eve, '20:00')) + 6 * HOUR)]
  const take = (wanted: readonly Topic[]): Topic => {
    const at = wanted.map((topic) => pool.indexOf(topic)).find((found) => found >= 0)
    return pool.splice(at ?? 0, 1)[0] ?? 'other'
  }
  const inStorm = times.map((at) => at >= from && at < to)
  const broken = inStorm.map((stormy) => (stormy ? take(STORM.topics) : undefined))
  return broken.map((topic) => topic ?? take([]))
}

/**
 * How long ago somebody has to have reported it for a thing to have come about by now, in days; what has to be heard on
 * the way (a call, a complaint about a site) is left to the reports that bring it.
 */
const RIPE: Readonly<Partial<Record<Fate, number>>> = {
  returned: 1,
  extended: 4,
  late: 6,
  failedCheck: 6,
  whistled: 3,
  parked: 5,
  ringsAgain: 1,
}
/** What happens to a party's work happens to nobody whom words alone can answer. */
const WORKED_ON: readonly Appeal[] = ['complaint', 'help', 'tip-off']

type Told = {
  readonly at: Instant
  readonly appeal: Appeal
  readonly topic: Topic
  readonly channel: Channel
}

/** What will become of each, dealt apart for each fate among those that are old enough for it. */
function fatesOf(told: readonly Told[], now: Instant, chance: Chance): Set<Fate>[] {
  const fates = told.map(() => new Set<Fate>())
  for (const fate of keysOf(FATE_SHARES)) {
    const days = RIPE[fate]
    const able = told.flatMap((one, n) => {
      const taken = fates[n]?.has('joins') || fates[n]?.has('whistled') || fates[n]?.has('parked')
      const ripe = days === undefined || millis(now) - millis(one.at) > days * DAY
      const worked = days === undefined || (WORKED_ON.includes(one.appeal) && !taken)
      const checked = fate !== 'failedCheck' || one.topic !== 'noise'
      const called = fate !== 'unreachable' || !NOBODY.includes(one.channel)
      return ripe && worked && checked && called ? [n] : []
    })
    const count = Math.round((REPORTS * FATE_SHARES[fate]) / 100)
    for (const n of chance.shuffled(able).slice(0, count)) fates[n]?.add(fate)
  }
  return fates
}

/** Texts of which none comes more than once while there are others. */
function textsOf(chance: Chance): (topic: Topic, appeal: Appeal) => string {
  const used = new Map<string, number>()
  return (topic, appeal) => {
    const told = chance.shuffled(
      BEGINNINGS.flatMap((beginning) =>
        TOPIC_WORDS[topic].troubles.flatMap((trouble) =>
          (WISHES[appeal] ?? ['。']).map((wish) => `${beginning}${trouble}${wish}`),
        ),
      ),
    )
    const [text = ''] = told.sort((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0))
    used.set(text, (used.get(text) ?? 0) + 1)
    return text
  }
}
