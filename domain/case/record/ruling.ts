/** What somebody has to rule on (审核). A consent of the district (督办意见) is a kind of task of its own. */
export const RULINGS = [
  'return',
  'objection',
  'extension',
  'processing',
  'proposal',
  'report-end',
  'report-extension',
] as const
export type RulingOn = (typeof RULINGS)[number]
/** What is ruled on about a single report. */
export type OnReport = Extract<RulingOn, 'report-end' | 'report-extension'>
