import { describe, expect, it } from 'vitest'
import { INCOMING, OUTGOING } from '#local/docs/asyncapi.ts'

describe('the AsyncAPI document', () => {
  it.each(OUTGOING)('shows an example of $type that fits its schema', ({ payload, example }) => {
    expect(payload.parse(example)).toEqual(example)
  })

  it.each(INCOMING)('shows an example of $type that fits its schema', ({ payload, example }) => {
    expect(payload.parse(example)).toEqual(example)
  })
})
