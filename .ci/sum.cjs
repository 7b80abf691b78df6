/**
 * Sums up what passed and failed; the last line is `N passed, N failed`, and it ends with 1 unless all is well.
 *
 * Usage: node .ci/sum.cjs <what was left behind> <command=exit code[=file of test results]> …
 */
const { readFileSync } = require('node:fs')

const [left, ...commands] = process.argv.slice(2)
let passed = 0
let failed = 0
const fail = (what) => {
  failed += 1
  console.log(`failed: ${what}`)
}

/** Counts the tests of a run. A file that could not be loaded has no test that failed, and is a failure all the same. */
function count(file) {
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  for (const { status, assertionResults, name, message } of testResults) {
    const own = assertionResults.filter((one) => one.status === 'failed')
    for (const { fullName } of own) fail(fullName)
    if (own.length === 0 && status === 'failed') fail(`${name}: ${message}`)
  }
  return numPassedTests
}

for (const [command, code, file] of commands.map((one) => one.split('='))) {
  const before = failed
  let tests
  try {
    tests = file === undefined ? undefined : count(file)
  } catch (error) {
    fail(`${command}: there are no results: ${error.message}`)
  }
  passed += tests ?? 0
  // A run that broke outside of any test must not pass, nor one in which nothing was tested.
  if (failed === before && code !== '0') fail(`${command} ended with ${code}`)
  if (failed === before && tests === 0) fail(`${command} tested nothing`)
}
if (left !== '') fail(`something was left behind: ${left.split('\n').join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
