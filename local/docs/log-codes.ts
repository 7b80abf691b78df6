/** The table of log codes in the runbook: every code the functions write, and what an operator makes of it. */
import { LOG } from '#functions/runtime/log.ts'

/** What each line tells an operator; a line that is missing here does not compile. */
const TELLS = {
  faulted: 'error · see [functions-fail](#functions-fail); `error.name` says what failed',
  messageUnreadable: 'error · a sender or an older version wrote it so; see [dead-letters](#dead-letters)',
  messageFailed:
    'error · many of one `logCode` and cause are one fault; see [functions-fail](#functions-fail)',
  messageRefused:
    'error · a district system sent what cannot be taken in, `error.message` ends in the code; see ' +
    '[dead-letters](#dead-letters)',
  undeclared: 'quiet · a fault of ours that told nobody anything; `result` names the fields',
  reportSubmitted: 'a receipt was given; `reportId`',
  reportTriaged: 'its case was opened or joined; `reportId`, `caseId`',
  inboundReceived: 'a district system was answered; `correlationId` is the id of its message',
  visitOpened:
    'people were asked to act; `caseId`, `visit`, `stage`, and the how manieth `attempt` it was, from 0',
  reconciled: 'machine and schedules stand as the case says; `result` tells what had to be done',
  caseStalled: 'a fault took a case out of its machine; see [cases-stalled](#cases-stalled)',
  outcomeRecorded: 'somebody settled a task; `taskId`, `outcome`',
  acted: 'somebody acted on a case; `caseId`, `outcome`',
  refused: 'quiet · somebody was told why not; `code` is that of the answer',
  timeCame: 'a due time was looked at, and acted upon when it had come; `taskId`',
  precedentWritten: 'a precedent was kept or withdrawn; `caseId`',
  adviceFailed: 'quiet · a case was shown without advice; the fault is in `error`, `caseId`',
  statisticsPublished: 'once a night for each street; `result` is how many precedents there are',
  eventUnreadable:
    'error · `error.message` names the event; deploy the release that wrote it again, the sweep publishes it then',
  notMended: 'error · what stands in `error` kept the sweep from a case or report; `caseId` or `reportId`',
  postingsApplied:
    'of `jurisdiction`; `result` tells of how many people a posting had begun or ended by itself in the last days',
  swept:
    '`jurisdiction` was swept, or a part of it; `result` tells what was repaired, what is stalled and what failed',
} as const satisfies Record<keyof typeof LOG, string>

/** The table, in the order of the codes. */
export function renderLogCodes(): string {
  const tells: Readonly<Record<string, string>> = TELLS
  const rows = Object.entries(LOG)
    .sort(([, a], [, b]) => (a.code < b.code ? -1 : 1))
    .map(([name, { code, message }]) => `| \`${code}\` | ${message} | ${tells[name] ?? ''} |`)
  return ['| `logCode` | message | what it tells |', '| --- | --- | --- |', ...rows].join('\n')
}
