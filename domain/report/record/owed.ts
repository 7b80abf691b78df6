import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { limit } from '../../clock/limit.ts'

/** What a report is owed: to be contacted first (先行联系), and a reply to its source (答复). */
export const DUTIES = ['contact', 'reply'] as const
export type Duty = (typeof DUTIES)[number]

const due = z.object({ limit, dueAt: instant, provisional: z.literal(true).optional() })
export type OwedBy = z.infer<typeof due>

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
})
export type Owed = z.infer<typeof owed>
