import middy from '@middy/core'
import * as z from 'zod'
import { faultKind } from '#adapters/faults.ts'
import { MACHINE_ERRORS, machineError } from '#statemachines/contract.ts'
import { beginCall, failure, LOG } from './log.ts'
import { PackMissing } from './rules.ts'

const KIND = { throttled: 'Throttled', transient: 'Transient', permanent: 'Permanent' } as const

/**
 * A task of the state machine: its input checked against the contract, every fault named as one of the contract's
 * errors, so that the definition's Retry and Catch know what to do.
 * @param onFault tells whoever waits for more than this call
 */
export function workerHandler<Schema extends z.ZodType, Output>(
  input: Schema,
  work: (input: z.infer<Schema>) => Promise<Output>,
  onFault: (input: z.infer<Schema>, error: Error) => Promise<unknown> = async () => {},
) {
  return middy<unknown, Output>().handler(async (event, context) => {
    beginCall(context)
    const parsed = input.safeParse(event)
    try {
      if (!parsed.success) throw parsed.error
      return await work(parsed.data)
    } catch (fault) {
      failure(LOG.faulted, fault)
      const error = named(fault)
      // What the machine goes by is the first fault: a second one while telling of it must not hide its name.
      if (parsed.success) await onFault(parsed.data, error).catch((second) => failure(LOG.faulted, second))
      throw error
    }
  })
}

function named(fault: unknown): Error {
  if (fault instanceof Error && MACHINE_ERRORS.some((name) => name === fault.name)) return fault
  // Under its own name, so that the stalled case says what is missing; the machine does not retry what it does not know.
  if (fault instanceof PackMissing) return fault
  const message = fault instanceof Error ? fault.name : 'Unknown fault'
  return machineError(fault instanceof z.ZodError ? 'Permanent' : KIND[faultKind(fault)], message, fault)
}
