/** 诉求类型: question, suggestion, praise, help, complaint, tip-off (咨询、建议、表扬、求助、投诉、举报). */
export const APPEALS = ['question', 'suggestion', 'praise', 'help', 'complaint', 'tip-off'] as const
export type Appeal = (typeof APPEALS)[number]

/** What the kinds of appeal are called. */
export const APPEAL_LABELS: Readonly<Record<Appeal, { readonly zh: string; readonly en: string }>> = {
  question: { zh: '咨询', en: 'question' },
  suggestion: { zh: '建议', en: 'suggestion' },
  praise: { zh: '表扬', en: 'praise' },
  help: { zh: '求助', en: 'plea for help' },
  complaint: { zh: '投诉', en: 'complaint' },
  'tip-off': { zh: '举报', en: 'tip-off' },
}
