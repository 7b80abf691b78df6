import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bringUp } from './bring-up.ts'
import { buildConsole, startFront, stopFront } from './console/serving.ts'
import { type Demo, fillWithDemo } from './demo/fill.ts'
import { sentenceOf } from './demo/told.ts'
import { synthesise } from './deploy.ts'
import { type Emulator, emptyEmulator, freePort, runningEmulator, startEmulator } from './emulator.ts'
import { answers, BUSY_FOR } from './environment/answers.ts'
import {
  type EnvironmentFile,
  forgetEnvironments,
  Issuer,
  keepEnvironment,
} from './environment/environment-file.ts'
import { LOCAL } from './paths.ts'
import { endOnSignals } from './processes.ts'
import { allowEmptying, alone, terminal } from './standing.ts'
import { writeWhole } from './whole-file.ts'

/**
 * `npm start`: brings the whole system up on this machine and serves it until Ctrl-C. With `--detach` it is left
 * running, until `npm run stop`; with `--fresh` one that runs here already is emptied without asking; with `--demo` it
 * begins with a street's busy fortnight that ends now. With `--issuer=<address> --audience=<program>` an OpenID Connect
 * issuer of somebody's own vouches for people, as in `prod-cn`: its tokens carry the claims that a pool of ours would.
 */

const ENDPOINTS = join(LOCAL, 'endpoints.json')
const begun = performance.now()
const say = (line: string): void =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${line}`)

/** Where the system goes; `ours` when it ends with this command. */
type Ground = Emulator & { readonly ours: boolean }

/** What came up, with what it was filled with. */
type Up = Ground & { readonly demo: Demo | undefined }

/**
 * The emulator named in AWS_ENDPOINT_URL or in this clone's `.local/`, emptied; else one of our own. Never one that is
 * merely found.
 * @throws Error when the one named does not answer, or nobody allows the one that runs here to be emptied
 */
async function findGround(): Promise<() => Promise<Ground>> {
  const named = process.env.AWS_ENDPOINT_URL?.replace(/\/$/, '')
  if (named) {
    if (!(await answers(named))) throw new Error(`No emulator answers at AWS_ENDPOINT_URL=${named}.`)
    say(`Using the emulator at ${named}, which stays as it is otherwise.`)
    return async () => ({ endpoint: named, stop: async () => {}, ours: false })
  }
  const running = await runningEmulator(LOCAL)
  if (running === undefined)
    return async () => {
      const started = await startEmulator({ dir: LOCAL, stay, say })
      say(`The emulator runs at ${started.endpoint}.`)
      return { ...started, ours: !stay }
    }
  await allowEmptying(running.endpoint, { fresh: process.argv.includes('--fresh'), ask: terminal() })
  say(`Using the emulator of this clone at ${running.endpoint}, emptied.`)
  return async () => {
    await emptyEmulator(running.endpoint)
    return { ...running, ours: false }
  }
}

const argument = (name: string): string | undefined =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)

/** Who vouches for people, where that was said. @throws Error that says what to name as well */
function outsideIssuer(): Issuer | undefined {
  const [issuer, audience] = [argument('issuer'), argument('audience')]
  if (issuer === undefined && audience === undefined) return undefined
  if (process.argv.includes('--demo'))
    throw new Error('What --demo tells of is done by accounts of this system: start it without --issuer.')
  const said = Issuer.safeParse({ issuer, audience })
  if (said.success) return said.data
  throw new Error('An issuer is named by --issuer=<address> and --audience=<program>, both.')
}

/** Deploys everything, gives everybody an account, and keeps where it is. */
async function bringUpHere(): Promise<Up> {
  const issuer = outsideIssuer()
  const ground = await findGround()
  await forgetSystem()
  const address = `http://127.0.0.1:${await freePort()}`
  const synthesised = synthesise('local', { console: address, said: { ...issuer } })
  const built = buildConsole()
  built.catch(() => {})
  // They are awaited below, after the emulator; failing before that must not count as unhandled.
  synthesised.catch(() => {})
  say('Bundling the functions and starting the emulator …')
  const emulator = await ground()
  try {
    say('Deploying …')
    const environment = await bringUp('local', emulator.endpoint, synthesised, issuer)
    await keepEnvironment(environment)
    await built
    await startFront(address, stay)
    const endpoints = { api: environment.api, emulator: emulator.endpoint, console: address }
    writeWhole(ENDPOINTS, `${JSON.stringify(endpoints)}\n`)
    say('Deployed, and everybody has an account.')
    const demo = process.argv.includes('--demo') ? await fillWithDemo(environment) : undefined
    if (demo) say(sentenceOf(demo.told))
    console.log(welcome(environment, address))
    return { ...emulator, demo }
  } catch (error) {
    if (emulator.ours) await emulator.stop()
    throw error
  }
}

async function forgetSystem(): Promise<void> {
  await stopFront()
  await rm(ENDPOINTS, { force: true })
  await forgetEnvironments()
}

function welcome({ api, emulator, issuer }: EnvironmentFile, address: string): string {
  return `
Duoge is ready.

  Residents  ${address}/
  Staff      ${address}/desk   (${issuer === undefined ? 'lists who can sign in, one click each' : `signs in at ${issuer.issuer}`})
  API        ${api}
  Emulator   ${emulator}   (this machine only)

Submit a report (the key is yours, a new one for each report; programs use a UUID):

  curl -sS -X POST '${api}/v1/reports' \\
    -H 'content-type: application/json' -H "idempotency-key: try-$(date +%s)-$$" \\
    -d '{"channel":"web","appeal":"complaint","description":"国定路555弄的车棚里有人住，堆了杂物，还用煤气瓶烧饭","place":"国定路555弄","reporter":{"name":"王女士","phone":"13800000000"}}'

See what the call-taker has to do now (\`npm run\` lists the other commands):

  curl -sS '${api}/v1/tasks' -H "authorization: Bearer $(npm run --silent token -- call-taker)"
`
}

const GONE =
  `The emulator has gone, and with it what was in the system: \`npm start\` begins afresh. ` +
  `Its log is ${join(LOCAL, 'emulator.log')}.`

async function untilAskedToEnd(emulator: Emulator): Promise<void> {
  const asked = new Promise<void>((resolve) => endOnSignals(() => resolve()))
  const gone = async () => {
    while (await answers(emulator.endpoint, BUSY_FOR)) await sleep(5_000)
    throw new Error(GONE)
  }
  await Promise.race([asked, gone()])
}

/** What is lost on a busy machine comes again from its queue after a minute and a half. */
const TAKES_UP_WITHIN = 180_000

/** Has the machine take up the open cases of the demo, and tells when it is at rest: until then everything is slower. */
async function untilAtRest({ told, takeUp }: Demo): Promise<void> {
  say(`The machine takes up the ${told.open} open cases; until it has, everything is slower …`)
  const left = await takeUp(TAKES_UP_WITHIN)
  say(left === 0 ? 'It has taken all of them up.' : `It has left ${left}; who acts on one has it taken up.`)
}

const stay = process.argv.includes('--detach')
endOnSignals()
try {
  const { demo, ...emulator } = await alone(bringUpHere)
  const atRest = demo && untilAtRest(demo)
  if (stay) await atRest
  else {
    console.log(
      emulator.ours
        ? 'Ctrl-C ends it, and with it goes everything in it: a restart keeps nothing.'
        : 'Ctrl-C ends this command; the system runs on.',
    )
    try {
      await untilAskedToEnd(emulator)
    } finally {
      if (emulator.ours) {
        await forgetSystem()
        await emulator.stop()
      }
    }
  }
  process.exit(0)
} catch (error) {
  console.error(`duoge: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
