import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { LONG } from './test/setup/long.ts'
import { QUIET } from './test/setup/quiet.ts'
import { ownTemporaryFolder } from './test/setup/run-folder.ts'

/** Begun first, so that others run beside them: the first waits more than it works, the rest take longest. */
const FIRST = [
  'test/system/story',
  'test/domain/case/histories',
  'test/infra/nag',
  'test/domain/clock/minute-by-minute',
  'test/emulator/knowledge-index',
  'test/infra/dependency-rules',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = FIRST.findIndex((one) => moduleId.includes(one))
      return found < 0 ? FIRST.length : found
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

ownTemporaryFolder()

/**
 * What needs minutes: four projects, by what a test needs: nothing (unit), the CDK (infra), an emulator, or the whole
 * system. What needs longer has `vitest.long.config.ts`.
 */
export default defineConfig({
  test: {
    // Two cores are what a small machine has; more files at a time than that only make each of them slower.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/emulator/**', 'test/system/**', 'test/infra/**', 'test/long/**', ...LONG],
          testTimeout: 60_000,
          setupFiles: ['test/setup/declared.ts'],
          // Half of what these cost is importing: a worker imports each module once for all its files.
          isolate: false,
          env: QUIET,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          // Bundling and synthesising takes seconds, more on a machine under load.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['test/emulator/**/*.test.ts'],
          globalSetup: ['test/setup/emulator.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          env: QUIET,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          globalSetup: ['test/setup/system.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
