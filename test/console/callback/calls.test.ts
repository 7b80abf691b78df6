import { expect, test } from 'vitest'
import { bestHours, leftToCall, triedInVain } from '../../../console/callback/calls.ts'
import { whatWasDone } from '../../../console/kit/done.ts'

const reports = (...some: object[]) =>
  some.map((one, n) => ({
    reportId: `r${n}`,
    status: 'joined',
    reporter: { phone: '138****0000' },
    callBacks: [],
    ...one,
  })) as unknown as Parameters<typeof leftToCall>[0]

test('in a round those are called who stand with the case, left a number and were not heard in it', () => {
  const all = reports(
    {},
    { callBacks: [{ round: 2 }] },
    { callBacks: [{ round: 1 }] },
    { reporter: { name: '没留电话' } },
    { status: 'withdrawn' },
  )
  expect(leftToCall(all, 2).map(({ reportId }) => reportId)).toEqual(['r0', 'r2'])
})

const told = (items: object[]) => ({ timeline: { items } }) as unknown as Parameters<typeof whatWasDone>[0]
const settled = (sequence: number, kind: string, texts: object) => ({
  sequence,
  at: '2026-11-20T01:00:00Z',
  type: 'task-settled',
  texts,
  data: { kind, outcome: 'done', assignee: { kind: 'party', party: 'chengguan' } },
})

test('a reporter is told what was done and checked, in its order, not who was sent or rung', () => {
  const of = told([
    settled(9, 'reinspect', { text: '已恢复' }),
    settled(4, 'handle', { text: '已拆除', evidence: '照片 2 张' }),
    settled(3, 'dispatch', { text: '请城管' }),
    settled(6, 'handle', { text: '' }),
  ])
  expect(whatWasDone(of).map(({ words }) => words)).toEqual([['已拆除', '照片 2 张'], ['已恢复']])
})

test('attempts in vain are told newest first', () => {
  const tried = (at: string) => ({ type: 'contact-attempted', at })
  expect(triedInVain(told([tried('2026-11-20T01:00:00Z'), tried('2026-11-21T01:00:00Z')]))).toEqual([
    '2026-11-21T01:00:00Z',
    '2026-11-20T01:00:00Z',
  ])
})

test.each([
  ['who reported in the evening is called in the evening', '2026-11-26T11:20:00Z', [], '晚上'],
  [
    'who did not answer then, in the first part untried',
    '2026-11-26T11:20:00Z',
    ['2026-11-27T10:30:00Z'],
    '上午',
  ],
  ['a part that was tried is not tried again', '2026-11-26T02:00:00Z', ['2026-11-27T01:00:00Z'], '下午'],
  ['who reported at night, when nothing was tried: nobody knows', '2026-11-26T16:20:00Z', [], undefined],
  [
    'each part was tried',
    '2026-11-26T02:00:00Z',
    ['2026-11-27T01:00:00Z', '2026-11-27T06:00:00Z', '2026-11-27T11:00:00Z'],
    undefined,
  ],
])('%s', (_, receivedAt, inVain, best) => {
  expect(bestHours(receivedAt, inVain)?.zh).toBe(best)
})
