import * as z from 'zod'

/**
 * The four units of a limit (时限): 工作时, 紧急工作时, 工作日, 紧急工作日 (GB/T 30428.8's shape). Working units run in
 * the working hours of working days, emergency units round the clock.
 */
export const limit = z.object({
  amount: z.number().int().positive().max(10_000),
  unit: z.enum(['working-hour', 'emergency-hour', 'working-day', 'emergency-day']),
})
export type Limit = z.infer<typeof limit>
