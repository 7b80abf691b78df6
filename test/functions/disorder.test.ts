import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { local } from '#test/support/case-harness.ts'
import { EMERGENCY } from '#test/support/other-stories.ts'
import { standingOf } from '#test/support/standing.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, type Step, type Telling, tell } from '#test/support/telling.ts'

/** Longer than the sweep takes something to be on its way by itself, in hours. */
const A_WHILE = 0.1

/** How it ended, apart from names and from what may be told twice. */
async function endOf({ system, caseId, reportId }: Telling) {
  const standing = JSON.stringify(await standingOf(system, [caseId], [reportId]))
  return JSON.parse(standing.replaceAll(caseId, 'c-1').replaceAll(reportId, 'r-1'))
}

/** Before and after each step a sweep comes by, as it would every night. */
const swept = (steps: readonly Step[]): Step<System>[] =>
  steps.map((step) => ({
    ...step,
    act: async (telling) => {
      const { system } = telling
      await system.sweep()
      await step.act(telling)
      await system.settle()
      await system.wait(A_WHILE)
      await system.sweep()
      const [caseId] = (await system.ports.store.openCases('wujiaochang')).items
      telling.caseId ||= caseId ?? ''
    },
  }))

/** How it ends when nothing is lost: the same sweeps come by, since they warn of what reports are owed. */
const undisturbed = async (steps: readonly Step[]) =>
  endOf(await tell(beginTelling(createSystem()), { steps: swept(steps) }))

/** What becomes of each message, in the order in which they are put on their queues; afterwards all goes well. */
const fates = fc.array(fc.constantFrom(0, 1, 1, 2, 3), { minLength: 20, maxLength: 60 })
const choices = fc.array(fc.nat(9), { minLength: 20, maxLength: 200 })

describe.each([
  { name: '国定路555弄', steps: STORY },
  { name: 'an emergency', steps: EMERGENCY },
])('$name', ({ steps }) => {
  test('comes home when messages are dropped, doubled and shuffled, and a sweep comes by', {
    timeout: 60_000,
  }, async () => {
    const wanted = await undisturbed(steps)

    await fc.assert(
      fc.asyncProperty(fates, choices, async (copies, picks) => {
        const system = createSystem()
        let put = 0
        let picked = 0
        system.settings.copies = ({ queue }) => {
          put += 1
          // What only a message tells is kept safe by its queue; the sweep looks through what is open.
          const fate = copies[put - 1] ?? 1
          return queue === 'write-precedent' ? Math.max(1, fate) : fate
        }
        system.settings.pick = (waiting) => {
          picked += 1
          return (picks[picked % picks.length] ?? 0) % waiting
        }

        const end = await endOf(await tell(beginTelling(system), { steps: swept(steps) }))

        expect(end).toEqual(wanted)
      }),
      { numRuns: 30 },
    )
  })

  test('comes home when the stream hands nothing on, step after step, and a sweep comes by', async () => {
    const wanted = await undisturbed(steps)
    const system = createSystem()
    system.settings.streaming = false
    const telling = beginTelling(system)

    // Each sweep finds what the step before it left behind; machines go on with the next one.
    const patient = swept(steps).map((step) => ({
      ...step,
      act: async (told: Telling) => {
        await step.act(told)
        for (let n = 0; n < 3; n += 1) {
          await system.wait(A_WHILE)
          await system.sweep()
        }
      },
    }))
    await tell(telling, { steps: patient })

    expect(await endOf(telling)).toEqual(wanted)
  })
})

test('a due time that nobody heard of is found by the sweep', async () => {
  const system = createSystem()
  system.settings.copies = ({ queue }) => (queue === 'deadline-reached' ? 0 : 1)
  const steps = STORY.slice(0, STORY.findIndex(({ what }) => what === 'so does the committee') + 1)
  const telling = await tell(beginTelling(system), { steps })
  await system.advanceTo(local('2021-01-25 18:00'))
  expect((await system.ports.store.loadCase(telling.caseId))?.case.plan?.items[2]).toMatchObject({
    status: 'running',
  })

  const found = await system.sweep()

  expect(found.overdueFound).toBe(1)
  expect((await system.ports.store.loadCase(telling.caseId))?.case.plan?.items[2]).toMatchObject({
    ending: 'lapsed',
  })
})

test('a sweep over what is as it should be repairs nothing', async () => {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 8) })
  await telling.system.wait(A_WHILE)
  const { open, ...repaired } = await telling.system.sweep()
  expect(open).toBe(1)
  expect(Object.values(repaired).flat().filter(Boolean)).toEqual([])
})
