import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

/** The articles of `docs/runbook.md`; an alarm names the one that says what to do. */
export type Article =
  | 'functions-fail'
  | 'functions-throttled'
  | 'functions-slow'
  | 'outbox-behind'
  | 'dead-letters'
  | 'executions-fail'
  | 'rules-fail'
  | 'schedules-dropped'
  | 'tables-throttled'
  | 'tables-conflict'
  | 'api-fails'
  | 'api-slow'
  | 'api-floods'
  | 'cases-stalled'
  | 'tasks-overdue'

export type HouseAlarmProps = {
  readonly metric: IMetric
  /** Rings when the metric is above this; 0 unless told. */
  readonly above?: number
  /** For so many periods of the metric in a row; 1 unless told. */
  readonly periods?: number
  /** What it means for people, in one sentence. */
  readonly meaning: string
  readonly article: Article
}

/** An alarm that says what it means for people and where to read on. No data is good news. */
export class HouseAlarm extends Alarm {
  constructor(
    scope: Construct,
    id: string,
    { metric, above = 0, periods = 1, meaning, article }: HouseAlarmProps,
  ) {
    super(scope, id, {
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${meaning} See docs/runbook.md#${article}`,
    })
  }
}
