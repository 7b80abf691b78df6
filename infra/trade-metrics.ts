import type { Environment } from '#infra/environments.ts'

/** Where the functions of an environment count what people care about. */
export const metricsNamespace = ({ name }: Environment): string => `Duoge/${name}`

/**
 * What the functions count about the trade itself and an alarm listens to: the metric and the functions that count it
 * (Powertools makes the function's name the dimension `service`). A test has each of it happen and looks that they do, under these names.
 */
export const TRADE_METRICS = [
  { metric: 'CasesStalled', service: 'mark-stalled' },
  { metric: 'CasesStalled', service: 'machine-failed' },
  { metric: 'CasesStalled', service: 'sweep' },
  { metric: 'TasksOverdue', service: 'deadline-reached' },
  { metric: 'SweepFailures', service: 'sweep' },
] as const
export type TradeMetric = (typeof TRADE_METRICS)[number]['metric']
