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

/** Why who reported was shown, as it is kept: as somebody said, or because he searched by the phone number. */
export const LOOKED_FOR = [...LOOK_REASONS, 'search'] as const
export type LookedFor = (typeof LOOKED_FOR)[number]

/** What each of them is called. */
export const LOOKED_FOR_LABELS: Readonly<Record<LookedFor, Label>> = {
  ...LOOK_REASON_LABELS,
  search: { zh: '按电话号码查找', en: 'a search by the phone number' },
}
