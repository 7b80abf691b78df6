import { defineConfig } from 'vitest/config'

/**
 * Three projects, by what a test needs: nothing (unit), the CDK (infra), or real services (emulator). The last share
 * one emulator of their own, started before them and ended after them.
 */
export default defineConfig({
  test: {
    // Two cores are what a small machine has; more files at a time than that only make each of them slower.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/emulator/**', 'test/system/**', 'test/infra/**'],
          testTimeout: 20_000,
          // What the functions log and count is for an operator, not for who reads a test's output.
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
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
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
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
