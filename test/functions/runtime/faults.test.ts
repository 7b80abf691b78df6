import { expect, test } from 'vitest'
import * as z from 'zod'
import { faultsOf } from '#functions/runtime/faults.ts'
import { problemResponse } from '#functions/runtime/problem.ts'

const form = z.strictObject({
  place: z.string().min(1).max(3),
  appeal: z.enum(['help', 'complaint']),
  until: z.iso.datetime(),
  evidence: z.array(z.string()).min(1).max(2),
  outcome: z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('done') })]),
})
const right = {
  place: '政通路',
  appeal: 'help',
  until: '2021-01-18T01:00:00.000Z',
  evidence: ['1'],
  outcome: { outcome: 'done' },
}

test.each([
  ['a field left out', { place: undefined }, 'place', '请填这一项。'],
  ['an empty one', { place: '' }, 'place', '请填这一项。'],
  ['one that is too long', { place: '国定路555弄' }, 'place', '最多 3 个字。'],
  ['one that is none of a list', { appeal: 'praise' }, 'appeal', '请从可选的里选一个。'],
  ['a date that is none', { until: '明天' }, 'until', '日期和时间的格式不对。'],
  ['too many of them', { evidence: ['1', '2', '3'] }, 'evidence', '最多 2 项。'],
  ['a shape that there is not', { outcome: { outcome: 'gone' } }, 'outcome.outcome', '请从可选的里选一个。'],
  ['a field that there is not', { phone: '1' }, 'phone', '没有这一项。'],
])('%s is said to whoever filled it in, in Chinese too', (_, over, field, zh) => {
  const { error } = form.safeParse({ ...right, ...over })
  const faults = error?.issues.flatMap((issue) => faultsOf(issue)) ?? []
  const body = JSON.parse(problemResponse({ code: 'invalid', message: 'Some fields.', faults }).body)
  expect(body.errors).toEqual([{ field, zh, message: expect.any(String) }])
})
