import {
  DescribeExecutionCommand,
  type ExecutionStatus,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import type { Machine } from '#adapters/ports.ts'
import { executionName, executionText } from '#statemachines/contract.ts'

/** Late and double answers all look like one of these: the token was settled, has expired, or never was. */
const GONE = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']
/** Longer causes are refused by Step Functions. */
const CAUSE_LENGTH = 32_768

const STATUS = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'failed',
} as const satisfies Record<ExecutionStatus, string>

/** What a refusal means where it is expected; every other one is thrown. */
const expecting =
  <T>(names: readonly string[], meaning: T) =>
  (error: unknown): T => {
    if (error instanceof Error && names.includes(error.name)) return meaning
    throw error
  }

/**
 * Answers to task tokens only. Whoever opens stages needs no more, and must not need to know the machine that it is
 * a part of.
 */
export function createTaskAnswers({
  client,
}: {
  readonly client: SFNClient
}): Pick<Machine, 'answer' | 'fail'> {
  const gone = expecting(GONE, 'gone' as const)
  return {
    answer: (taskToken, answer) =>
      client
        .send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(answer) }))
        .then(() => 'taken' as const, gone),
    fail: (taskToken, error, cause) =>
      client
        .send(new SendTaskFailureCommand({ taskToken, error, cause: cause.slice(0, CAUSE_LENGTH) }))
        .then(() => 'taken' as const, gone),
  }
}

/** The state machine on Step Functions. */
export function createMachine({
  client,
  stateMachineArn,
}: {
  readonly client: SFNClient
  readonly stateMachineArn: string
}): Machine {
  const executionArn = (caseId: string, run: number) =>
    `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(caseId, run)}`

  const status: Machine['status'] = async (caseId, run) => {
    const described = await client
      .send(new DescribeExecutionCommand({ executionArn: executionArn(caseId, run) }))
      .catch(expecting(['ExecutionDoesNotExist'], undefined))
    if (described?.status === undefined || described.startDate === undefined) return { is: 'absent' }
    return { is: STATUS[described.status], since: described.startDate.toISOString() }
  }

  return {
    start: (caseId, run, enterAt) =>
      client
        .send(
          new StartExecutionCommand({
            stateMachineArn,
            name: executionName(caseId, run),
            input: executionText({ caseId, run, enterAt }),
          }),
        )
        .then(() => 'started' as const, expecting(['ExecutionAlreadyExists'], 'exists' as const)),
    ...createTaskAnswers({ client }),
    stop: async (caseId, run, error, cause) => {
      const command = new StopExecutionCommand({
        executionArn: executionArn(caseId, run),
        error,
        cause: cause.slice(0, CAUSE_LENGTH),
      })
      try {
        await client.send(command)
      } catch (fault) {
        // What has ended by itself can't be stopped any more; anything else that is refused is a fault.
        if ((await status(caseId, run)).is === 'running') throw fault
      }
    },
    status,
  }
}
