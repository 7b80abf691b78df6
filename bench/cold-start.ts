/**
 * What a large pack costs a cold start: a process of its own imports a function and is called once, which reads the
 * pack, checks it and goes by it. The same function under the sample is what it is compared with, in turns.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { buildSync } from 'esbuild'
import * as z from 'zod'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { MONDAY } from '#adapters/examples.ts'
import { editionOf } from '#domain/pack/formats.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { BUNDLING } from '#infra/bundles.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { ROOT } from '#local/paths.ts'
import { publishSamples } from '#local/samples.ts'
import { packOf } from '#packs/index.ts'
import { createTable } from '#test/support/create-table.ts'
import { httpEvent } from '#test/support/http-event.ts'
import { interleaved, type Measured, median } from './measure.ts'

/** So many times the matters and places of the sample: a street larger than any that we know of. */
const TIMES = 8
const LARGE = 'large'
/** Streets that are served beside them: what intake and every function reads of all grows with their number. */
export const STREETS = 100
const STARTS = 15
const BUDGET = 3

/** The sample, as it is published for everybody. */
const SAMPLE = newest('wujiaochang')

function newest(jurisdiction: string): Pack {
  const pack = packOf(jurisdiction)
  if (pack === undefined) throw new Error(`There is no sample ${jurisdiction}.`)
  return pack
}

/** A pack with the matters and places of the sample so many times over, each under names of its own. */
function largePack(): Pack {
  const over = <T extends { readonly code: string }>(list: readonly T[], named: (one: T, n: number) => T) =>
    Array.from({ length: TIMES }, (_, n) =>
      n === 0 ? list : list.map((one) => ({ ...named(one, n), code: `${one.code}-${n}`.slice(-40) })),
    ).flat()
  return {
    ...SAMPLE,
    jurisdiction: LARGE,
    version: 1,
    places: over(SAMPLE.places, (one, n) => ({
      ...one,
      name: `${n}号片${one.name}`,
      aliases: one.aliases.map((alias) => `${n}号片${alias}`),
    })),
    matters: over(SAMPLE.matters, (one, n) => ({
      ...one,
      name: { zh: `${one.name.zh}（${n}）`, en: `${one.name.en} (${n})` },
      keywords: one.keywords.map((word) => `${word}${n}`),
    })),
  }
}

/** Publishes the samples, a large pack, and many streets beside them. */
export async function publishMany(client: DynamoDBClient, packsTable: string): Promise<void> {
  const packs = createPacks({ client, packsTable })
  await publishSamples(packs, MONDAY)
  await packs.publish(editionOf(largePack(), MONDAY, 'bench'))
  for (let n = 0; n < STREETS; n += 1)
    await packs.publish(editionOf({ ...SAMPLE, jurisdiction: `street-${n}`, version: 1 }, MONDAY, 'bench'))
}

/** Whose pack is read. */
type Street = 'large' | 'sample'

/** What one cold start took, in milliseconds: importing the function, and its first call and a second one. */
const started = z.object({ imported: z.number(), first: z.number(), second: z.number() })

/**
 * Compares cold starts with a large pack and with the sample.
 * @param endpoint base URL of an emulator; the tables are made on it
 */
export async function compareColdStarts(endpoint: string): Promise<Measured> {
  const settings = clientSettings(endpoint)
  const client = new DynamoDBClient(settings)
  for (const kind of ['cases', 'knowledge', 'packs'] as const) await createTable(client, kind, `cold-${kind}`)
  await publishMany(client, 'cold-packs')
  const folder = mkdtempSync(join(tmpdir(), 'duoge-bench-'))
  try {
    const file = join(folder, 'advise.mjs')
    buildSync({
      ...BUNDLING,
      absWorkingDir: ROOT,
      entryPoints: ['functions/api/advise-intake.ts'],
      outfile: file,
    })
    const variables = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: settings.region,
      AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
      CASES_TABLE: 'cold-cases',
      KNOWLEDGE_TABLE: 'cold-knowledge',
      PACKS_TABLE: 'cold-packs',
    }
    const told: Record<Street, z.infer<typeof started>[]> = { large: [], sample: [] }
    const once = (which: Street, jurisdiction: string) => async () => {
      const took = await coldStart(file, variables, jurisdiction)
      told[which].push(took)
      return took.imported + took.first
    }
    const start = { large: once('large', LARGE), sample: once('sample', SAMPLE.jurisdiction) }
    await start.large()
    await start.sample()
    told.large.length = 0
    told.sample.length = 0
    const time = await interleaved(STARTS, start)
    const parts = (which: Street) => {
      const of = (part: keyof z.infer<typeof started>) =>
        median(told[which].map((one) => one[part])).toFixed(0)
      return `${of('imported')} + ${of('first')} ms (then ${of('second')})`
    }
    return {
      what: 'cold start with a large pack',
      value: time.large / time.sample,
      budget: BUDGET,
      unit: '×',
      from:
        `import + first call: ${parts('large')} with ${SAMPLE.matters.length * TIMES} matters and ` +
        `${SAMPLE.places.length * TIMES} places, ${parts('sample')} with the sample; ${STREETS} more streets served, ${STARTS} processes each`,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts a process that imports a function and calls it twice. @throws Error when a call is not answered with 200 */
function coldStart(
  file: string,
  variables: Readonly<Record<string, string | undefined>>,
  jurisdiction: string,
): Promise<z.infer<typeof started>> {
  const who: Actor = { id: 'u-call', roles: ['call-taker'], jurisdiction, grids: [] }
  const event = httpEvent({
    who,
    body: { description: '国定路555弄的车棚里有人用煤气瓶烧饭。', place: '国定路555弄' },
  })
  const script = `
    const begun = performance.now()
    const { handler } = await import(${JSON.stringify(file)})
    const imported = performance.now()
    const call = async () => {
      const from = performance.now()
      const answer = await handler(${JSON.stringify(event)}, {})
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return performance.now() - from
    }
    const first = await call()
    process.stderr.write(JSON.stringify({ imported: imported - begun, first, second: await call() }))`
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...variables },
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0
        ? resolve(started.parse(JSON.parse(said)))
        : reject(new Error(`A cold start failed. ${said}`)),
    )
  })
}
