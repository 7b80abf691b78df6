import { describe, expect, it } from 'vitest'
import { faultKind } from '#adapters/faults.ts'

const fault = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more })

describe('a fault of an adapter', () => {
  it.each([
    ['throttled', fault('ThrottlingException')],
    ['throttled', fault('ProvisionedThroughputExceededException')],
    ['throttled', fault('Whatever', { $metadata: { httpStatusCode: 429 } })],
    ['throttled', fault('Whatever', { $retryable: { throttling: true } })],
    ['transient', fault('TimeoutError')],
    ['transient', fault('Error', { code: 'ECONNRESET' })],
    ['transient', fault('Whatever', { $metadata: { httpStatusCode: 503 } })],
    ['permanent', fault('AccessDeniedException', { $metadata: { httpStatusCode: 400 } })],
    ['permanent', fault('TypeError')],
    ['permanent', 'a text'],
    ['permanent', undefined],
  ])('is %s when it is %s', (kind, error) => {
    expect(faultKind(error)).toBe(kind)
  })
})
