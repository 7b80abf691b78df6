import * as z from 'zod'
import { APPEALS } from '../../appeal.ts'
import { instant } from '../../clock/calendar.ts'

const count = z.number().int().nonnegative()

/** The counters of a case's reports: kept without its version, so that many reports may join at once. */
export const counters = z.object({
  /** Reports with somebody to call that stand with this case now. */
  standing: count,
  /** Reports that stand with it of people without a number: nobody calls them. Those from before this was counted are missing: it may be less than none. */
  silent: z.number().int().optional(),
  /** Reports that stand with it and came from another authority, by its number. Those from before this was counted are missing. */
  sourced: z.number().int().optional(),
  /** Reports that ever joined after the first. */
  joined: count,
  /** Of those, what patrol and devices found, and cases merged into this one that the centre had found. */
  found: count.default(0),
  /** Of those that ever joined, how many reported an emergency; a merged case that was one counts too. */
  emergencies: count.optional(),
  /** Of those that ever joined, how many rang the duty officer: somebody whom nobody knows said that it is one. */
  alarms: count.optional(),
  /** Of those that ever joined, how many stand now, by their appeal. What joined before this was counted is missing: it may leave less than none. */
  appeals: z.partialRecord(z.enum(APPEALS), z.number().int()).optional(),
  /** Of those that stand now and came from another authority, how many want their answer by which moment. */
  upstream: z.record(instant, z.number().int()).optional(),
  /** How often other authorities told more of reports that stand with it (补充). */
  supplements: count.optional(),
  /** Whether the report that opened the case was taken back. */
  openerGone: count.optional(),
})
export type Counters = z.infer<typeof counters>

/** What is added to them; what leaves is less than nothing. */
export type Counted = { readonly standing: number; readonly joined: number } & {
  readonly [K in Exclude<keyof Counters, 'standing' | 'joined'>]?: Exclude<Counters[K], undefined>
}

/** What is left out of the counters while there is none of it: one number each. */
export const SOMETIMES_COUNTED = [
  'silent',
  'sourced',
  'emergencies',
  'alarms',
  'supplements',
  'openerGone',
] as const satisfies readonly Exclude<
  keyof Counters,
  'standing' | 'joined' | 'found' | 'appeals' | 'upstream'
>[]

/** The counters of a case of which none were ever written. */
export const NO_REPORTS: Counters = { standing: 0, joined: 0, found: 0 }

/** The counters with what is added to them. */
export function withCounted(before: Counters, added: Counted): Counters {
  const appeals = { ...before.appeals }
  for (const appeal of APPEALS) {
    const more = added.appeals?.[appeal]
    if (more !== undefined) appeals[appeal] = (appeals[appeal] ?? 0) + more
  }
  const upstream = { ...before.upstream }
  for (const [dueAt, more] of Object.entries(added.upstream ?? {}))
    upstream[dueAt] = (upstream[dueAt] ?? 0) + more
  const sometimes = SOMETIMES_COUNTED.flatMap((of) => {
    const sum = (before[of] ?? 0) + (added[of] ?? 0)
    return sum === 0 ? [] : [[of, sum] as const]
  })
  return {
    standing: before.standing + added.standing,
    joined: before.joined + added.joined,
    found: before.found + (added.found ?? 0),
    ...Object.fromEntries(sometimes),
    ...(Object.keys(appeals).length === 0 ? {} : { appeals }),
    ...(Object.keys(upstream).length === 0 ? {} : { upstream }),
  }
}

/** The earliest moment by which another authority wants its answer about a report that stands; none where none does. */
export const upstreamDueOf = ({ upstream = {} }: Pick<Counters, 'upstream'>): string | undefined =>
  Object.entries(upstream)
    .flatMap(([dueAt, reports]) => (reports > 0 ? [dueAt] : []))
    .sort()[0]
