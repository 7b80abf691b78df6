import * as z from 'zod'

/** What kind of fault an adapter threw: too much at once, passing by itself, or neither. */
export type FaultKind = 'throttled' | 'transient' | 'permanent'

const fault = z.object({
  name: z.string(),
  code: z.string().optional(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
  $retryable: z.object({ throttling: z.boolean().optional() }).optional(),
})

const THROTTLED = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'ThrottledException',
  'ThrottlingError',
  'ThrottlingException',
  'TooManyRequestsException',
  'KMSThrottlingException',
])

const TRANSIENT = new Set([
  'AbortError',
  'InternalServerError',
  'InternalServerException',
  'KMSInternalException',
  'NetworkingError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'TimeoutError',
  'TransactionInProgressException',
])

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'])

/**
 * Sorts an error that came out of an adapter. What is not known to pass is permanent, so that it is looked at.
 * @param error anything that was thrown
 */
export function faultKind(error: unknown): FaultKind {
  const parsed = fault.safeParse(error)
  if (!parsed.success) return 'permanent'
  const { name, code, $metadata, $retryable } = parsed.data
  if (THROTTLED.has(name) || $retryable?.throttling === true || $metadata?.httpStatusCode === 429)
    return 'throttled'
  if (TRANSIENT.has(name) || (code !== undefined && NETWORK.has(code))) return 'transient'
  return ($metadata?.httpStatusCode ?? 0) >= 500 ? 'transient' : 'permanent'
}
