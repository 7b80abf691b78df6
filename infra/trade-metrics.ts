/** Cases marked stalled, counted when it happens. */
export const STALLED_CASES = 'StalledCases'
/** Tasks whose due time passed, counted when it passes. */
export const OVERDUE_TASKS = 'OverdueTasks'

/**
 * What the functions count about the trade itself and an alarm listens to, in the namespace `Duoge` with the single
 * dimension `environment`. A test looks that the functions use these very names.
 */
export const TRADE_METRICS = [STALLED_CASES, OVERDUE_TASKS] as const
export type TradeMetric = (typeof TRADE_METRICS)[number]
