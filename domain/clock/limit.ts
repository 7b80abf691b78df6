import * as z from 'zod'
import type { Label } from '../label.ts'

/**
 * The four units of a limit (时限): 工作时, 紧急工作时, 工作日, 紧急工作日 (GB/T 30428.8's shape). Working units run in
 * the working hours of working days, emergency units round the clock.
 */
export const LIMIT_UNITS = ['working-hour', 'emergency-hour', 'working-day', 'emergency-day'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

/** What the units are called. */
export const UNIT_LABELS: Readonly<Record<LimitUnit, Label>> = {
  'working-hour': { zh: '工作时', en: 'working hour' },
  'emergency-hour': { zh: '紧急工作时', en: 'emergency hour' },
  'working-day': { zh: '工作日', en: 'working day' },
  'emergency-day': { zh: '紧急工作日', en: 'emergency day' },
}

/** Units that run round the clock, on every day. */
export const isEmergencyUnit = (unit: LimitUnit): boolean =>
  unit === 'emergency-hour' || unit === 'emergency-day'

/** The largest amount that a limit may have. */
export const MAX_AMOUNT = 10_000

/** An amount of a unit: a whole number, or of emergency hours quarters of one (0.25 is fifteen minutes). */
export const limit = z
  .object({
    amount: z.number().positive().multipleOf(0.25).max(MAX_AMOUNT),
    unit: z.enum(LIMIT_UNITS),
  })
  .refine(
    ({ amount, unit }) => unit === 'emergency-hour' || Number.isInteger(amount),
    'Only emergency hours are counted in quarters; the amount of any other unit is a whole number.',
  )
export type Limit = z.infer<typeof limit>

/** An amount of a unit as people read it: 5个工作日. */
export const limitInWords = ({ amount, unit }: Limit): Label => ({
  zh: `${amount}个${UNIT_LABELS[unit].zh}`,
  en: `${amount} ${UNIT_LABELS[unit].en}${amount === 1 ? '' : 's'}`,
})
