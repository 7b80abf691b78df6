import { type Change, changesOf } from '#domain/decision/change.ts'

/** How the last change of a thing is found: the thing's name, and what takes it away again. */
const nameOf = (change: Change): { readonly name: string; readonly gone?: true } | undefined => {
  switch (change.kind) {
    case 'case':
      return { name: `case ${change.case.caseId}` }
    case 'report':
      return { name: `report ${change.report.reportId}` }
    case 'report-content':
      return { name: `content ${change.reportId}` }
    case 'task':
      return { name: `task ${change.task.taskId}` }
    case 'task-settled':
      return { name: `task ${change.taskId}`, gone: true }
    case 'orders':
      return { name: `orders ${change.orders.jurisdiction}` }
    case 'link':
      return { name: `link ${change.caseId} ${change.reportId}` }
    case 'unlink':
      return { name: `link ${change.caseId} ${change.reportId}`, gone: true }
    case 'claim-key':
      return { name: `key ${change.key}` }
    case 'release-key':
      return { name: `key ${change.key}`, gone: true }
    case 'identity':
      return { name: `identity ${change.key}` }
    case 'event':
      return { name: `event ${change.event.metadata.id}` }
    case 'text':
      return { name: `text ${change.subject} ${change.sequence} ${change.field}` }
    case 'text-erased':
      return { name: `text ${change.subject} ${change.sequence} ${change.field}`, gone: true }
    // Tokens were another machine's, schedules another scheduler's, names of sendings nobody repeats; checks and counters leave no thing behind.
    case 'token':
    case 'scheduled':
    case 'idempotency':
    case 'standing-is':
    case 'key-is-held':
    case 'counters':
      return undefined
  }
}

/**
 * What is there at the end of many decisions: each thing in its last version.
 * @param saved every change, in the order in which they were saved
 */
export function endedOf(saved: readonly Change[]): Change[] {
  const things = new Map<string, Change>()
  for (const change of saved) {
    const named = nameOf(change)
    if (named?.gone) things.delete(named.name)
    else if (named !== undefined) things.set(named.name, change)
  }
  // Whoever writes them adds up those of one case.
  return [...[...things.values()].map(asFound), ...changesOf(saved, 'counters')]
}

/**
 * An open case goes on with the machine of the system it is written to, which has entered none of its stages: a further
 * run is ordered, and takes the stage over that stands.
 */
const asFound = (change: Change): Change =>
  change.kind === 'case' && change.case.status === 'open'
    ? { kind: 'case', case: { ...change.case, run: change.case.run + 1 } }
    : change
