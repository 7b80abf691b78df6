/** `npm run bench`: measures what the budgets are about and says which are kept. Ends with 1 when one is missed. */
import './environment.ts'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmulator } from '#local/emulator.ts'
import { LOCAL } from '#local/paths.ts'
import { bundled, compareBundles } from './bundles.ts'
import { straightCost } from './cost.ts'
import { compareIntake } from './intake.ts'
import { kept, type Measured, tableOf } from './measure.ts'
import { straightTransitions } from './transitions.ts'

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

try {
  const files = bundled()
  const bundles = await compareBundles(files)
  const transitions = await straightTransitions()
  const { intake, cost } = await withEmulator(async (endpoint) => ({
    cost: await straightCost(endpoint, transitions.value),
    intake: await compareIntake(endpoint, files),
  }))
  const results: Measured[] = [...bundles, intake, transitions, cost.total]
  console.log(tableOf(results))
  console.log(cost.lines.join('\n'))
  process.exit(results.every(kept) ? 0 : 1)
} catch (error) {
  console.error(`duoge: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
