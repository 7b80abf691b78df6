import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'

/** Nothing listens there. */
const Nobody = z.object({ cause: z.object({ code: z.literal('ECONNREFUSED') }) })
/** A whole street's cases keep a small machine busy about so long, in milliseconds. */
export const BUSY_FOR = 60_000

/**
 * Whether an emulator answers at this base URL. Where nothing listens that is known at once; one that is busy keeps
 * whoever asks waiting.
 * @param patience how long it is waited for, in milliseconds
 */
export async function answers(endpoint: string, patience = 2_000): Promise<boolean> {
  const signal = AbortSignal.timeout(patience)
  while (!signal.aborted) {
    const answer = await fetch(`${endpoint}/_ministack/ready`, { signal }).catch((error: unknown) => error)
    if (answer instanceof Response) return answer.ok
    if (Nobody.safeParse(answer).success) return false
    await sleep(100)
  }
  return false
}
