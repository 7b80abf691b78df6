import { join } from 'node:path'
import { FOLDERS, NODE_FOLDER, ROOT, TOOLS } from './paths.ts'
import { run } from './processes.ts'

/** `npm run check`: format, lint, types, dependency rules, unused code. Everything is looked at, then it says what failed. */

const CHECKS = [
  { what: 'format and lint', tool: 'biome', args: ['check', '--error-on-warnings'] },
  // Tests of the console's own logic are among the types as well.
  {
    what: "the console's types of the API",
    tool: 'openapi-typescript',
    args: ['docs/openapi.json', '--output', 'console/generated/api.d.ts'],
  },
  {
    what: 'types',
    tool: 'tsc',
    args: ['--noEmit', '--pretty', '--incremental', '--tsBuildInfoFile', '.local/tsc.tsbuildinfo'],
  },
  { what: 'types of the console', tool: 'tsc', args: ['--noEmit', '--pretty', '--project', 'console'] },
  { what: 'dependency rules', tool: 'depcruise', args: ['--config', '.dependency-cruiser.cjs', ...FOLDERS] },
  { what: 'unused code', tool: 'knip', args: ['--no-progress'] },
]

let failed = 0
for (const { what, tool, args } of CHECKS) {
  const begun = performance.now()
  const { code, output } = await run(join(TOOLS, tool), args, {
    cwd: ROOT,
    env: { ...process.env, PATH: `${NODE_FOLDER}:${TOOLS}:${process.env.PATH ?? ''}`, FORCE_COLOR: '1' },
  })
  const took = `${((performance.now() - begun) / 1000).toFixed(1)} s`
  console.log(`${code === 0 ? '✔' : '✘'} ${what} (${tool}, ${took})`)
  if (code !== 0) {
    failed += 1
    console.log(output.trimEnd())
  }
}
console.log(failed === 0 ? 'Everything is in order.' : `${failed} of ${CHECKS.length} checks failed.`)
process.exit(failed === 0 ? 0 : 1)
