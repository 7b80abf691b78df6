import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import { reportUpstream } from '../stages/emergency.ts'
import { knowsProcessing, setProcessing } from '../stages/processing.ts'
import { relimitAll } from '../tasks/limited.ts'
import type { At } from '../tasks/relations.ts'
import { settleTask, tasksOfKind } from '../tasks/tasks.ts'

/** Why no emergency is called off: there is none. */
export const refuseCallingOff = ({ draft: { case: of } }: At): Refusal | undefined =>
  of.emergency
    ? undefined
    : refusal('no-emergency', 'This case is no emergency, or it was called off already.')

/**
 * 解除应急: the duty officer or the leader ends the emergency, with the reason and who declared it on scene. Who was rung
 * need not answer any more; what is still owed runs by the ordinary limits from its start. What tells of a new emergency
 * later raises the alarm anew.
 */
export function callOff(draft: Draft, { declaredBy, note }: ActionOf<'call-off'>): undefined {
  draft.case.emergency = false
  for (const mark of ['alarmRaised', 'alarmRung', 'alarmAnswered'] as const) delete draft.case[mark]
  draft.record('emergency-called-off', { grid: draft.case.place.grid }, { text: note, who: declaredBy })
  for (const kind of ['call-out', 'alert', 'check-alarm'] as const)
    for (const task of tasksOfKind(draft, kind)) settleTask(draft, task, 'no-longer-needed')
  if (!knowsProcessing(draft, draft.case.processing ?? 'general')) setProcessing(draft, 'general')
  relimitAll(draft, 'as-ordinary')
  reportUpstream(draft, 'called-off')
}
