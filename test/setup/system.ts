import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bringUp } from '#local/bring-up.ts'
import { synthesise } from '#local/deploy.ts'
import { startEmulator } from '#local/emulator.ts'
import type { EnvironmentFile } from '#local/environment-file.ts'
import { LOCAL } from '#local/paths.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The whole system as people use it, on the wall clock, on an emulator of the tests' own. */
    local: EnvironmentFile
    /** The whole system beside it whose time stands still until it is moved. */
    story: EnvironmentFile
  }
}

/** The whole system, twice: on the wall clock and with a stepped one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(LOCAL, { recursive: true })
  const dir = await mkdtemp(join(LOCAL, 'test-'))
  const synthesised = { local: synthesise('local'), story: synthesise('story') }
  const emulator = await startEmulator({ dir, say: console.log })
  const stop = async (): Promise<void> => {
    await emulator.stop()
    await rm(dir, { recursive: true, force: true })
  }
  try {
    project.provide('local', await bringUp('local', emulator.endpoint, synthesised.local))
    project.provide('story', await bringUp('story', emulator.endpoint, synthesised.story))
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
