import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { caseAction } from '#domain/case/asked/actions.ts'
import { precedentSearch } from '#functions/api/precedent-query.ts'

const correct = caseAction.options.find(({ shape }) => shape.action.value === 'correct')
const needs = z.object({ anyOf: z.array(z.object({ required: z.array(z.string()) })) })

/** Whether an object has what its JSON Schema asks for at the least. */
function hasEnough(schema: z.ZodType, value: object): boolean {
  const { anyOf } = needs.parse(z.toJSONSchema(schema, { io: 'input' }))
  return anyOf.some(({ required }) => required.every((field) => field in value))
}

describe('A request that needs one field of several', () => {
  it.each([
    {},
    { limit: 5 },
    { q: '车棚' },
    { matter: 'm' },
    { place: 'p' },
    { party: 'p' },
    { caseId: 'c' },
  ])('is refused by the JSON Schema of a search as by the server: %j', (search) => {
    expect(hasEnough(precedentSearch, search)).toBe(precedentSearch.safeParse(search).success)
  })

  it.each([
    {},
    { place: { text: '门口' } },
    { matter: 'm' },
    { condition: 'c' },
    { grid: 'g' },
    { emergency: true },
  ])('is refused by the JSON Schema of a correction as by the server: %j', (corrected) => {
    const sent = { action: 'correct', ...corrected }
    expect(hasEnough(correct ?? z.never(), sent)).toBe(caseAction.safeParse(sent).success)
  })
})
