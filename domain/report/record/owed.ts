import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { least } from '../../clock/deadline.ts'
import { limit } from '../../clock/limit.ts'

/** What a report is owed: to be contacted first (先行联系), and a reply to its source (答复). */
export const DUTIES = ['contact', 'reply'] as const
export type Duty = (typeof DUTIES)[number]

const due = z.object({ limit, dueAt: instant, provisional: z.literal(true).optional() })
export type OwedBy = z.infer<typeof due>

/** So often a report's reply waits for what is parked: whoever waits longer is told by interim replies alone. */
export const MOST_PARKED = 20

/**
 * By when a report is to be contacted and answered. Kept small, since it lies in the report and in its event: the
 * limits with the version of the pack they are from, from which the whole deadline follows.
 */
export const owed = z.object({
  packVersion: z.number().int().positive(),
  contact: due.optional(),
  reply: due,
  /** The reply limit of what is complex, allowed by somebody else, with its moment. */
  longer: z.object({ at: instant, limit, packVersion: z.number().int().positive() }).optional(),
  /** 挂账: when the clock of the reply stood still, and what is left of it at the least from then on. */
  parked: z
    .array(z.object({ from: instant, until: instant, least: least.optional() }))
    .max(MOST_PARKED)
    .optional(),
})
export type Owed = z.infer<typeof owed>
