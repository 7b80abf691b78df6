import type { MachineFunctions } from '#infra/constructs/case-machine.ts'
import type { MakeFunction } from './functions.ts'

/** What the machine calls. */
export const machineFunctions = (make: MakeFunction): MachineFunctions => ({
  openStage: make('workflow/open-stage'),
  closeCase: make('workflow/close-case'),
  archiveCase: make('workflow/archive-case'),
  markStalled: make('workflow/mark-stalled'),
})
