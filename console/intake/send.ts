import { answerOf, api, Refused } from '../base/client.ts'
import type { Body, Draft } from './draft.ts'

/** What is given back for a report. */
export type Receipt = {
  readonly reportId: string
  readonly trackingCode: string
  /** It was known already: by its number from another system, or because the answer to it had been lost. */
  readonly known: boolean
  /** What had come in is what was sent first: what was changed since is not in it. */
  readonly withoutChanges: boolean
}

async function post(body: Body, key: string): Promise<Receipt> {
  let known = false
  const answer = await answerOf(
    api.POST('/v1/desk/reports', { params: { header: { 'Idempotency-Key': key } }, body }).then((one) => {
      known = one.response.headers.get('idempotent-replayed') === 'true'
      return one
    }),
  )
  return { ...answer, known, withoutChanges: false }
}

/**
 * Sends a draft under its name: sent again it gives the receipt of before. When something else had come in under that name
 * (its answer was lost, and the draft was changed since), the receipt is for what came in.
 * @throws Refused with what the server said; `unreachable` when nothing answered
 */
export async function register(body: Body, { key, sent }: Pick<Draft, 'key' | 'sent'>): Promise<Receipt> {
  try {
    return await post(body, key)
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'idempotency-key-reused' || sent === null) throw error
    return { ...(await post(sent, key)), withoutChanges: true }
  }
}

/** Whether what was refused is surely not kept: what did not answer may be. */
export const isSurelyRefused = (error: unknown): boolean =>
  error instanceof Refused && !['unreachable', 'gateway', 'internal'].includes(error.code)
