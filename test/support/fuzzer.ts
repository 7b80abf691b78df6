/** Schemathesis, which makes requests of an API's description and holds every answer against it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { ROOT } from '#local/paths.ts'
import { run } from '#local/processes.ts'
import { pythonOf } from '#local/python-venv.ts'

const FUZZER = {
  what: 'Schemathesis',
  folder: 'schemathesis',
  requirements: join(ROOT, 'test', 'long', 'fuzz', 'requirements.txt'),
}

/** What an API must never do: fail, or answer with a status, a type or a shape that its description does not know. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
]

/**
 * Gets Schemathesis ready, fetching it when it is missing.
 * @throws Error with one clear line when this machine can't have it
 */
export async function fuzzer(): Promise<string> {
  const got = await pythonOf(FUZZER, console.log)
  if ('problem' in got) throw new Error(got.problem)
  return join(dirname(got.python), 'schemathesis')
}

/** What is asked, of which API, by whom, and for how long. */
export type Fuzzing = {
  /** Its base URL. */
  readonly api: string
  /** The token of whoever asks; nobody is signed in where it is left out. */
  readonly token?: string
  /** By the name of a field of a path, the values that mean something; others are tried as well. */
  readonly known: Readonly<Record<string, readonly string[]>>
  /** Made of one number, the same requests are made again. */
  readonly seed: number
  /** Of each operation, so many requests that are made up, beside its examples. */
  readonly requests: number
  /** Whether every bound that the description tells is tried as well; that takes minutes. */
  readonly bounds: boolean
  /** At most so many seconds. */
  readonly seconds: number
  /** A folder of its own for its files. */
  readonly folder: string
}

/** How it ended. */
export type Fuzzed = {
  /** Whether every answer was as described. */
  readonly fine: boolean
  readonly output: string
  /** The statuses of all answers, by operation (`GET /v1/me`). */
  readonly answers: ReadonlyMap<string, readonly number[]>
}

/** As much of a line of its report as tells what was answered. */
const Scenario = z.object({
  ScenarioFinished: z.object({
    recorder: z.object({
      label: z.string(),
      interactions: z
        .record(z.string(), z.object({ response: z.object({ status_code: z.number() }).nullish() }))
        .default({}),
    }),
  }),
})

/** Asks an API whatever its description allows, and what it does not. */
export async function fuzz(fuzzing: Fuzzing): Promise<Fuzzed> {
  const { api, token, known, seed, requests, bounds, seconds, folder } = fuzzing
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'schemathesis.toml')
  writeFileSync(config, configOf(known))
  const description = join(folder, 'openapi.json')
  writeFileSync(description, readable(readFileSync(join(ROOT, 'docs', 'openapi.json'), 'utf8')))
  const report = join(folder, 'report.ndjson')
  const args = [
    ['--config-file', config, '--no-color', 'run', description],
    ['--url', api, '--checks', CHECKS.join(','), '--continue-on-failure'],
    ['--phases', bounds ? 'examples,fuzzing,coverage' : 'examples,fuzzing'],
    ['--seed', String(seed), '--max-examples', String(requests), '--max-time', String(seconds)],
    ['--workers', '2', '--request-timeout', '20', '--warnings', 'off', '--suppress-health-check', 'all'],
    ['--report', 'ndjson', '--report-ndjson-path', report],
    token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`],
  ].flat()
  const { code, output } = await run(await fuzzer(), args, { cwd: folder })
  return { fine: code === 0, output, answers: answersIn(report) }
}

function answersIn(report: string): Fuzzed['answers'] {
  const lines = existsSync(report) ? readFileSync(report, 'utf8').split('\n') : []
  const found = new Map<string, number[]>()
  for (const line of lines.filter((one) => one.startsWith('{"ScenarioFinished"'))) {
    const { label, interactions } = Scenario.parse(JSON.parse(line)).ScenarioFinished.recorder
    const statuses = Object.values(interactions).flatMap(({ response }) => response?.status_code ?? [])
    found.set(label, [...(found.get(label) ?? []), ...statuses])
  }
  return found
}

/** A class of characters that Python knows no name for. Text of nothing else is refused by the server alone. */
const NAMED_CLASS = /\\p\{\w+\}/g

/**
 * The description as Schemathesis (4.32.5) can read it: without what the elements of a tuple are, in whose place it looks for
 * a schema and finds none, and without classes of characters by their names.
 */
const readable = (description: string): string =>
  JSON.stringify(JSON.parse(description), (key, value) => {
    if (key === 'pattern') return String(value).replace(NAMED_CLASS, '')
    if (typeof value !== 'object' || value === null || !('prefixItems' in value)) return value
    const { prefixItems: _elements, items: _rest, ...array } = value
    return array
  })

/** The configuration that has known names tried in paths, seven times in ten. */
const configOf = (known: Fuzzing['known']): string =>
  [
    ...Object.entries(known).flatMap(([name, values]) => [
      `[dictionaries.${name}]`,
      `values = ${JSON.stringify(values)}`,
    ]),
    '[parameters]',
    ...Object.keys(known).map((name) => `"path.${name}" = { dictionary = "${name}", probability = 0.7 }`),
  ].join('\n')
