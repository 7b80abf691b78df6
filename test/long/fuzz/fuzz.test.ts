/** Whatever the description of the API allows, and what it does not, asked of the running system by several roles. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { OPERATIONS } from '#local/docs/openapi/operations.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { signIn } from '#local/people.ts'
import { steppedSystem } from '#local/story/stepped-system.ts'
import { fuzz } from '#test/support/fuzzer.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { peopled } from './peopled.ts'

/** Who asks: anybody, and people who may do different things. */
const ROLES = ['anybody', 'call-taker', 'shift-leader', 'chengguan', 'operator'] as const

/** `FUZZ_MINUTES=30 npm run fuzz` asks for longer, and tries every bound of the description as well. */
const MINUTES = Number(process.env.FUZZ_MINUTES ?? 0)
const SEED = 11
/** For all of them together. */
const SECONDS = MINUTES > 0 ? MINUTES * 60 : 75

/** Fewer requests than that say nothing, on a machine under load too. */
const ASKED = 5

const folder = temporaryFolder(afterAll)
const [environment] = inject('stages')
let known: Awaited<ReturnType<typeof peopled>>
const served = new Set<string>()

beforeAll(async () => {
  known = await peopled(steppedSystem(theSystem()))
})

function theSystem(): EnvironmentFile {
  if (environment === undefined) throw new Error('No system was brought up.')
  return environment
}

test.each(ROLES)(
  '%s never meets a failure, nor an answer that is not described',
  async (role) => {
    const { api, emulator, outputs, password } = theSystem()
    const token = role === 'anybody' ? {} : { token: await signIn(emulator, outputs, role, password) }
    const seconds = Math.ceil(SECONDS / ROLES.length)
    const { fine, output, answers } = await fuzz({
      ...{ api, known, seed: SEED, seconds, folder: join(folder, role) },
      ...{ requests: MINUTES > 0 ? 200 : 5, bounds: MINUTES > 0 },
      ...token,
    })
    expect(fine, output).toBe(true)
    expect([...answers.values()].flat().length).toBeGreaterThan(ASKED)
    for (const [operation, statuses] of answers) if (statuses.some((one) => one < 300)) served.add(operation)
  },
  (SECONDS / ROLES.length) * 1_000 + 120_000,
)

test('not everything was only refused', () => {
  expect(served.size).toBeGreaterThan(OPERATIONS.length / 5)
})
