/**
 * `npm run bench`: measures what the budgets are about and says which are kept, and how far off goals are. Ends with 1
 * when a budget is missed. With `--busy` a process burns each core meanwhile.
 * `npm run bench -- city` reckons a city's year and an idle month, line by line.
 * `npm run bench -- cold-start` measures cold starts alone, `npm run bench -- knowledge [largest]` the knowledge
 * base alone, up to a million precedents unless told.
 */
import './environment.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '#local/emulator.ts'
import { LOCAL } from '#local/paths.ts'
import { bundled, compareBundles } from './bundles.ts'
import { cityYear } from './city.ts'
import { compareColdStarts } from './cold-start.ts'
import { straightCost } from './cost.ts'
import { compareIntake } from './intake.ts'
import { measureKnowledge } from './knowledge/measure.ts'
import { compareWithEmulator } from './knowledge/on-emulator.ts'
import { kept, type Measured, tableOf } from './measure.ts'
import { straightTransitions } from './transitions.ts'

/** Measures on a machine that has no time: what is told as a ratio has to hold there, too. */
const BUSY = '--busy'

/** Processes that burn a core each. */
const burning = (): readonly ChildProcess[] =>
  cpus().map(() => spawn(process.execPath, ['--eval', 'for (;;) {}'], { stdio: 'ignore' }))

/** Does something with an emulator of its own. */
async function withEmulator<T>(work: (endpoint: string) => Promise<T>): Promise<T> {
  await mkdir(LOCAL, { recursive: true })
  const dir = await mkdtemp(join(LOCAL, 'bench-'))
  const emulator = await startEmulator({ dir, say: console.log })
  try {
    return await work(emulator.endpoint)
  } finally {
    await emulator.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

/** What is measured of cold starts alone. */
const measureColdStarts = async (): Promise<readonly Measured[]> => [await withEmulator(compareColdStarts)]

/** What a city's year costs. */
async function reckonCity(): Promise<readonly Measured[]> {
  const { value } = await straightTransitions()
  const { ofCases, added, lines: ofCase } = await withEmulator((endpoint) => straightCost(endpoint, value))
  console.log(ofCase.join('\n'))
  const { year, idle, lines } = cityYear(ofCases)
  console.log(lines.join('\n'))
  return [year, idle, added]
}

/** What is measured of a case on its way. */
async function measureCases(): Promise<readonly Measured[]> {
  const files = bundled()
  const bundles = await compareBundles(files)
  const transitions = await straightTransitions()
  const { intake, coldStarts, cost } = await withEmulator(async (endpoint) => ({
    cost: await straightCost(endpoint, transitions.value),
    intake: await compareIntake(endpoint, files),
    coldStarts: await compareColdStarts(endpoint),
  }))
  console.log(cost.lines.join('\n'))
  return [...bundles, ...intake, coldStarts, transitions, cost.total, cost.added]
}

const [part, largest] = process.argv.slice(2).filter((one) => one !== BUSY)
const others = process.argv.includes(BUSY) ? burning() : []
let code = 1
try {
  const results =
    part === 'knowledge'
      ? [...(await withEmulator(compareWithEmulator)), ...(await measureKnowledge(largest))]
      : part === 'cold-start'
        ? await measureColdStarts()
        : part === 'city'
          ? await reckonCity()
          : await measureCases()
  console.log(tableOf(results))
  code = results.every(kept) ? 0 : 1
} catch (error) {
  console.error(`duoge: ${error instanceof Error ? error.message : String(error)}`)
} finally {
  for (const other of others) other.kill()
}
process.exit(code)
