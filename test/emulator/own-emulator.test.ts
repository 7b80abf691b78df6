import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runningEmulator, startEmulator } from '#local/emulator.ts'
import { answers } from '#local/environment/answers.ts'
import { NODE_FOLDER, ROOT } from '#local/paths.ts'
import { isAlive } from '#local/processes.ts'

/** How long a process may take to be gone, in milliseconds. */
const PATIENCE = 10_000

async function gone(endpoint: string): Promise<boolean> {
  for (const begun = Date.now(); Date.now() - begun < PATIENCE; await sleep(100))
    if (!(await answers(endpoint))) return true
  return false
}

describe('an emulator of one’s own', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'emulator-test-'))
  })
  afterEach(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))

  it('runs beside others, and beside whoever has the usual port', async () => {
    // Somebody else may have taken it already, which serves as well.
    const server = await new Promise<Server>((resolve) => {
      const taken = createServer()
      taken.once('error', () => resolve(taken))
      taken.listen(4566, '127.0.0.1', () => resolve(taken))
    })
    const [one, other] = await Promise.all([
      startEmulator({ dir: join(dir, 'one') }),
      startEmulator({ dir: join(dir, 'other') }),
    ])
    expect(one.endpoint).not.toBe(other.endpoint)
    expect(one.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await one.stop()
    expect(await answers(one.endpoint)).toBe(false)
    expect(await answers(other.endpoint)).toBe(true)
    await other.stop()
    server.close()
  })

  it('is found again by the folder it was started in, and only while it runs', async () => {
    const emulator = await startEmulator({ dir })
    expect((await runningEmulator(dir))?.endpoint).toBe(emulator.endpoint)
    expect(await runningEmulator(join(dir, 'elsewhere'))).toBeUndefined()
    await emulator.stop()
    expect(await runningEmulator(dir)).toBeUndefined()
  })

  it('refuses calls that are not signed, as AWS does', async () => {
    const emulator = await startEmulator({ dir })
    const response = await fetch(emulator.endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        'content-type': 'application/x-amz-json-1.0',
      },
      body: '{}',
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    await emulator.stop()
  })

  it('ends with whoever started it, even one that is killed outright', async () => {
    const start = `import { startEmulator } from '#local/emulator.ts'
      await startEmulator({ dir: ${JSON.stringify(dir)} })
      setInterval(() => {}, 1000)`
    const child = spawn(join(NODE_FOLDER, 'node'), ['--input-type=module', '--eval', start], { cwd: ROOT })
    let endpoint: string | undefined
    for (const begun = Date.now(); endpoint === undefined && Date.now() - begun < 60_000; await sleep(100))
      endpoint = (await runningEmulator(dir))?.endpoint
    const { pid } = JSON.parse(await readFile(join(dir, 'emulator.json'), 'utf8'))
    child.kill('SIGKILL')
    expect(await gone(endpoint ?? '')).toBe(true)
    for (const begun = Date.now(); isAlive(pid) && Date.now() - begun < PATIENCE; ) await sleep(100)
    expect(isAlive(pid)).toBe(false)
  })
})
