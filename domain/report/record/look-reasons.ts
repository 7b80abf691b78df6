import type { Label } from '../../label.ts'

/** Why somebody looks at who reported: to call first, to call back, to check on site or on what was said, or as said in a note. */
export const LOOK_REASONS = ['contact', 'call-back', 'check', 'other'] as const
export type LookReason = (typeof LOOK_REASONS)[number]

/** What each reason is called. */
export const LOOK_REASON_LABELS: Readonly<Record<LookReason, Label>> = {
  contact: { zh: '先行联系', en: 'first contact' },
  'call-back': { zh: '回访、答复', en: 'call back or reply' },
  check: { zh: '核实情况', en: 'to make sure of something' },
  other: { zh: '其他', en: 'another reason' },
}
