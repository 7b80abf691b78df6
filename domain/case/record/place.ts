import * as z from 'zod'
import { finding } from './finding.ts'

/** Where a trouble is: the words used, the known place when one was recognised, and the point with its datum. */
export const place = z.object({
  /** Stable key of the place; with the matter it makes the duplicate key. */
  key: z.string().min(1).max(200),
  text: z.string().min(1).max(500),
  grid: z.string().min(1),
  point: z
    .object({
      lat: z.number().min(-90).max(90),
      lng: z.number().min(-180).max(180),
      datum: z.enum(['WGS-84', 'GCJ-02']),
    })
    .optional(),
  /** The house of a lane, as it was told: two houses of a lane are two places. */
  building: z.string().max(10).optional(),
  /**
   * What was found about where it is. Where it says unknown or outside, `grid` is only whose desk it lies on until somebody has
   * looked. Places that were stored before this was told have none.
   */
  found: finding.optional(),
})
export type Place = z.infer<typeof place>
