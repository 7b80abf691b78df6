import type { Label } from '../label.ts'
import { fromMillis, type Instant, localDate, localTime, millis, nextDate } from './calendar.ts'
import type { Explanation } from './explain.ts'
import { type Limit, limitInWords } from './limit.ts'

/** Says an explanation in one Chinese and one English sentence. */
export const sentence = (explained: Explanation): Label => ({
  zh: `${clauses(explained, ZH).join('；')}。`,
  en: `${clauses(explained, EN).join('; ')}.`,
})

/** A stretch of days, with the year only where the reader needs it. */
type Days = { readonly from: string; readonly to: string; readonly year: boolean }

/** What a language has to be able to say. */
type Language = {
  readonly limit: (limit: Limit) => string
  readonly limited: (limit: string, source: string) => string
  readonly set: (source: string) => string
  readonly changed: (at: string, from: string | undefined) => string
  readonly moment: (at: Instant) => string
  /** A moment by which something is due: midnight ends a day, it does not begin one. */
  readonly by: (at: Instant) => string
  readonly days: (days: Days) => string
  readonly list: (parts: readonly string[]) => string
  readonly start: (at: string) => string
  readonly startOfDays: (at: string) => string
  readonly startOfHours: (at: string, hours: string) => string
  readonly startRoundTheClock: (at: string) => string
  readonly because: (days: string, why: string) => string
  readonly skipped: (what: string) => string
  readonly worked: (what: string) => string
  readonly makesUpFor: (name: string | undefined) => string
  readonly onDuty: (name: string) => string
  readonly weekend: string
  readonly paused: (from: string, to: string | undefined, why: string | undefined) => string
  readonly recalculated: (at: string) => string
  readonly least: (at: string, left: string, notPast: string | undefined) => string
  readonly extended: (at: string, until: string, before: string | undefined) => string
  readonly due: (by: string) => string
  readonly provisional: (year: number | undefined) => string
  readonly name: (name: Label) => string
}

function clauses(explained: Explanation, say: Language): string[] {
  const { limit, start, skipped, worked, least, result } = explained
  const source = say.name(explained.source.name)
  const year = localDate(start).slice(0, 4)
  const grouped = (days: readonly { readonly date: string; readonly label: string }[]) =>
    say.list(groups(days, year).map((group) => say.because(say.list(group.days.map(say.days)), group.label)))
  // The days of a pause are told by the pause itself.
  const off = skipped.filter((day) => day.why !== 'paused')
  return [
    limit === undefined ? say.set(source) : say.limited(say.limit(limit), source),
    ...explained.changes.map(({ at, from, fromDate }) =>
      say.changed(say.moment(at), from === undefined ? fromDate && say.moment(fromDate) : say.limit(from)),
    ),
    startOf(explained, say),
    ...(off.length === 0
      ? []
      : [
          say.skipped(
            grouped(
              off.map(({ date, name }) => ({
                date,
                label: name === undefined ? say.weekend : say.name(name),
              })),
            ),
          ),
        ]),
    ...(worked.length === 0
      ? []
      : [
          say.worked(
            grouped(
              worked.map(({ date, name, duty }) => ({
                date,
                label:
                  duty && name !== undefined
                    ? say.onDuty(say.name(name))
                    : say.makesUpFor(name && say.name(name)),
              })),
            ),
          ),
        ]),
    ...explained.pauses.map(({ from, to, why }) =>
      say.paused(say.moment(from), to && say.moment(to), why && say.name(why)),
    ),
    ...(explained.recalculatedAt === undefined
      ? []
      : [say.recalculated(say.moment(explained.recalculatedAt))]),
    ...(least === undefined
      ? []
      : [say.least(say.moment(least.at), say.limit(least.left), least.notPast && say.by(least.notPast))]),
    ...explained.extensions.map(({ at, until }, i) =>
      say.extended(
        say.moment(at),
        say.by(until),
        i === 0 && explained.withoutExtension ? say.by(explained.withoutExtension) : undefined,
      ),
    ),
    ...(result === undefined ? [] : [say.due(say.by(result))]),
    ...(explained.provisional ? [say.provisional(explained.unpublishedYear)] : []),
  ]
}

function startOf({ limit, start, hours }: Explanation, say: Language): string {
  const at = say.moment(start)
  switch (limit?.unit) {
    case undefined:
      return say.start(at)
    case 'working-day':
      return say.startOfDays(at)
    case 'working-hour':
      return say.startOfHours(at, say.list((hours ?? []).map(({ from, to }) => `${from}–${to}`)))
    case 'emergency-hour':
    case 'emergency-day':
      return say.startRoundTheClock(at)
  }
}

/** Days with the same label together, runs of days as one stretch, in the order in which a label first comes up. */
function groups(days: readonly { readonly date: string; readonly label: string }[], year: string) {
  const byLabel = new Map<string, Days[]>()
  for (const { date, label } of days) {
    const stretches = byLabel.get(label) ?? []
    const last = stretches.at(-1)
    if (last !== undefined && nextDate(last.to) === date)
      stretches[stretches.length - 1] = { ...last, to: date }
    else stretches.push({ from: date, to: date, year: !date.startsWith(year) })
    byLabel.set(label, stretches)
  }
  return [...byLabel].map(([label, stretches]) => ({ label, days: stretches }))
}

/** The day and time by which something is due; of midnight the day that it ends. */
const endOf = (at: Instant): { readonly date: string; readonly time: string } =>
  localTime(at) === '00:00'
    ? { date: localDate(fromMillis(millis(at) - 1)), time: '24:00' }
    : { date: localDate(at), time: localTime(at) }

const parts = (date: string) => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day, weekday: new Date(`${date}T00:00:00.000Z`).getUTCDay() }
}

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六']

const momentZh = (date: string, time: string): string => {
  const { year, month, day, weekday } = parts(date)
  return `${year}年${month}月${day}日（周${WEEKDAYS_ZH[weekday]}）${time}`
}

const ZH: Language = {
  name: ({ zh }) => zh,
  limit: (limit) => limitInWords(limit).zh,
  limited: (limit, source) => `时限${limit}（${source}）`,
  set: (source) => `期限由${source}确定`,
  changed: (at, from) => `${at}更改时限${from === undefined ? '' : `（原为${from}）`}`,
  moment: (at) => momentZh(localDate(at), localTime(at)),
  by: (at) => {
    const { date, time } = endOf(at)
    return momentZh(date, time)
  },
  days: ({ from, to, year: withYear }) => {
    const [one, other] = [parts(from), parts(to)]
    const first = `${withYear ? `${one.year}年` : ''}${one.month}月${one.day}日`
    if (from === to) return first
    const [years, months] = [one.year !== other.year, one.year !== other.year || one.month !== other.month]
    return `${first}至${years ? `${other.year}年` : ''}${months ? `${other.month}月` : ''}${other.day}日`
  },
  list: (items) => items.join('、'),
  start: (at) => `自${at}起`,
  startOfDays: (at) => `自${at}起算，当日不计`,
  startOfHours: (at, hours) => `自${at}起算，只计工作时间（${hours}）`,
  startRoundTheClock: (at) => `自${at}起算，不分昼夜和节假日连续计算`,
  because: (days, why) => `${days}（${why}）`,
  skipped: (what) => `扣除休息日${what}`,
  worked: (what) => `${what}计入`,
  makesUpFor: (name) => `${name ?? ''}调休上班`,
  onDuty: (name) => `${name}，承办方在岗`,
  weekend: '周末',
  paused: (from, to, why) => {
    const ground = why === undefined ? '' : `（${why}）`
    return to === undefined
      ? `自${from}暂停计时至今${ground}，恢复后接着计算`
      : `${from}至${to}暂停计时${ground}`
  },
  recalculated: (at) => `${at}按公布或调整后的放假安排重算`,
  least: (at, left, notPast) =>
    `${at}重新告知时限，自此至少留${left}（新时限更短的从其短）${notPast === undefined ? '' : `，但不晚于来源单位时限${notPast}`}`,
  extended: (at, until, before) =>
    `${before === undefined ? '' : `原应于${before}前完成，`}${at}批准延期至${until}`,
  due: (at) => `应于${at}前完成`,
  provisional: (year) => `${year ?? ''}年放假安排尚未公布，此为暂定期限，公布后重算`,
}

const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const monthEn = (month: number): string => MONTHS_EN[month - 1] ?? ''

const momentEn = (date: string, time: string): string => {
  const { year, month, day, weekday } = parts(date)
  return `${WEEKDAYS_EN[weekday]} ${day} ${monthEn(month)} ${year}, ${time}`
}

const EN: Language = {
  name: ({ en }) => en,
  limit: (limit) => limitInWords(limit).en,
  limited: (limit, source) => `Limit of ${limit} (${source})`,
  set: (source) => `Date set by ${source}`,
  changed: (at, from) => `changed on ${at}${from === undefined ? '' : ` (${from} before)`}`,
  moment: (at) => momentEn(localDate(at), localTime(at)),
  by: (at) => {
    const { date, time } = endOf(at)
    return momentEn(date, time)
  },
  days: ({ from, to, year: withYear }) => {
    const [one, other] = [parts(from), parts(to)]
    const last = `${other.day} ${monthEn(other.month)}${withYear || one.year !== other.year ? ` ${other.year}` : ''}`
    if (from === to) return last
    if (one.year !== other.year) return `${one.day} ${monthEn(one.month)} ${one.year} to ${last}`
    return one.month === other.month ? `${one.day}–${last}` : `${one.day} ${monthEn(one.month)} to ${last}`
  },
  list: (items) => items.join(', '),
  start: (at) => `from ${at}`,
  startOfDays: (at) => `counted from ${at}, that day left out`,
  startOfHours: (at, hours) => `counted from ${at}, in working hours only (${hours})`,
  startRoundTheClock: (at) => `counted from ${at}, round the clock, holidays or not`,
  because: (days, why) => `${days} (${why})`,
  skipped: (what) => `skipped: ${what}`,
  worked: (what) => `counted although at a weekend: ${what}`,
  makesUpFor: (name) => `worked to make up for ${name ?? 'a holiday'}`,
  onDuty: (name) => `${name}: on duty`,
  weekend: 'weekend',
  paused: (from, to, why) => {
    const ground = why === undefined ? '' : ` (${why})`
    return to === undefined
      ? `the clock has stood still since ${from}${ground} and goes on from there when it is resumed`
      : `the clock stood still from ${from} to ${to}${ground}`
  },
  recalculated: (at) => `computed again on ${at} by the calendar as it was published or amended`,
  least: (at, left, notPast) =>
    `told anew on ${at}: from then on at least ${left} are left (or the whole limit, if shorter)${notPast === undefined ? '' : `, but not past the limit of who sent it in, ${notPast}`}`,
  extended: (at, until, before) =>
    `${before === undefined ? '' : `due ${before} at first, `}extended on ${at} to ${until}`,
  due: (at) => `due ${at}`,
  provisional: (year) =>
    `provisional: the holidays of ${year ?? 'that year'} are not published yet, and it is computed again when they are`,
}
