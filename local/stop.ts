import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stopFront } from './console/serving.ts'
import { runningEmulator } from './emulator.ts'
import { forgetEnvironments } from './environment/environment-file.ts'
import { LOCAL } from './paths.ts'
import { alone } from './standing.ts'

/** `npm run stop`: ends what `npm start` left running in this clone. */

const emulator = await alone(async () => {
  await stopFront()
  const running = await runningEmulator(LOCAL)
  await rm(join(LOCAL, 'endpoints.json'), { force: true })
  await forgetEnvironments()
  await running?.stop()
  return running
})
console.log(emulator ? `Stopped the emulator at ${emulator.endpoint}.` : 'Nothing was running here.')
