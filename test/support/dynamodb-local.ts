import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#local/emulator.ts'
import { withLock } from '#local/lock.ts'
import { LOCAL } from '#local/paths.ts'
import { endWithUs, run } from '#local/processes.ts'

/** AWS's own jar comes in this package; the newest of it. */
const PACKAGE = 'amplify-dynamodb-simulator@2.9.30'
const OLDEST_JAVA = 17
const FOLDER = join(LOCAL, 'dynamodb-local')
const INSIDE = join(FOLDER, 'package', 'emulator')
const READY_WITHIN = 60_000

/**
 * Gets DynamoDB Local ready to run, fetching what is missing.
 * @throws Error that says in one line what this machine lacks, and how to get it
 */
export async function dynamoDbLocal(): Promise<void> {
  const { code, output } = await run('java', ['-version'])
  const version = Number(/version "(\d+)/.exec(output)?.[1] ?? 0)
  if (code !== 0 || version < OLDEST_JAVA)
    throw new Error(
      `DynamoDB Local needs Java ${OLDEST_JAVA} or newer (on Debian and Ubuntu: apt install openjdk-17-jre-headless).`,
    )
  await withLock(
    join(LOCAL, 'dynamodb-local.lock'),
    () => console.log('Another command is fetching DynamoDB Local; waiting for it.'),
    fetchJar,
  )
}

async function fetchJar(): Promise<void> {
  if (existsSync(join(FOLDER, 'ready'))) return
  console.log('Fetching DynamoDB Local (56 MB) …')
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const packed = await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', FOLDER])
  const archive = packed.output.trim().split('\n').at(-1) ?? ''
  const got = packed.code === 0 ? await run('tar', ['-xzf', join(FOLDER, archive), '-C', FOLDER]) : packed
  if (got.code !== 0 || !existsSync(join(INSIDE, 'DynamoDBLocal.jar')))
    throw new Error(`${PACKAGE} could not be fetched from npm: ${got.output.trim().split('\n').at(-1)}`)
  await rm(join(FOLDER, archive))
  await mkdir(join(FOLDER, 'ready'))
}

/** DynamoDB Local, in memory, on a port of its own. */
export async function startDynamoDbLocal(): Promise<{
  readonly endpoint: string
  readonly stop: () => void
}> {
  const port = await freePort()
  const args = [
    '-Djava.library.path=DynamoDBLocal_lib',
    '-jar',
    'DynamoDBLocal.jar',
    '-inMemory',
    '-sharedDb',
  ]
  const child: ChildProcess = spawn('java', [...args, '-port', String(port), '-disableTelemetry'], {
    cwd: INSIDE,
    stdio: 'ignore',
  })
  const forget = endWithUs(() => child.kill())
  const stop = (): void => {
    forget()
    child.kill()
  }
  const endpoint = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(endpoint).then(
      () => true,
      () => false,
    )
  for (
    const begun = Date.now();
    child.exitCode === null && Date.now() - begun < READY_WITHIN;
    await sleep(100)
  )
    if (await answers()) return { endpoint, stop }
  stop()
  throw new Error(`DynamoDB Local did not come up at ${endpoint} within a minute.`)
}
