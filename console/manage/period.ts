import { dayOf } from '../base/instant.ts'

/** Days from and until which something holds, as they are typed. */
export type Period = { readonly from: string; readonly until: string }

const dayBegins = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString()
/** The last day counts whole. */
export const dayEnds = (day: string): string =>
  new Date(Date.parse(dayBegins(day)) + 86_400_000).toISOString()

/** The moments that the days stand for; from now on where it begins today. */
export const momentsOf = ({ from, until }: Period, now: number) => ({
  ...(from !== '' && from !== dayOf(now) && { from: dayBegins(from) }),
  ...(until !== '' && { until: dayEnds(until) }),
})

/** The last day of what holds until a moment. */
export const lastDayOf = (until: string): number => Date.parse(until) - 1
