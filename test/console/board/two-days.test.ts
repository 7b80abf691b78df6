import { expect, test } from 'vitest'
import type { Line } from '../../../console/base/answers.ts'
import { twoDaysOf, yesterdayBegan } from '../../../console/board/two-days.ts'

/** Half past eight in the morning of the 28th in Shanghai. */
const NOW = Date.parse('2026-11-28T00:30:00Z')
const TODAY = '2026-11-27T17:00:00Z'
const YESTERDAY = '2026-11-27T15:59:00Z'
const BEFORE = '2026-11-26T15:59:00Z'

const due = (dueAt: string): Partial<Line> => ({
  waitsFor: {
    who: [{ kind: 'party', party: 'chengguan' }],
    dueAt,
    left: { millis: 0, pace: 'working', day: 1 },
  },
})
let cases = 0
function line(openedAt: string, over: Partial<Line> = {}): Line {
  cases += 1
  return {
    caseId: `c-${cases}`,
    openedAt,
    place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
    matter: 'rubbish',
    stage: { code: 'handling', zh: '处置', en: 'handling' },
    late: false,
    emergency: false,
    supervised: false,
    reports: 1,
    stuck: false,
    ...over,
  }
}

test('yesterday began at midnight in Shanghai', () => {
  expect(new Date(yesterdayBegan(NOW)).toISOString()).toBe('2026-11-26T16:00:00.000Z')
})

test('today stands beside yesterday: what came, ended, is open, late and an emergency', () => {
  const twice = line(YESTERDAY)
  const open = [
    line(TODAY, { emergency: true }),
    line(TODAY, due('2026-11-28T00:29:00Z')),
    line(YESTERDAY, due('2026-11-27T15:30:00Z')),
    line(BEFORE, { ...due('2026-11-27T15:30:00Z'), parkedUntil: '2026-12-01T00:00:00Z' }),
    line(BEFORE, due('2026-11-28T00:31:00Z')),
    twice,
  ]
  const ended: readonly Line[] = [
    line(BEFORE, { since: YESTERDAY, ending: 'archived' }),
    line(YESTERDAY, { since: TODAY, ending: 'merged', emergency: true }),
    line(TODAY, { since: TODAY, ending: 'rejected' }),
    { ...twice, since: TODAY, ending: 'archived' },
  ]
  expect(twoDaysOf(open, ended, NOW)).toEqual({
    opened: { today: 3, yesterday: 3 },
    ended: { today: 3, yesterday: 1 },
    // Open at midnight: two of before, three of yesterday.
    open: { today: 5, yesterday: 5 },
    late: { today: 2, yesterday: 1 },
    emergency: { today: 1, yesterday: 1 },
  })
})
