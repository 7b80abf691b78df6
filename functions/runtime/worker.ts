import middy from '@middy/core'
import * as z from 'zod'
import { faultKind } from '#adapters/faults.ts'
import { MACHINE_ERRORS, machineError } from '#statemachines/contract.ts'
import { failure, LOG } from './log.ts'

const KIND = { throttled: 'Throttled', transient: 'Transient', permanent: 'Permanent' } as const

/**
 * A task of the state machine: its input checked against the contract, every fault named as one of the contract's
 * errors, so that the definition's Retry and Catch know what to do.
 */
export function workerHandler<Schema extends z.ZodType, Output>(
  input: Schema,
  work: (input: z.infer<Schema>) => Promise<Output>,
) {
  return middy<unknown, Output>().handler(async (event) => {
    try {
      return await work(input.parse(event))
    } catch (fault) {
      failure(LOG.faulted, fault)
      throw named(fault)
    }
  })
}

function named(fault: unknown): Error {
  if (fault instanceof Error && MACHINE_ERRORS.some((name) => name === fault.name)) return fault
  const message = fault instanceof Error ? fault.name : 'Unknown fault'
  return machineError(fault instanceof z.ZodError ? 'Permanent' : KIND[faultKind(fault)], message, fault)
}
