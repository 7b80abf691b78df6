/** Representative ways of a case through the machine; the runner and the emulator both take them and must agree. */
import type { Outcome, Stage, Whose } from '#domain/case/record/transitions.ts'
import type { MachineErrorName } from '#statemachines/contract.ts'

/** One way: where it enters, how each stage ends, in order, and what goes wrong on the way. */
export type MachinePath = {
  readonly name: string
  readonly caseId: string
  readonly enterAt: Stage
  readonly whose?: Whose
  readonly answers: readonly Outcome[]
  /** What opening a stage throws: for a visit the errors of its attempts, in order. */
  readonly errors?: Readonly<Record<number, readonly MachineErrorName[]>>
}

export const MACHINE_PATHS: readonly MachinePath[] = [
  {
    name: 'straight through',
    caseId: 'straight',
    enterAt: 'confirm',
    answers: ['accepted', 'dispatched', 'to-check', 'passed', 'settled'],
  },
  {
    name: 'a failed check, handled again, referred, a plan, joint handling, checked',
    caseId: 'referred',
    enterAt: 'confirm',
    answers: [
      'accepted',
      'dispatched',
      'to-check',
      'failed',
      'to-check',
      'referred',
      'plan',
      'all-ended',
      'passed',
      'settled',
    ],
  },
  {
    name: 'parked and back',
    caseId: 'parked',
    enterAt: 'confirm',
    whose: 'complex',
    answers: ['accepted', 'parked', 'condition-met', 'assigned', 'no-site', 'settled'],
  },
  {
    name: 'an emergency, not solved at first',
    caseId: 'unsolved',
    enterAt: 'confirm',
    whose: 'emergency',
    answers: ['accepted', 'to-check', 'passed', 'unsolved', 'explained', 'terminated'],
  },
  { name: 'rejected', caseId: 'rejected', enterAt: 'confirm', answers: ['rejected'] },
  {
    name: 'resumed in the middle, then transferred',
    caseId: 'resumed',
    enterAt: 'joint-handling',
    answers: ['blocked', 'transferred'],
  },
  {
    name: 'overtaken by a later run',
    caseId: 'stale',
    enterAt: 'confirm',
    answers: ['accepted'],
    errors: { 2: ['StaleRun'] },
  },
  {
    name: 'an error that passes',
    caseId: 'transient',
    enterAt: 'confirm',
    answers: ['answered', 'settled'],
    errors: { 1: ['Transient'] },
  },
  {
    name: 'an error that stays',
    caseId: 'permanent',
    enterAt: 'confirm',
    answers: ['accepted'],
    errors: { 2: ['Permanent'] },
  },
]
