import { type Refusal, refusal } from '../refusal.ts'
import type { CaseCommand } from './asked/command.ts'
import { type Draft, haveJoined, isOpen } from './draft/draft.ts'
import type { Case } from './record/case.ts'
import type { Stage } from './record/transitions.ts'
import { seeReports } from './see-reports.ts'
import { openArchive, openClose } from './stages/closing.ts'
import { openConfirm } from './stages/confirm.ts'
import { openDispatch } from './stages/dispatch.ts'
import { ringMissed } from './stages/emergency.ts'
import { openFollowUp } from './stages/follow-up.ts'
import { openHandling } from './stages/handling.ts'
import { openJointHandling } from './stages/joint-handling.ts'
import { openLeader } from './stages/leader.ts'
import { openParked } from './stages/parked.ts'
import { enterAt } from './stages/path.ts'
import { openReinspection } from './stages/reinspection.ts'

const OPENERS: Record<Stage, (draft: Draft) => void> = {
  confirm: openConfirm,
  dispatch: openDispatch,
  handling: openHandling,
  reinspection: openReinspection,
  leader: openLeader,
  'joint-handling': openJointHandling,
  parked: openParked,
  close: openClose,
  'follow-up': openFollowUp,
  archive: openArchive,
}

type Visit = Omit<Extract<CaseCommand, { type: 'open-stage' }>, 'type'>

/**
 * Opens a visit of a stage. A visit that stands already (a retry) gets no second set of tasks; one that is resolved
 * already stays so; a further run takes over the visit that stands. Reports that joined or were withdrawn between two
 * stages are taken notice of here. Whoever calls tells the outcome, if there is one.
 */
export function openStage(draft: Draft, visit: Visit): Refusal | undefined {
  const { position } = draft.case
  if (visit.run < draft.case.run)
    return refusal('stale-run', `Run ${visit.run} of this case is over; run ${draft.case.run} has it.`)
  if (visit.run > draft.case.run)
    return refusal(
      'machine-ahead',
      `There is no run ${visit.run} of this case; run ${draft.case.run} has it.`,
    )
  if (isVisit(position, visit)) return undefined
  if (draft.case.status === 'ended')
    return refusal('stale-run', 'This case has ended; nothing more is opened.')
  if (visit.run === position.run && position.at !== 'entering' && visit.visit <= position.visit)
    return refusal('stale-visit', `Visit ${visit.visit} is over; the case is in visit ${position.visit}.`)
  if (visit.run > position.run && position.at !== 'entering' && position.stage === visit.stage)
    return takeOver(draft, position, visit)
  if (position.at === 'in' || enterAt(draft.case) !== visit.stage)
    return refusal('machine-ahead', `The machine opens ${visit.stage}, the case does not stand there.`)
  draft.case.position = {
    at: 'in',
    run: visit.run,
    visit: visit.visit,
    stage: visit.stage,
    openedAt: draft.context.now,
  }
  draft.record('stage-opened', { stage: visit.stage, run: visit.run, visit: visit.visit })
  // What joined since the check comes before the call: where nobody is to be called, opening would be closing.
  const annulled = visit.stage === 'follow-up' && haveJoined(draft)
  if (!annulled) OPENERS[visit.stage](draft)
  if (isOpen(draft, visit.stage)) ringMissed(draft)
  if (isOpen(draft, visit.stage)) seeReports(draft)
  return undefined
}

const isVisit = (position: Case['position'], visit: Visit): boolean =>
  position.at !== 'entering' &&
  position.run === visit.run &&
  position.visit === visit.visit &&
  position.stage === visit.stage

function takeOver(
  draft: Draft,
  position: Exclude<Case['position'], { at: 'entering' }>,
  visit: Visit,
): undefined {
  draft.case.position = { ...position, run: visit.run, visit: visit.visit }
  for (const task of draft.tasks.values()) {
    if (task.ofCase) continue
    draft.tasks.set(task.taskId, { ...task, run: visit.run, visit: visit.visit })
    draft.touched.add(task.taskId)
  }
}
