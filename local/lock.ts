import { rmSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endWithUs, isAlive } from './processes.ts'
import { writeWhole } from './whole-file.ts'

/** How long a lock without an owner's number may stand before it counts as left behind, in milliseconds. */
const OWNERLESS = 5_000

/**
 * Does something while no other command of this clone does it. A directory can be made only once; the lock of a
 * process that died is taken over.
 * @param lock the directory that is the lock
 * @param onWait called once when another one holds it
 */
export async function withLock<T>(lock: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lock), { recursive: true })
  let ownerlessFor = 0
  let told = false
  while (!(await taken(lock))) {
    if (!told) onWait()
    told = true
    const owner = await readFile(join(lock, 'pid'), 'utf8').then(Number, () => undefined)
    ownerlessFor = owner === undefined ? ownerlessFor + 500 : 0
    if (owner === undefined ? ownerlessFor > OWNERLESS : !isAlive(owner))
      await rm(lock, { recursive: true, force: true })
    else await sleep(500)
  }
  writeWhole(join(lock, 'pid'), String(process.pid))
  const release = (): void => rmSync(lock, { recursive: true, force: true })
  const released = endWithUs(release)
  try {
    return await work()
  } finally {
    release()
    released()
  }
}

async function taken(lock: string): Promise<boolean> {
  return mkdir(lock).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
      throw error
    },
  )
}
