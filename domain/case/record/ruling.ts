/** What somebody has to rule on (审核). A consent of the district (督办意见) is a kind of task of its own. */
export const RULINGS = [
  'return',
  'objection',
  'extension',
  'processing',
  'proposal',
  'report-end',
  'report-extension',
  'report-reply',
] as const
export type RulingOn = (typeof RULINGS)[number]
/** What is ruled on about a single report. */
export const ON_REPORT = [
  'report-end',
  'report-extension',
  'report-reply',
] as const satisfies readonly RulingOn[]
export type OnReport = (typeof ON_REPORT)[number]
export const isOnReport = (on: string): on is OnReport => ON_REPORT.some((one) => one === on)
