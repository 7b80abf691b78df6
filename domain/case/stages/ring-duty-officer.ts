import type { Draft } from '../draft/draft.ts'
import { sendTask, tasksOfKind } from '../tasks/tasks.ts'

/**
 * 紧急核实: somebody whom nobody knows says that it is an emergency. The duty officer is rung, and calls or has it looked at
 * before anybody is sent out; the ordinary way goes on beside it. One such task at a time.
 */
export function ringDutyOfficer(draft: Draft): void {
  if (draft.case.emergency || tasksOfKind(draft, 'check-alarm').length > 0) return
  sendTask(draft, { kind: 'check-alarm' })
}
