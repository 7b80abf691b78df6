import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { once } from './once.ts'

/** What is logged, as constants with codes: an operator searches for the code, the runbook explains it. */
export const LOG = {
  faulted: { code: 'DG-1001', message: 'A handler failed.' },
  messageUnreadable: {
    code: 'DG-1002',
    message: 'A message could not be read. It goes to the dead-letter queue.',
  },
  messageFailed: { code: 'DG-1003', message: 'A message could not be worked off. It comes again.' },
  messageRefused: { code: 'DG-1004', message: 'A message was refused. It goes to the dead-letter queue.' },
  undeclared: {
    code: 'DG-1005',
    message: 'An answer bore fields that its schema does not declare. They were left out.',
  },
  reportSubmitted: { code: 'DG-2001', message: 'A report was submitted.' },
  inboundReceived: { code: 'DG-2003', message: 'A message of a district system was received.' },
  reportTriaged: { code: 'DG-2002', message: 'A report was triaged.' },
  visitOpened: { code: 'DG-3001', message: 'A visit of a stage was opened.' },
  reconciled: { code: 'DG-3002', message: 'A case was reconciled.' },
  caseStalled: { code: 'DG-3003', message: 'A case stalled. An operator has to resume it.' },
  outcomeRecorded: { code: 'DG-3004', message: 'The outcome of a task was recorded.' },
  acted: { code: 'DG-3005', message: 'Somebody acted on a case.' },
  refused: { code: 'DG-3006', message: 'A command was refused.' },
  timeCame: { code: 'DG-3007', message: 'A due time was looked at.' },
  precedentWritten: { code: 'DG-4001', message: 'The knowledge base was brought to what the case says.' },
  adviceFailed: { code: 'DG-4002', message: 'Advice could not be given. The case was shown without.' },
  statisticsPublished: { code: 'DG-4003', message: 'The statistics of the knowledge base were published.' },
  postingsApplied: {
    code: 'DG-5004',
    message: 'Accounts were given what their postings say from now on.',
  },
  swept: { code: 'DG-5001', message: 'The sweep looked through the open cases.' },
  notMended: {
    code: 'DG-5002',
    message: 'The sweep failed at a case or report. It comes by again tomorrow.',
  },
  eventUnreadable: {
    code: 'DG-5003',
    message:
      'A stored event could not be read. It stays unpublished until a release can; the others went on.',
  },
} as const

/** The words by which log lines are found: ids and codes, never a person's words. */
export type LogKeys = Readonly<
  Partial<
    Record<
      | 'caseId'
      | 'reportId'
      | 'taskId'
      | 'run'
      | 'visit'
      | 'attempt'
      | 'stage'
      | 'outcome'
      | 'code'
      | 'result'
      | 'correlationId'
      | 'jurisdiction',
      string | number | undefined
    >
  >
>

const logger = new Logger()
/** Made when something is first counted: most functions count nothing, or not always. */
const metrics = once(() => new Metrics())

/**
 * From now on lines tell the call of the function they belong to: Lambda's own lines (its REPORT, a timeout) know its id
 * and none of ours.
 */
export const beginCall = ({ awsRequestId }: { readonly awsRequestId: string }): void =>
  logger.appendKeys({ requestId: awsRequestId })

/** Writes an information line. */
export const info = (line: (typeof LOG)[keyof typeof LOG], keys: LogKeys = {}): void =>
  logger.info(line.message, { logCode: line.code, ...keys })

/** Writes an error line, with the fault's name and stack. */
export const failure = (line: (typeof LOG)[keyof typeof LOG], fault: unknown, keys: LogKeys = {}): void =>
  logger.error(line.message, {
    logCode: line.code,
    ...keys,
    error: fault instanceof Error ? fault : new Error(String(fault)),
  })

/** Counts something people care about. */
export function count(
  name:
    | 'ReportsTaken'
    | 'CasesOpened'
    | 'CasesStalled'
    | 'TasksOverdue'
    | 'PrecedentsWritten'
    | 'SweepRepairs'
    | 'SweepFailures',
  value = 1,
): void {
  metrics().addMetric(name, MetricUnit.Count, value)
  metrics().publishStoredMetrics()
}
