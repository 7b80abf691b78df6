/**
 * Stands for the functions of the machine in tests of the definition: the payloads are checked against the contract
 * and kept; opening a stage answers nothing, so that the test decides what comes of each stage.
 */

import type { Outcome, Stage, Whose } from '#domain/case/record/transitions.ts'
import definition from '#statemachines/case-lifecycle.asl.json' with { type: 'json' }
import {
  archiveCaseInput,
  closeCaseInput,
  DEFINITION_SUBSTITUTIONS,
  executionName,
  executionText,
  type MarkStalledInput,
  markStalledInput,
  type OpenStageInput,
  openStageInput,
} from '#statemachines/contract.ts'
import type { Execution, TaskHandler } from './asl-execution.ts'
import { createAslRunner } from './asl-runner.ts'

/** Every placeholder stands for its own name. */
export const SUBSTITUTIONS: Readonly<Record<string, string>> = Object.fromEntries(
  DEFINITION_SUBSTITUTIONS.map((name) => [name, name]),
)

type Overrides = Partial<Record<'openStage' | 'closeCase' | 'archiveCase' | 'markStalled', TaskHandler>>

/** The runner on the real definition, with functions that record. */
export function recordedStages(overrides: Overrides = {}, random: () => number = () => 1) {
  const opened: OpenStageInput[] = []
  const stalled: MarkStalledInput[] = []
  const handlers: Record<string, TaskHandler> = {
    OpenStageFunctionArn: (payload, call) => {
      opened.push(openStageInput.parse(payload))
      return overrides.openStage?.(payload, call)
    },
    CloseCaseFunctionArn: (payload, call) => {
      const { visit } = closeCaseInput.parse(payload)
      return (
        overrides.closeCase?.(payload, call) ?? { outcome: 'closed', nextVisit: visit + 1, whose: 'ordinary' }
      )
    },
    ArchiveCaseFunctionArn: (payload, call) => {
      const { visit } = archiveCaseInput.parse(payload)
      return (
        overrides.archiveCase?.(payload, call) ?? {
          outcome: 'archived',
          nextVisit: visit + 1,
          whose: 'ordinary',
        }
      )
    },
    MarkStalledFunctionArn: (payload, call) => {
      stalled.push(markStalledInput.parse(payload))
      return overrides.markStalled?.(payload, call) ?? { marked: true }
    },
  }
  const runner = createAslRunner({ definition, substitutions: SUBSTITUTIONS, handlers, random })

  return {
    runner,
    opened,
    stalled,
    /** Starts the case's execution at a stage. */
    start: (enterAt: Stage, run = 1, caseId = 'case-1'): Promise<Execution> =>
      runner.start(executionName(caseId, run), executionText({ caseId, run, enterAt })),
    /** Ends the stage that waits. */
    async answer(execution: Execution, outcome: Outcome, whose: Whose = 'ordinary'): Promise<void> {
      const { token } = waitingOf(execution)
      const visit = opened.at(-1)?.visit ?? 0
      await runner.sendTaskSuccess(token, JSON.stringify({ outcome, nextVisit: visit + 1, whose }))
    },
  }
}

/** The state of an execution that waits for its token. */
export function waitingOf(execution: Execution): NonNullable<Execution['waiting']> {
  if (execution.waiting === undefined)
    throw new Error(`${execution.name} is ${execution.status} and waits for nothing.`)
  return execution.waiting
}
