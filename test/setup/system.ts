import type { TestProject } from 'vitest/node'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { broughtUp } from '#test/support/brought-up.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The whole system as people use it, on the wall clock. */
    local: EnvironmentFile
    /** The whole system whose time stands still until it is moved. */
    story: EnvironmentFile
  }
}

/** The whole system, twice: on the wall clock and with a stepped one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { files, stop } = await broughtUp(['local', 'story'])
  for (const file of files) project.provide(file.environment, file)
  return stop
}
