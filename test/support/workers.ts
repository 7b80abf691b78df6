/** The functions that work off queues and serve the machine, with the same code around them as in their entry files. */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type * as z from 'zod'
import type { Machine } from '#adapters/ports.ts'
import { inbound, work as receiveMessage } from '#functions/events/receive-inbound.ts'
import { caseOf, work as reconcileMessage } from '#functions/events/reconcile.ts'
import { work as triageMessage } from '#functions/events/triage.ts'
import { work as precedentMessage } from '#functions/events/write-precedent.ts'
import { busMessage, hintHandler, queueHandler } from '#functions/runtime/queue.ts'
import { workerHandler } from '#functions/runtime/worker.ts'
import { work as timeComesMessage, timeMessage } from '#functions/schedule/deadline-reached.ts'
import { work as machineFailedMessage, statusChange } from '#functions/schedule/machine-failed.ts'
import { passThrough } from '#functions/usecases/cases/open-visit.ts'
import { work as markStalled } from '#functions/workflow/mark-stalled.ts'
import { work as openStage } from '#functions/workflow/open-stage.ts'
import {
  archiveCaseInput,
  closeCaseInput,
  markStalledInput,
  openStageInput,
} from '#statemachines/contract.ts'

/** Where messages wait, each queue for the one function that works it off. */
export const QUEUES = [
  'triage',
  'reconcile',
  'write-precedent',
  'receive-inbound',
  'machine-failed',
  'deadline-reached',
] as const
export type QueueName = (typeof QUEUES)[number]

type QueueDependencies = Parameters<typeof triageMessage>[0] &
  Parameters<typeof reconcileMessage>[0] &
  Parameters<typeof precedentMessage>[0] &
  Parameters<typeof receiveMessage>[0] &
  Parameters<typeof machineFailedMessage>[0] &
  Parameters<typeof timeComesMessage>[0]

/** What works off each queue. `depsOf` wires a consumer, anew for each message, as at a cold start. */
export function queueWorkers(
  depsOf: (consumer: QueueName) => QueueDependencies,
): Record<QueueName, (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>> {
  return {
    triage: queueHandler(busMessage, (message) => triageMessage(depsOf('triage'), message)),
    reconcile: hintHandler(busMessage, caseOf, (messages) => reconcileMessage(depsOf('reconcile'), messages)),
    'write-precedent': queueHandler(busMessage, (message) =>
      precedentMessage(depsOf('write-precedent'), message),
    ),
    'receive-inbound': queueHandler(inbound, (message) => receiveMessage(depsOf('receive-inbound'), message)),
    'machine-failed': queueHandler(statusChange, (message) =>
      machineFailedMessage(depsOf('machine-failed'), message),
    ),
    'deadline-reached': queueHandler(timeMessage, (message) =>
      timeComesMessage(depsOf('deadline-reached'), message),
    ),
  }
}

/** The functions of the machine by the names that the definition's placeholders have, and as who calls what is told. */
export const MACHINE_CONSUMERS = {
  OpenStage: 'open-stage',
  CloseCase: 'close-case',
  ArchiveCase: 'archive-case',
  MarkStalled: 'mark-stalled',
} as const
type MachineConsumer = (typeof MACHINE_CONSUMERS)[keyof typeof MACHINE_CONSUMERS]
type MachineDependencies = Parameters<typeof openStage>[0] &
  Parameters<typeof passThrough>[0] &
  Parameters<typeof markStalled>[0] & { readonly machine: Pick<Machine, 'fail'> }

/** The clock on the wall stands still: on a fast machine, a retry may come within the millisecond of what it follows. */
const atOnce = (): number => Date.UTC(2021, 0, 18)

/** The functions of the machine. `depsOf` wires one, anew for each call. */
export function machineWorkers(depsOf: (consumer: MachineConsumer) => MachineDependencies) {
  function worker<Input, Output>(
    consumer: MachineConsumer,
    schema: z.ZodType<Input>,
    work: (deps: MachineDependencies, input: Input) => Promise<Output>,
    onFault: (deps: MachineDependencies, input: Input, error: Error) => Promise<unknown> = async () => {},
  ) {
    const handler = workerHandler(
      schema,
      (input) => work(depsOf(consumer), input),
      (input, error) => onFault(depsOf(consumer), input, error),
    )
    return (payload: unknown) => handler(payload, {} as Context)
  }
  return {
    OpenStage: worker(
      MACHINE_CONSUMERS.OpenStage,
      openStageInput,
      (deps, input) => openStage(deps, input, atOnce),
      (deps, { token }, { name, message }) => deps.machine.fail(token, name, message),
    ),
    CloseCase: worker(MACHINE_CONSUMERS.CloseCase, closeCaseInput, passThrough),
    ArchiveCase: worker(MACHINE_CONSUMERS.ArchiveCase, archiveCaseInput, passThrough),
    MarkStalled: worker(MACHINE_CONSUMERS.MarkStalled, markStalledInput, markStalled),
  }
}
