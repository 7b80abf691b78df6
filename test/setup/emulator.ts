import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmulator } from '#local/emulator.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the emulator that the tests of a project share. */
    emulator: string
  }
}

/** One emulator for all tests of a project: nothing is deployed on it. Tests name what they make after themselves. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'emulator-'))
  const emulator = await startEmulator({ dir, say: console.log })
  project.provide('emulator', emulator.endpoint)
  return async () => {
    await emulator.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
