import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import type { Label } from '../../label.ts'

/** 敏感案件: why a narrower circle reads a case. The case is marked, nobody in it: there are no lists of people. */
export const SENSITIVITIES = ['threat', 'crowd', 'media'] as const
/** 敏感案件, on a case: why, and since when. */
export const sensitive = z.object({ as: z.array(z.enum(SENSITIVITIES)).min(1), since: instant })

export type Sensitivity = (typeof SENSITIVITIES)[number]

/** What each reason is called. */
export const SENSITIVITY_LABELS: Readonly<Record<Sensitivity, Label>> = {
  threat: { zh: '扬言', en: 'somebody threatens' },
  crowd: { zh: '群体性', en: 'many people gather' },
  media: { zh: '媒体关注', en: 'the media ask' },
}
