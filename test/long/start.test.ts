import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { emulatorProgram } from '#local/emulator-program.ts'
import { answers } from '#local/environment/answers.ts'
import { LOCAL, ROOT } from '#local/paths.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

/** What a start reads of a clone. */
const TREE = ['domain', 'adapters', 'functions', 'statemachines', 'infra', 'packs', 'console', 'local']
const FILES = ['package.json', 'package-lock.json', 'cdk.json', 'tsconfig.json']

/** A clone of its own beside this one, with the packages and the emulator that this one has fetched. */
const clone = temporaryFolder(afterAll)
/** What is fetched or built once and serves every start. */
const nothing = ['tsc.tsbuildinfo', 'venv', 'console', 'console.built']

type Ended = { readonly code: number; readonly output: string }

/** Runs one of the npm scripts there, without a terminal. */
const command = (...args: readonly string[]) => runThere(process.execPath, 'local/bootstrap.mjs', ...args)

/** Runs the shell commands of a document there, one after the other, as somebody who pastes them. */
async function pasted(path: string): Promise<Ended> {
  const blocks = (await readFile(join(ROOT, path), 'utf8')).matchAll(/^```sh\n(.*?)^```/gms)
  return runThere('bash', '-eu', '-o', 'pipefail', '-c', [...blocks].map(([, block]) => block).join('\n'))
}

function runThere(program: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: clone,
      env: { ...process.env, AWS_ENDPOINT_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
const start = (...args: readonly string[]) => command('local/start.ts', '--detach', ...args)
const stop = () => command('local/stop.ts')
const left = async () => (await readdir(join(clone, '.local'))).filter((name) => !nothing.includes(name))
const endpoints = async () =>
  z
    .object({ api: z.url(), emulator: z.url(), console: z.url() })
    .parse(JSON.parse(await readFile(join(clone, '.local', 'endpoints.json'), 'utf8')))

beforeAll(async () => {
  await emulatorProgram(() => {})
  for (const name of TREE) await cp(join(ROOT, name), join(clone, name), { recursive: true })
  for (const name of FILES) await cp(join(ROOT, name), join(clone, name))
  await symlink(join(ROOT, 'node_modules'), join(clone, 'node_modules'))
  await mkdir(join(clone, '.local'))
  await symlink(join(LOCAL, 'venv'), join(clone, '.local', 'venv'))
})
afterAll(async () => void (await stop()))

test('two starts at once make one system; the next one leaves it alone, until it is told to empty it; a stop leaves nothing', async () => {
  const both = await Promise.all([start(), start()])
  expect(both.map(({ code }) => code).toSorted(), both.map(({ output }) => output).join('\n')).toEqual([0, 1])
  expect(both.find(({ code }) => code === 1)?.output).toMatch(/runs already.*--fresh/)
  const { api, emulator } = await endpoints()
  const report = await fetch(`${api}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ channel: 'web', appeal: 'complaint', description: '堆物', place: '国定路555弄' }),
  })
  expect(report.status).toBe(201)
  const { trackingCode } = z.object({ trackingCode: z.string() }).parse(await report.json())
  const tracked = async () => (await fetch(`${(await endpoints()).api}/v1/reports/${trackingCode}`)).status

  expect(await start()).toMatchObject({ code: 1 })
  expect(await tracked()).toBe(200)
  expect(await start('--fresh')).toMatchObject({ code: 0 })
  expect((await endpoints()).emulator).toBe(emulator)
  expect(await tracked()).toBe(404)
  expect(await command('local/token.ts', 'call-taker')).toMatchObject({ code: 0 })

  const tour = await pasted('docs/tour.md')
  expect(tour, tour.output).toMatchObject({ code: 0, output: expect.stringContaining('派给单位办理') })
  expect(tour.output).toContain('"code":"task-settled"')

  expect(await stop()).toMatchObject({ code: 0, output: expect.stringContaining(emulator) })
  expect(await answers(emulator)).toBe(false)
  expect(await left()).toEqual(['emulator.log'])
  const { code, output } = await command('local/token.ts', 'call-taker')
  expect([code, output.trim().split('\n')]).toEqual([1, [expect.stringContaining('`npm start` first')]])
})
