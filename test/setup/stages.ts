import type { TestProject } from 'vitest/node'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { broughtUp } from '#test/support/brought-up.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whole systems whose time stands still until it is moved, one for each worker. */
    stages: readonly EnvironmentFile[]
  }
}

/** A stage for each worker, so that scenes are played side by side. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { files, stop } = await broughtUp(
    Array.from({ length: project.config.maxWorkers }, () => 'story' as const),
  )
  project.provide('stages', files)
  return stop
}
