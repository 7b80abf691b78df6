import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { text } from '../../text.ts'

/** How an item of a plan ends; what waits for that ending starts then. */
export const ENDINGS = ['done', 'lapsed', 'not-needed'] as const
export const ending = z.enum(ENDINGS)
export type Ending = z.infer<typeof ending>

const itemBase = {
  item: z.string().regex(/^[a-z0-9-]{1,40}$/, 'Name an item with lower-case letters, digits and dashes.'),
  party: z.string().min(1),
  action: z.string().max(500),
  dueAt: instant,
  /** Starts only after another item has ended so. */
  after: z.object({ item: z.string().min(1), ending }).optional(),
}

/** One item as the convened parties agree it; a misspelt field is refused, not lost: without `after` it would start at once. */
export const agreedItem = z.strictObject({
  ...itemBase,
  party: z.string().min(1).max(40),
  action: text(500),
  after: z.strictObject({ item: z.string().min(1).max(40), ending }).optional(),
})
export type AgreedItem = z.infer<typeof agreedItem>

/** One item while the plan is carried out. */
export const planItem = z.discriminatedUnion('status', [
  z.object({ ...itemBase, status: z.literal('waiting') }),
  z.object({ ...itemBase, status: z.literal('running'), taskId: z.string() }),
  z.object({ ...itemBase, status: z.literal('ended'), ending, endedAt: instant }),
])
export type PlanItem = z.infer<typeof planItem>

/** The most items of a plan, those that ended counted: what an amendment changes still fits into one decision. */
export const MAX_ITEMS = 30

/** 联合处置方案: what the convened parties agreed, item by item. */
export const plan = z.object({
  version: z.number().int().positive(),
  agreedAt: instant,
  items: z.array(planItem).min(1).max(MAX_ITEMS),
})
export type Plan = z.infer<typeof plan>
