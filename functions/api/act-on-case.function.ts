import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import {
  CHANGES_A_CASE,
  CHANGING_A_CASE,
  READS_PACKS,
  type Route,
  type Uses,
} from '#functions/runtime/declaration.ts'

export const description = 'Acts on a case: refers, transfers, corrects …'

export const routes = [
  {
    id: 'actOnCase',
    method: 'POST',
    path: '/v1/cases/{caseId}/actions',
    access: 'signed-in',
    tag: 'cases',
    zh: '对案件采取行动',
    en: 'Act on a case',
    description:
      'What people do beside reporting outcomes: sign for a task, urge, whistle, refer, transfer, merge, correct, reopen …',
    status: 200,
    answers: '已办理',
    problems: [
      ...CHANGING_A_CASE,
      'case-not-archived',
      'case-not-merged',
      'extension-pending',
      'extensions-used',
      'grid-unknown',
      'ground-unknown',
      'judge-in-own-cause',
      'subject-leads',
      'contractor-leads',
      'matter-unknown',
      'minutes-kept',
      'no-extension',
      'no-proposal',
      'no-return',
      'no-urge',
      'no-emergency',
      'no-processing',
      'processing-pending',
      'orders-full',
      'ruling-contradicted',
      'ground-not-met',
      'no-supervision',
      'supervision-standing',
      'not-whistled',
      'own-proposal',
      'proposal-changed',
      'own-request',
      'plan-unsound',
      'return-final',
      'rounds-left',
      'not-sensitive',
      'termination-pending',
      'same-case',
      'task-settled',
      'too-late',
      'too-many-parties',
      'whistle-first',
    ],
  },
] as const satisfies readonly Route[]

/** What acting on a case (refer, transfer, add a party, resume …) needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: [...CHANGES_A_CASE, 'keyHolder', 'standingOrders'],
  packs: READS_PACKS,
} as const satisfies Uses
