import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bringUp } from './bring-up.ts'
import { synthesise } from './deploy.ts'
import { answers, type Emulator, emptyEmulator, runningEmulator, startEmulator } from './emulator.ts'
import { type EnvironmentFile, keepEnvironment } from './environment-file.ts'
import { LOCAL } from './paths.ts'
import { writeWhole } from './whole-file.ts'

/**
 * `npm start`: brings the whole system up on this machine and serves it until Ctrl-C. With `--detach` it is left
 * running, until `npm run stop`.
 */

const ENDPOINTS = join(LOCAL, 'endpoints.json')
const begun = performance.now()
const say = (line: string): void =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${line}`)

/** The emulator named in AWS_ENDPOINT_URL or in this clone's `.local/`, emptied; else one of our own. Never one that is merely found. */
async function anEmulator(stay: boolean): Promise<Emulator & { readonly ours: boolean }> {
  const named = process.env.AWS_ENDPOINT_URL?.replace(/\/$/, '')
  if (named) {
    if (!(await answers(named))) throw new Error(`No emulator answers at AWS_ENDPOINT_URL=${named}.`)
    say(`Using the emulator at ${named}, which stays as it is otherwise.`)
    return { endpoint: named, stop: async () => {}, ours: false }
  }
  const running = await runningEmulator(LOCAL)
  if (running) {
    say(`Using the emulator of this clone at ${running.endpoint}, emptied.`)
    await emptyEmulator(running.endpoint)
    return { ...running, ours: false }
  }
  const started = await startEmulator({ dir: LOCAL, stay, say })
  say(`The emulator runs at ${started.endpoint}.`)
  return { ...started, ours: true }
}

function welcome({ api, emulator }: EnvironmentFile): string {
  return `
Duoge is ready.

  API        ${api}
  Emulator   ${emulator}   (this machine only)

File a report (the key is yours, a new one for each report; programs use a UUID):

  curl -sS -X POST '${api}/v1/reports' \\
    -H 'content-type: application/json' -H "idempotency-key: try-$(date +%s)-$$" \\
    -d '{"channel":"web","appeal":"complaint","description":"国定路555弄的车棚里有人住，堆了杂物，还用煤气瓶烧饭","place":"国定路555弄","reporter":{"name":"王女士","phone":"13800000000"}}'

See what the call-taker has to do now (\`npm run\` lists the other commands):

  curl -sS '${api}/v1/tasks' -H "authorization: Bearer $(npm run --silent token -- call-taker)"
`
}

async function untilAskedToEnd(emulator: Emulator): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    let missed = 0
    setInterval(async () => {
      missed = (await answers(emulator.endpoint)) ? 0 : missed + 1
      if (missed >= 3) reject(new Error(`The emulator has gone; its log is ${join(LOCAL, 'emulator.log')}.`))
    }, 5_000)
  })
}

const stay = process.argv.includes('--detach')
try {
  await rm(ENDPOINTS, { force: true })
  const synthesised = synthesise('local')
  // It is awaited below, after the emulator; failing before that must not count as unhandled.
  synthesised.catch(() => {})
  say('Bundling the functions and starting the emulator …')
  const emulator = await anEmulator(stay)
  try {
    say('Deploying …')
    const environment = await bringUp('local', emulator.endpoint, synthesised)
    await keepEnvironment(environment)
    writeWhole(ENDPOINTS, `${JSON.stringify({ api: environment.api, emulator: emulator.endpoint })}\n`)
    say('Deployed, and everybody has an account.')
    console.log(welcome(environment))
    if (!stay) {
      console.log('Ctrl-C ends it.')
      await untilAskedToEnd(emulator)
    }
  } finally {
    if (!stay && emulator.ours) {
      await rm(ENDPOINTS, { force: true })
      await emulator.stop()
    }
  }
  process.exit(0)
} catch (error) {
  console.error(`duoge: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
