import * as z from 'zod'
import { limit } from '../clock/limit.ts'
import type { Label } from '../label.ts'

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A code is lower-case letters, digits and dashes.')
const named = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** The stages that run against a limit of the matter. */
export const LIMITED_STAGES = ['dispatch', 'handling', 'reinspection'] as const
export type LimitedStage = (typeof LIMITED_STAGES)[number]

/** What those stages are called in a table of limits. */
export const LIMITED_STAGE_LABELS: Readonly<Record<LimitedStage, Label>> = {
  dispatch: { zh: '派遣', en: 'dispatch' },
  handling: { zh: '处置', en: 'handling' },
  reinspection: { zh: '核查', en: 'reinspection' },
}

/**
 * 处理类型: how much work a trouble of one kind is. Components (部件) are 一般, 工程性 or 特殊, events (事件) 一般 or 综合性;
 * every filing condition has 一般, and whoever wants another asks for it.
 */
export const PROCESSINGS = ['general', 'engineering', 'special', 'comprehensive'] as const
export type Processing = (typeof PROCESSINGS)[number]

/** What the processing types are called. */
export const PROCESSING_LABELS: Readonly<Record<Processing, Label>> = {
  general: { zh: '一般', en: 'general' },
  engineering: { zh: '工程性', en: 'engineering' },
  special: { zh: '特殊', en: 'special' },
  comprehensive: { zh: '综合性', en: 'comprehensive' },
}

/** The processing types that a kind of matter can have. */
export const PROCESSINGS_OF: Readonly<Record<'component' | 'event', readonly Processing[]>> = {
  component: ['general', 'engineering', 'special'],
  event: ['general', 'comprehensive'],
}

/** Amount and unit of each stage that runs against a limit. */
export const limits = z.object({ dispatch: limit, handling: limit, reinspection: limit })
export type Limits = z.infer<typeof limits>

const variants = z.object({ limits, emergency: limits })

/** 立案条件: what has to be found for a case to be filed, with the limits of its stages; emergencies have their own. */
export const condition = z.object({
  code,
  name: named,
  /** 一般. */
  ...variants.shape,
  /** The other processing types that this condition knows. */
  otherwise: z.partialRecord(z.enum(PROCESSINGS).exclude(['general']), variants).default({}),
})
export type Condition = z.infer<typeof condition>

/** The limits of a condition under a processing type; none when the table does not know that type for it. */
export function limitsUnder(one: Condition, processing: Processing, emergency: boolean): Limits | undefined {
  const found = processing === 'general' ? one : one.otherwise[processing]
  return emergency ? found?.emergency : found?.limits
}
