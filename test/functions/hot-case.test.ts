import { expect, test } from 'vitest'
import { callTaker, dispatcher, shiftLeader } from '#test/support/actors.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, tell } from '#test/support/telling.ts'

/** So many did it at once when three of them were answered by a timeout. */
const AT_ONCE = 30

test('breaker, a hot case: thirty commands on one case at once are all done, each once', {
  timeout: 60_000,
}, async () => {
  const system = createSystem()
  const { api, caseId } = await tell(beginTelling(system), { steps: STORY.slice(0, 3) })
  const before = (await system.ports.store.loadCase(caseId))?.case.version ?? 0
  const people = [callTaker, dispatcher, shiftLeader]
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, n) => {
      const body = { action: 'name-subjects', parties: n % 2 === 0 ? ['wuye'] : ['wuye', 'juwei'] }
      return api.act(people[n % people.length] ?? dispatcher, caseId, body)
    }),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect((await system.ports.store.loadCase(caseId))?.case.version).toBe(before + AT_ONCE)
})
