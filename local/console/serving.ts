import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { LOCAL, NODE_FOLDER, ROOT } from '#local/paths.ts'
import { endWithUs, isAlive, killGroup, run } from '#local/processes.ts'
import { writeWhole } from '#local/whole-file.ts'

const NODE = join(NODE_FOLDER, 'node')
/** What the built files are made from; a change in one builds them anew. */
const SOURCES = ['console', 'local/console', 'package-lock.json']
const BUILT = join(LOCAL, 'console.built')
const FRONT = join(LOCAL, 'front.json')
const LOG = join(LOCAL, 'front.log')
const READY_WITHIN = 20_000

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
    const files = inside?.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)) ?? [path]
    for (const file of files.sort()) hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex')
}

/**
 * Builds the console into `.local/console`, unless what lies there was made from the same sources.
 * @throws Error with what the build printed, when it fails
 */
export async function buildConsole(): Promise<void> {
  const hash = await hashOfSources()
  const built = existsSync(BUILT) && readFileSync(BUILT, 'utf8') === hash
  if (built && existsSync(join(LOCAL, 'console', 'index.html'))) return
  const { code, output } = await run(NODE, [join(ROOT, 'local', 'console', 'build.ts')], { cwd: ROOT })
  if (code !== 0) throw new Error(`The console does not build:\n${output}`)
  writeWhole(BUILT, hash)
}

const Kept = z.object({ pid: z.int().positive(), address: z.url() })

/** Ends the front that an earlier command left running in this clone. */
export async function stopFront(): Promise<void> {
  const text = await readFile(FRONT, 'utf8').catch(() => undefined)
  await rm(FRONT, { force: true })
  await rm(LOG, { force: true })
  const kept = text === undefined ? undefined : Kept.safeParse(JSON.parse(text)).data
  // Another process may have got its number since: only what answers as the front is ended.
  if (kept && isAlive(kept.pid) && (await answers(kept.address))) killGroup(kept.pid)
}

const answers = (address: string): Promise<boolean> =>
  fetch(`${address}/console.json`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  )

/**
 * Serves the built console and the API at one address, beside the system that is up.
 * @param address where, as the user pool knows it
 * @param stay leave it running when this process ends
 * @throws Error when it does not come up; its log is `.local/front.log`
 */
export async function startFront(address: string, stay: boolean): Promise<void> {
  const log = openSync(LOG, 'w')
  const child = spawn(NODE, [join(ROOT, 'local', 'console', 'front.ts'), new URL(address).port], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const { pid } = child
  if (pid === undefined) throw new Error('The front of the console did not start.')
  if (stay) child.unref()
  else endWithUs(() => killGroup(pid))
  writeWhole(FRONT, JSON.stringify({ pid, address }))
  for (let waited = 0; waited < READY_WITHIN; waited += 100) {
    if (await answers(address)) return
    await sleep(100)
  }
  throw new Error(`The front of the console did not start; its log is ${LOG}.`)
}
