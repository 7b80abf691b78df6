import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const of = (status: 'passed' | 'failed', fullName: string) => ({ status, fullName })

/** The results of a run as vitest writes them. */
function run(
  ...files: readonly { readonly tests: readonly ReturnType<typeof of>[]; readonly broken?: string }[]
) {
  const path = join(temporaryFolder(), 'results')
  const testResults = files.map(({ tests, broken }, at) => ({
    name: `file-${at}`,
    message: broken ?? '',
    status: broken !== undefined || tests.some(({ status }) => status === 'failed') ? 'failed' : 'passed',
    assertionResults: tests,
  }))
  const numPassedTests = files
    .flatMap(({ tests }) => tests)
    .filter(({ status }) => status === 'passed').length
  writeFileSync(path, JSON.stringify({ numPassedTests, testResults }))
  return path
}

/** What the sum says: its lines, the last one apart, and how it ends. */
function sum(left: string, ...commands: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['.ci/sum.cjs', left, ...commands], {
    encoding: 'utf8',
  })
  const lines = stdout.trim().split('\n')
  return { ends: status, says: lines.slice(0, -1), sum: lines.at(-1) }
}

const good = () => run({ tests: [of('passed', 'a'), of('passed', 'b')] })

test('what passed in all runs is summed', () => {
  expect(sum('', 'npm run check=0', `npm test=0=${good()}`, `npm run test:long=0=${good()}`)).toEqual({
    ends: 0,
    says: [],
    sum: '4 passed, 0 failed',
  })
})

test.each([
  [
    'a test that failed',
    () => sum('', `npm test=1=${run({ tests: [of('passed', 'a'), of('failed', 'b')] })}`),
    'b',
    1,
  ],
  [
    'a file that could not be loaded',
    () =>
      sum('', `npm test=1=${run({ tests: [of('passed', 'a')] }, { tests: [], broken: 'no such module' })}`),
    'file-1: no such module',
    1,
  ],
  ['a run that broke outside of any test', () => sum('', `npm test=1=${good()}`), 'npm test ended with 1', 2],
  ['a run without tests', () => sum('', `npm test=0=${good()}`, `long=0=${run()}`), 'long tested nothing', 2],
  [
    'a run without results',
    () => sum('', 'npm test=0=/nowhere'),
    /^failed: npm test: there are no results: /,
    0,
  ],
  [
    'a check that failed',
    () => sum('', 'npm run check=1', `npm test=0=${good()}`),
    'npm run check ended with 1',
    2,
  ],
  [
    'what is left behind',
    () => sum('duoge-1\nrun-2', `t=0=${good()}`),
    'something was left behind: duoge-1, run-2',
    2,
  ],
])('%s is one failure', (_what, summed, why, passed) => {
  expect(summed()).toEqual({
    ends: 1,
    says: [typeof why === 'string' ? `failed: ${why}` : expect.stringMatching(why)],
    sum: `${passed} passed, 1 failed`,
  })
})
