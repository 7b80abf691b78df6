import { expect, it } from 'vitest'
import { draftReply } from '#domain/report/draft-reply.ts'
import { MONDAY_NINE, openedCase, PACK } from '#test/support/case-harness.ts'

const RECEIVED = { appeal: 'complaint', receivedAt: MONDAY_NINE } as const
const of = openedCase().case

it.each([
  ['by its name where the gazetteer has it', of.place.key, '您1月18日反映的国定路555弄私搭乱建问题'],
  ['and else by no words of a report', 'place-of-nowhere', '您1月18日反映的该处私搭乱建问题'],
])('A drafted reply names the place %s', (_how, key, said) => {
  const words = draftReply(RECEIVED, { ...of, place: { ...of.place, key, text: '老王家门口' } }, PACK)
  expect(words).toContain(said)
})
