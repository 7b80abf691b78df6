import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import {
  CHANGES_A_CASE,
  CHANGING_A_CASE,
  READS_PACKS,
  type Route,
  type Uses,
} from '#functions/runtime/declaration.ts'

export const description = 'Records the outcome of a task'

export const routes = [
  {
    id: 'recordOutcome',
    method: 'POST',
    path: '/v1/tasks/{taskId}/outcome',
    access: 'signed-in',
    tag: 'tasks',
    zh: '反馈任务结果',
    en: 'Record the outcome of a task',
    description:
      'Which outcomes fit is decided by the kind of the task. Sent twice, the second is told that the task is settled.',
    status: 200,
    answers: '已记录',
    problems: [
      ...CHANGING_A_CASE,
      'already-called',
      'cooperating-open',
      'head-takes-part',
      'door-missing',
      'judge-in-own-cause',
      'subject-leads',
      'contractor-leads',
      'not-yet',
      'past-limit',
      'plan-unsound',
      'promise-runs',
      'promised-by-party',
      'proof-needed',
      'reply-unapproved',
      'report-unknown',
      'reports-stand',
      'return-final',
      'ruled-not-sent',
      'return-pending',
      'task-settled',
      'too-late',
      'whistle-first',
      'words-missing',
    ],
  },
] as const satisfies readonly Route[]

/** What recording the outcome of a task needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: [...CHANGES_A_CASE, 'loadReport', 'reportsOfCaller', 'standingOrders'],
  packs: READS_PACKS,
} as const satisfies Uses
