import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'

/** What waits for the district's consent while it supervises a case: whatever would park, explain or end it. */
export const CONSENTS = ['park', 'explain', 'reject', 'transfer', 'merge', 'end', 'close'] as const
export type Consent = (typeof CONSENTS)[number]

/**
 * What the district is asked for, supervised or not: that what came from another authority is not handled again (不再重复办理)
 * is applied for.
 */
export const ASKED_OF_DISTRICT = [...CONSENTS, 'terminate'] as const
export type AskedOfDistrict = (typeof ASKED_OF_DISTRICT)[number]

/** 督办: the district supervises the case, until it lifts that or the case ends. One supervision at a time. */
export const supervision = z.object({
  since: instant,
  by: z.string().min(1),
  /** The report back (督办反馈) that the centre's head owes, by when; and when it came. */
  taskId: z.string().min(1),
  dueAt: instant,
  reportedBackAt: instant.optional(),
  /** What the district has consented to in the stage that is open; leaving the stage uses it up. */
  consents: z.array(z.enum(CONSENTS)).optional(),
})
export type Supervision = z.infer<typeof supervision>
