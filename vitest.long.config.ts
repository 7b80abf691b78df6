import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { browserProgram } from './local/console/browser.ts'
import { emulatorProgram } from './local/emulator-program.ts'
import { LONG } from './test/setup/long.ts'
import { type Means, runnable } from './test/setup/means.ts'
import { QUIET } from './test/setup/quiet.ts'
import { ownTemporaryFolder } from './test/setup/run-folder.ts'
import { dynamoDbLocal } from './test/support/dynamodb-local.ts'
import { fuzzer } from './test/support/fuzzer.ts'
import { templateLinter } from './test/support/template-linter.ts'

const browser: Means = { prepare: browserProgram }
const linter: Means = { prepare: templateLinter }
const fuzzing: Means = { prepare: fuzzer }
const judge: Means = { prepare: dynamoDbLocal }
const emulator: Means = { prepare: () => emulatorProgram(console.log) }

ownTemporaryFolder()

/** What needs longer than `npm test` may take: `npm run test:long`. Each project names what it needs on the machine. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: await runnable<TestProjectConfiguration>([
      {
        // Twice as many of the random histories that `npm test` looks at; every fault, order and plant.
        needs: [],
        project: {
          test: {
            name: 'histories',
            include: ['test/domain/case/{histories,actions/available}.test.ts', ...LONG],
            testTimeout: 900_000,
            setupFiles: ['test/setup/declared.ts'],
            env: { ...QUIET, HISTORIES: '500' },
          },
        },
      },
      {
        // `npm run lint:templates` is these alone.
        needs: [linter],
        project: {
          test: {
            name: 'templates',
            include: ['test/long/templates/*.test.ts'],
            testTimeout: 600_000,
          },
        },
      },
      {
        // `npm run test:judges` is these alone.
        needs: [emulator, judge],
        project: {
          test: {
            name: 'judges',
            include: ['test/emulator/{case-store,knowledge,packs,people,rolled-back}.test.ts'],
            globalSetup: ['test/setup/judges.ts'],
            // One virtual machine serves them all, through this process.
            fileParallelism: false,
            testTimeout: 60_000,
            hookTimeout: 120_000,
            env: QUIET,
          },
        },
      },
      {
        needs: [emulator],
        project: {
          test: {
            name: 'plays',
            include: ['test/long/*.test.ts'],
            testTimeout: 300_000,
            hookTimeout: 300_000,
            env: QUIET,
          },
        },
      },
      {
        needs: [emulator, browser],
        project: {
          test: {
            name: 'pages',
            include: ['test/long/pages/*.test.ts'],
            testTimeout: 600_000,
            // As long as the browser waits for anything (`test/support/pages.ts`).
            expect: { poll: { timeout: 120_000 } },
            hookTimeout: 600_000,
            env: QUIET,
          },
        },
      },
      {
        // `npm run fuzz` is these alone.
        needs: [emulator, fuzzing],
        project: {
          test: {
            name: 'fuzz',
            include: ['test/long/fuzz/*.test.ts'],
            globalSetup: ['test/setup/stages.ts'],
            fileParallelism: false,
            testTimeout: 120_000,
            hookTimeout: 300_000,
            env: QUIET,
          },
        },
      },
      {
        needs: [emulator],
        project: {
          test: {
            name: 'scenes',
            include: ['test/long/scenes/*.test.ts'],
            globalSetup: ['test/setup/stages.ts'],
            testTimeout: 600_000,
            hookTimeout: 120_000,
          },
        },
      },
    ]),
  },
})
