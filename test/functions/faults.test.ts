import { describe, expect, test } from 'vitest'
import { failingAt, type Point, watching } from '#test/support/fault.ts'
import type { Around } from '#test/support/intercept.ts'
import { DISTRICT, EMERGENCY } from '#test/support/other-stories.ts'
import { standingOf } from '#test/support/standing.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, type Step, tell } from '#test/support/telling.ts'

type Watch = { readonly around: Around; readonly begin: (step: number) => void }

/** Tells a whole story with something around every call, and looks how it ended. */
async function storyWith(steps: readonly Step[], { around, begin }: Watch) {
  const system = createSystem({ around })
  const { caseId, reportId } = await tell(beginTelling(system), { steps, begin })
  const standing = JSON.stringify(await standingOf(system, [caseId], [reportId]))
  // A decision that is made again gives out other names.
  return JSON.parse(standing.replaceAll(caseId, 'c-1').replaceAll(reportId, 'r-1'))
}

/** Every call that a consumer makes along a story. The clock is no service, and an API call is answered with a 500. */
async function everyPoint(steps: readonly Step[]): Promise<readonly Point[]> {
  const { points, ...watch } = watching()
  await storyWith(steps, watch)
  return points.filter(({ call }) => !/^(api|operator):/.test(call) && !call.includes(': clock.'))
}

/**
 * The points in rounds, with at most one of each step in a round: the system comes to rest after every step, so each
 * fault stands alone, and the story is told once for many of them.
 */
function inRounds(points: readonly Point[]): readonly (readonly Point[])[] {
  const rounds: Point[][] = []
  const bySteps = Map.groupBy(points, ({ step }) => step)
  for (const ofStep of bySteps.values())
    ofStep.forEach((point, n) => {
      rounds[n] = [...(rounds[n] ?? []), point]
    })
  return rounds
}

describe.each([
  { name: '国定路555弄', steps: STORY, besides: ['deadline-reached'], runs: 1, atLeast: 250 },
  { name: 'an emergency', steps: EMERGENCY, besides: [], runs: 1, atLeast: 80 },
  {
    name: 'a case of the district whose machine breaks',
    steps: DISTRICT,
    besides: ['receive-inbound', 'mark-stalled', 'machine-failed'],
    runs: 2,
    atLeast: 100,
  },
])('a fault at any call along $name', async ({ steps, besides, runs, atLeast }) => {
  const points = await everyPoint(steps)
  const wanted = await storyWith(steps, failingAt([], 'before'))

  test('may meet every consumer and every function of the machine', () => {
    expect([...new Set(points.map(({ call }) => call.split(':')[0]))]).toEqual(
      expect.arrayContaining([
        'archive-case',
        'close-case',
        'open-stage',
        'publish-outbox',
        'reconcile',
        'triage',
        'write-precedent',
        ...besides,
      ]),
    )
    expect(points.length).toBeGreaterThan(atLeast)
    expect(wanted.executions).toHaveLength(runs)
    expect(wanted.executions.at(-1)).toMatch(/SUCCEEDED$/)
    expect(wanted).toMatchObject({ open: [], unpublished: [], deadLetters: 0, pending: 0 })
  })

  for (const side of ['before', 'after'] as const)
    test(`${side} it is carried out: the case is delayed, nothing is lost or doubled`, {
      timeout: 60_000,
    }, async () => {
      for (const round of inRounds(points)) {
        const { left, ...failing } = failingAt(round, side)

        const standing = await storyWith(steps, failing)

        expect([...left], 'points that were not met').toEqual([])
        expect(standing, JSON.stringify(round)).toEqual(wanted)
      }
    })
})
