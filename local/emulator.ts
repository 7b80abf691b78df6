import { spawn } from 'node:child_process'
import { closeSync, openSync, rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { type EmulatorProgram, emulatorProgram } from './emulator-program.ts'
import { answers, BUSY_FOR } from './environment/answers.ts'
import { ACCOUNT, REGION } from './environment/settings.ts'
import { NODE_FOLDER, ROOT } from './paths.ts'
import { endWithUs, isAlive, killGroup, run } from './processes.ts'
import { writeWhole } from './whole-file.ts'

/** An emulator that answers. */
export type Emulator = {
  /** Its base URL. */
  readonly endpoint: string
  /** Ends it with everything it runs; resolves when it is gone. */
  readonly stop: () => Promise<void>
}

/** What is kept about a running emulator, so that a later command of this clone finds it. */
const Kept = z.object({ endpoint: z.url(), pid: z.int().positive(), container: z.string().optional() })
type Kept = z.infer<typeof Kept>

/** A started emulator answers within half a second here; a machine under load gets a minute. */
const READY_WITHIN = 60_000
/** Between looking for a free port and taking it another process may take it: look again so often. */
const ATTEMPTS = 5

/**
 * Starts an emulator of one's own on a free port of 127.0.0.1. It ends with this process, unless it is to stay.
 * @param dir where its log, temporary files and `emulator.json` go; made when missing
 * @param stay leave it running when this process ends
 * @param lax believe any signature and allow everything; without it signatures and IAM policies count as on AWS
 * @param waits how long the machine waits before it tries again, as a part of what its definition says
 * @param say progress for people
 * @throws Error when none can be had on this machine, or it does not come up; the message says where its log is
 */
export async function startEmulator({
  dir,
  stay = false,
  lax = false,
  waits = 1,
  say = () => {},
}: {
  readonly dir: string
  readonly stay?: boolean
  readonly lax?: boolean
  readonly waits?: number
  readonly say?: (line: string) => void
}): Promise<Emulator> {
  const program = await emulatorProgram(say)
  await mkdir(join(dir, 'tmp'), { recursive: true })
  // The emulator runs functions from here by a CommonJS script; this clone's own package.json would make it a module.
  await writeFile(join(dir, 'tmp', 'package.json'), '{ "type": "commonjs" }\n')
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const emulator = await launch(program, { dir, port: await freePort(), stay, lax, waits })
    if (emulator !== undefined) return emulator
  }
  throw new Error(`The emulator did not start; its log is ${join(dir, 'emulator.log')}.`)
}

/**
 * The emulator an earlier command started in this folder, when it is still there.
 * @param dir the folder given to {@link startEmulator}
 */
export async function runningEmulator(dir: string): Promise<Emulator | undefined> {
  const text = await readFile(join(dir, 'emulator.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const kept = Kept.safeParse(JSON.parse(text))
  if (!kept.success || !isAlive(kept.data.pid) || !(await answers(kept.data.endpoint, BUSY_FOR)))
    return undefined
  return { endpoint: kept.data.endpoint, stop: () => stop(dir, kept.data) }
}

/**
 * Empties an emulator: everything in it is gone, as after a restart.
 * @param endpoint its base URL
 * @throws Error when it refuses
 */
export async function emptyEmulator(endpoint: string): Promise<void> {
  const response = await fetch(`${endpoint}/_ministack/reset`, { method: 'POST' })
  if (!response.ok) throw new Error(`The emulator at ${endpoint} could not be emptied (${response.status}).`)
}

async function launch(
  program: EmulatorProgram,
  how: {
    readonly dir: string
    readonly port: number
    readonly stay: boolean
    readonly lax: boolean
    readonly waits: number
  },
): Promise<Emulator | undefined> {
  const { dir, port, stay } = how
  const log = openSync(join(dir, 'emulator.log'), 'w')
  const container = program.kind === 'docker' ? `duoge-${port}` : undefined
  const settings = {
    ...SETTINGS,
    GATEWAY_PORT: String(port),
    AUTH: String(!how.lax),
    SFN_WAIT_SCALE: String(how.waits),
  }
  const [command, args] = commandOf(program, { settings, port, stay, container })
  const child = spawn(command, args, {
    cwd: dir,
    env: { ...environmentOf(dir), ...settings },
    detached: true,
    stdio: [stay ? 'ignore' : 'pipe', log, log],
  })
  closeSync(log)
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  const pid = child.pid
  if (pid === undefined) return undefined
  const kept: Kept = { endpoint: `http://127.0.0.1:${port}`, pid, ...(container && { container }) }
  const forget = stay
    ? () => {}
    : endWithUs(() => {
        killGroup(pid)
        removeTraces(dir)
      })
  // Before it answers: one that is to stay is found even when whoever started it is killed now.
  writeWhole(join(dir, 'emulator.json'), `${JSON.stringify(kept)}\n`)
  for (const begun = Date.now(); !ended && Date.now() - begun < READY_WITHIN; ) {
    if (await answers(kept.endpoint)) {
      child.unref()
      return {
        endpoint: kept.endpoint,
        stop: async () => {
          forget()
          await stop(dir, kept)
        },
      }
    }
    await sleep(50)
  }
  forget()
  await stop(dir, kept)
  return undefined
}

async function stop(dir: string, kept: Kept): Promise<void> {
  if (kept.container !== undefined) await run('docker', ['rm', '--force', kept.container])
  killGroup(kept.pid)
  while (isAlive(kept.pid) && (await answers(kept.endpoint))) await sleep(20)
  removeTraces(dir)
}

/** Its log stays, for whoever wants to know why it ended. */
function removeTraces(dir: string): void {
  rmSync(join(dir, 'emulator.json'), { force: true })
  rmSync(join(dir, 'tmp'), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

function commandOf(
  program: EmulatorProgram,
  {
    settings,
    port,
    stay,
    container,
  }: {
    readonly settings: Readonly<Record<string, string>>
    readonly port: number
    readonly stay: boolean
    readonly container: string | undefined
  },
): [string, string[]] {
  if (program.kind === 'python')
    return [program.python, [join(ROOT, 'local', 'emulator_guard.py'), ...(stay ? ['--stay'] : [])]]
  // Docker's own Node runs the functions there; the port is the same inside, since functions are told it.
  const inside = Object.entries({ ...settings, BIND_HOST: '0.0.0.0' })
  return [
    'docker',
    [
      ...['run', '--rm', '--name', container ?? '', '--publish', `127.0.0.1:${port}:${port}`],
      ...inside.flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      program.image,
    ],
  ]
}

/** What the emulator is told, wherever it runs. */
const SETTINGS = {
  BIND_HOST: '127.0.0.1',
  MINISTACK_HOST: '127.0.0.1',
  MINISTACK_REGION: REGION,
  MINISTACK_ACCOUNT_ID: ACCOUNT,
  // It asks itself for the keys of its issuer; a busy machine that answers late would leave somebody signed out.
  MINISTACK_APIGW_JWKS_TIMEOUT_SECONDS: '60',
  IOT_MTLS_ENABLED: '0',
  LAMBDA_EXECUTOR: 'local',
} as const

/** Its environment holds nothing of ours but the PATH: it hands its own on to the functions it runs. */
function environmentOf(dir: string): NodeJS.ProcessEnv {
  return {
    PATH: `${NODE_FOLDER}:${process.env.PATH ?? ''}`,
    HOME: process.env.HOME,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    TMPDIR: join(dir, 'tmp'),
  }
}

/** A port of 127.0.0.1 that nobody has taken yet. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('This machine gave no free port.')),
      )
    })
  })
}
