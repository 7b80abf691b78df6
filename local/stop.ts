import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runningEmulator } from './emulator.ts'
import { LOCAL } from './paths.ts'

/** `npm run stop`: ends what `npm start` left running in this clone. */

const emulator = await runningEmulator(LOCAL)
await rm(join(LOCAL, 'endpoints.json'), { force: true })
await emulator?.stop()
console.log(emulator ? `Stopped the emulator at ${emulator.endpoint}.` : 'Nothing was running here.')
