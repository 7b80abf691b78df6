import type { Change } from '../decision/change.ts'
import { may } from '../people/rights.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { err, ok, type Result } from '../result.ts'
import { act } from './actions/act.ts'
import { recordOutcome } from './actions/record-outcome.ts'
import type { CaseCommand } from './asked/command.ts'
import { beginDraft, type DecisionContext, type Draft, finishDraft } from './draft/draft.ts'
import { storageOverflow } from './draft/storage-overflow.ts'
import { openStage } from './open-stage.ts'
import type { CaseState } from './record/case.ts'
import { nextMoment, type Task } from './record/task.ts'
import { seeReports } from './see-reports.ts'
import { keepCheckWay } from './stages/closure-check.ts'
import { ringNext } from './stages/emergency.ts'
import { vote } from './stages/follow-up.ts'
import { lapse } from './stages/joint-handling.ts'
import { climbBy, overdueRungs } from './stages/ladder.ts'
import { undecided } from './stages/leader.ts'
import { markOverdue } from './stages/overdue.ts'
import { reviewDue } from './stages/parked.ts'
import { enterAt } from './stages/path.ts'
import { checkOtherwise } from './stages/reinspection.ts'
import { askAboutReport, reportLeaves } from './stages/report-rulings.ts'
import { climbUnruled } from './stages/rulings.ts'
import { settleReportRuling } from './stages/settle-report-ruling.ts'
import { recomputeAll } from './tasks/recompute.ts'
import { TASK_FACTS } from './tasks/task-kinds.ts'
import { changeTask } from './tasks/tasks.ts'
import { hearInquiry } from './tasks/urging.ts'

/**
 * Decides what a command changes about a case. Pure: the same state, command and context give the same decision.
 * @returns the changes to save together (none when the command finds its work done), or why it is refused
 */
export function decide(
  state: CaseState,
  command: CaseCommand,
  context: DecisionContext,
): Result<Change[], Refusal> {
  const draft = beginDraft(state, context)
  const untouched = JSON.stringify([draft.case, [...draft.tasks.values()]])
  const refused = carryOut(draft, command)
  if (refused !== undefined) return err(refused)
  keepCheckWay(draft, checkOtherwise)
  const unchanged = untouched === JSON.stringify([draft.case, [...draft.tasks.values()]])
  if (unchanged) return ok([])
  const full = storageOverflow(draft)
  return full === undefined ? ok(finishDraft(draft)) : err(full)
}

function carryOut(draft: Draft, command: CaseCommand): Refusal | undefined {
  switch (command.type) {
    case 'open-stage':
      return openStage(draft, command)
    case 'record-outcome':
      return recordOutcome(draft, command)
    case 'act':
      return act(draft, command.action)
    case 'deadline-reached':
      return deadlineReached(draft, command.taskId)
    case 'see-reports':
      return seeReports(draft)
    case 'vote':
      return vote(draft, command)
    case 'report-leaves':
      return reportLeaves(draft, command.report, command.ruled)
    case 'has-taken-back':
      return void delete draft.case.takesBack
    case 'ask-about-report':
      return askAboutReport(draft, command)
    case 'rule-on-report':
      return settleReportRuling(draft, command.on, command.reportId, command.as)
    case 'hear-inquiry':
      return hearInquiry(draft)
    case 'recompute':
      return recomputeAll(draft)
    case 'mark-stalled':
      return markStalled(draft, command.run, command.error)
    case 'resume':
      return resume(draft)
  }
}

/** Sorts after every moment. */
const LATER = '~'

/** A due time has come. Early, late and double calls find nothing to do; being overdue urges and refers nothing. */
function deadlineReached(draft: Draft, taskId: string): undefined {
  const task = draft.tasks.get(taskId)
  if (task === undefined || (draft.case.position.at !== 'in' && !task.ofCase)) return
  if ((nextMoment(task) ?? LATER) > draft.context.now) return
  const { whenDue } = TASK_FACTS[task.kind]
  if (task.overdueSince !== undefined)
    return whenDue === 'rise' ? climbUnruled(draft, task) : referOverdue(draft, task)
  if (task.dueAt > draft.context.now || task.held !== undefined) return warn(draft, task)
  if (whenDue === 'lapse') return lapse(draft, task)
  if (whenDue === 'review') return reviewDue(draft, task)
  markOverdue(draft, task)
  if (whenDue === 'ring') ringNext(draft, task)
  if (draft.case.emergency && task.kind === 'decide') undecided(draft)
}

/** Shares of the limit have run: whoever owes the task is warned, once for the largest share that has passed. */
function warn(draft: Draft, task: Task): undefined {
  const passed = task.warnings.filter(({ at }) => at <= draft.context.now)
  changeTask(draft, task, { warnings: task.warnings.slice(passed.length) })
  const share = passed.at(-1)?.share
  if (share !== undefined) draft.record('task-warned', { taskId: task.taskId, share })
}

/** A task is overdue for so long that a rule of the ladder refers the case. */
function referOverdue(draft: Draft, task: Task): undefined {
  // Between two stages there is none to leave: it is rung for again when the next one opens.
  if (draft.case.position.at !== 'in') return
  const rung = overdueRungs(draft).find(({ rule }) => rule === task.referAt?.rule)
  if (rung !== undefined) return climbBy(draft, rung, { task: task.taskId, due: task.dueAt })
  const { referAt: _gone, ...rest } = task
  draft.tasks.set(task.taskId, rest)
  draft.touched.add(task.taskId)
}

function markStalled(draft: Draft, run: number, error: string): Refusal | undefined {
  if (draft.case.status === 'ended' || run < draft.case.run) return undefined
  if (draft.case.stalled !== undefined) return undefined
  draft.case.stalled = { since: draft.context.now, error }
  return void draft.record('case-stalled', { run, error })
}

/** A further run for an open case: it enters where the case stands, and the visit that stands is taken over. */
function resume(draft: Draft): Refusal | undefined {
  if (!may(draft.context.who, 'resume')) return refusal('not-permitted', 'An operator resumes a case.')
  const stage = enterAt(draft.case)
  if (draft.case.status === 'ended' || stage === undefined)
    return refusal('case-ended', 'This case has ended: there is nothing to resume.')
  draft.case.run += 1
  if (draft.case.position.at === 'entering')
    draft.case.position = { at: 'entering', run: draft.case.run, enterAt: stage }
  delete draft.case.stalled
  return void draft.record('case-resumed', { run: draft.case.run, enterAt: stage })
}
