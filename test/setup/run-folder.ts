import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL } from '#local/paths.ts'
import { isAlive } from '#local/processes.ts'

const PREFIX = 'run-'

/**
 * Gives a run of tests a temporary folder of its own: tests, emulators and the CDK inherit it. Whoever makes something
 * in it removes it; a run that leaves anything there fails, and what it left goes, as does what a run that was killed
 * outright has left.
 */
export function ownTemporaryFolder(): void {
  mkdirSync(LOCAL, { recursive: true })
  for (const name of readdirSync(LOCAL))
    if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length)))) remove(join(LOCAL, name))
  const folder = join(LOCAL, `${PREFIX}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  // npm and others keep compiled code in the temporary folder, for whoever comes next.
  process.env.NODE_DISABLE_COMPILE_CACHE = '1'
  process.once('exit', () => {
    const left = existsSync(folder) ? readdirSync(folder) : []
    remove(folder)
    if (left.length === 0) return
    console.error(`The run left something in the temporary folder: ${left.join(', ')}`)
    process.exitCode = 1
  })
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
