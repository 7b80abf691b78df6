/** A storm over a city: thousands of cases open within moments, and what looks at each of them must not drown. */
import { expect, it } from 'vitest'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { fine } from '#test/support/telling.ts'

const CASES = 2_000
/** So many report each of them. */
const NEIGHBOURS = 3
/** As many messages as a call takes, as in `infra/constructs/work-queue.ts`. */
const BATCH = 10

it(`a burst of ${CASES} cases is reconciled once for what a batch says of each of them`, async () => {
  const looks = new Map<string, number>()
  const system = createSystem({
    around: ({ consumer, port, method, args }, carryOut) => {
      if (consumer === 'reconcile' && port === 'store' && method === 'scheduled')
        looks.set(String(args[0]), (looks.get(String(args[0])) ?? 0) + 1)
      return carryOut()
    },
  })
  let hints = 0
  system.settings.batch = BATCH
  system.settings.copies = ({ queue }) => {
    if (queue === 'reconcile') hints += 1
    return 1
  }
  const api = apiOf(system)
  for (let report = 0; report < CASES * NEIGHBOURS; report += 1) {
    const lamp = Math.floor(report / NEIGHBOURS) + 1
    fine(
      await api.report({
        channel: 'web',
        appeal: 'help',
        description: '门口的路灯不亮。',
        place: `国定路${lamp}号`,
        component: `LD-${lamp}`,
      }),
      201,
    )
  }
  await system.settle()

  const reconciled = [...looks.values()].reduce((sum, one) => sum + one, 0)
  console.log(`${looks.size} cases: ${hints} events heard, ${reconciled} times reconciled.`)
  expect(looks.size).toBe(CASES)
  expect(system.deadLetters).toEqual([])
  expect(reconciled).toBeLessThan(hints / 2)
}, 900_000)
