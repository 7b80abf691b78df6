import { env as archiveCase } from '#functions/workflow/archive-case.env.ts'
import { env as closeCase } from '#functions/workflow/close-case.env.ts'
import { env as markStalled } from '#functions/workflow/mark-stalled.env.ts'
import { env as openStage } from '#functions/workflow/open-stage.env.ts'
import type { MachineFunctions } from '#infra/constructs/case-machine.ts'
import type { MakeFunction } from './functions.ts'
import type { Variables } from './variables.ts'

/** What the machine calls. */
export const machineFunctions = (make: MakeFunction, { cases }: Variables): MachineFunctions => ({
  openStage: make('workflow/open-stage', 'Opens a visit of a stage', openStage, cases),
  closeCase: make('workflow/close-case', 'Closes a case', closeCase, cases),
  archiveCase: make('workflow/archive-case', 'Archives a case', archiveCase, cases),
  markStalled: make('workflow/mark-stalled', 'Marks a case stalled', markStalled, cases),
})
