import * as z from 'zod'
import { instant } from '../clock/calendar.ts'

/** How well a closure was confirmed: the best that can be said of it. */
export const CONFIRMATIONS = ['reporter-says-solved', 'checked-on-site', 'explained-only'] as const

/** 案例: an archived case, redacted, that helps the next one. */
export const precedent = z.object({
  schemaVersion: z.literal(1),
  precedentId: z.string().min(1),
  jurisdiction: z.string().min(1),
  version: z.number().int().positive(),
  status: z.enum(['standing', 'withdrawn']),
  matter: z.string(),
  placeKey: z.string(),
  grid: z.string(),
  /** What was reported, redacted. */
  problem: z.string(),
  confirmation: z.enum(CONFIRMATIONS),
  openedAt: instant,
  archivedAt: instant,
  rounds: z.number().int().positive(),
  /** Who took part and how each of their tasks ended, in order. */
  parties: z.array(z.object({ party: z.string(), outcomes: z.array(z.string()) })),
  /** What did not work before: stages that were entered again, with their outcome. */
  setbacks: z.array(z.object({ stage: z.string(), outcome: z.string(), at: instant })),
  plan: z.array(
    z.object({
      party: z.string(),
      action: z.string(),
      after: z.string().optional(),
      ending: z.string().optional(),
    }),
  ),
  /** Calendar milliseconds spent in each stage, summed over its visits. */
  stageMillis: z.record(z.string(), z.number().nonnegative()),
  /** What was said at the follow-up, redacted. */
  followUp: z.array(z.object({ solved: z.boolean(), satisfied: z.string(), words: z.string().optional() })),
  watchUntil: instant,
})
export type Precedent = z.infer<typeof precedent>
