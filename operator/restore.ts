/**
 * `npm run restore -- <environment> --to <moment> [--tables cases,idempotency]`: restores tables beside those in use, as
 * they were at a moment (`2026-11-28T09:30:00+08:00`), with everything that a restored table lacks, and writes
 * `restored-<environment>.json`, by which the next deployment uses them.
 */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { RESTORABLE, restored } from '#infra/restored.ts'
import { deploymentOf } from './deployment.ts'
import { restoreTables } from './restore/restore-tables.ts'

const asked = z.object({
  environment: z.string({ error: 'Which environment? npm run restore -- <environment> --to <moment>' }),
  to: z.iso
    .datetime({ offset: true, error: '--to 2026-11-28T09:30:00+08:00: the moment, with its offset.' })
    .transform((moment) => new Date(moment)),
  tables: z
    .string()
    // Receipts and what they answer belong together.
    .default('cases,idempotency')
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(RESTORABLE, { error: `--tables: some of ${RESTORABLE.join(', ')}.` }))),
})

try {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: text, tables: text } })
  const read = asked.safeParse({ ...values, environment: positionals[0] })
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join('\n'))
  const { environment, to, tables } = read.data
  const deployment = await deploymentOf(environment)
  const file = `restored-${environment}.json`
  const now = await restoreTables(deployment, {
    client: new DynamoDBClient(deployment.settings),
    to,
    tables,
    before: existsSync(file) ? restored.parse(JSON.parse(await readFile(file, 'utf8'))) : {},
    say: (words) => console.log(words),
  })
  await writeFile(file, `${JSON.stringify(now, undefined, 2)}\n`)
  console.log(`${file} 已写好，此后每次部署都带上它 · is written; every deployment from now on goes with it:
  npx cdk deploy --all --context environment=${environment} --context restored=${file} …`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
