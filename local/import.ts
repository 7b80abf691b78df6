/**
 * `npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]`: a street starts with its history. Lines that
 * are refused are told and kept beside the file; broken off, it goes on where it was. On AWS it runs with the operator's
 * own credentials.
 */
import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { JURISDICTIONS, rulesOf } from '#functions/runtime/rules.ts'
import { importPastCases } from '#functions/usecases/import-past-cases.ts'
import { publishStatistics, rebuildIndex } from '#functions/usecases/tend-knowledge.ts'
import { deploymentOf } from './deployment.ts'
import { readPastCases } from './past-cases.ts'
import { LOCAL } from './paths.ts'

/** Progress is told and kept every so many lines. */
const EVERY = 100

const [path, environment, jurisdiction = JURISDICTIONS[0] ?? ''] = process.argv.slice(2)
if (path === undefined) {
  console.error('Which file? npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]')
  process.exit(1)
}
try {
  const { settings, KnowledgeTable } = await deploymentOf(environment)
  const knowledge = createKnowledge({ client: new DynamoDBClient(settings), knowledgeTable: KnowledgeTable })
  const lines = await readPastCases(path)
  const name = createHash('sha256')
    .update(`${KnowledgeTable}\n${jurisdiction}\n${await readFile(path, 'utf8')}`)
    .digest('hex')
  await mkdir(LOCAL, { recursive: true })
  const mark = join(LOCAL, `import-${name.slice(0, 16)}`)
  const after = Number(await readFile(mark, 'utf8').catch(() => '0'))
  if (after > 0) console.log(`Going on behind line ${after}.`)
  const pending: Promise<unknown>[] = []
  const so = await importPastCases(
    { knowledge, rules: rulesOf(jurisdiction) },
    lines.filter(({ line }) => line > after),
    {
      refused: (one) => {
        const faults = one.faults.map(({ field, message }) =>
          field === '' ? message : `${field}: ${message}`,
        )
        console.error(`line ${one.line} refused: ${faults.join(' ')}`)
        pending.push(appendFile(`${path}.refused`, `${JSON.stringify(one)}\n`))
      },
      progress: ({ line, written, known, refused }) => {
        if ((written + known + refused) % EVERY !== 0) return
        console.log(`line ${line}: ${written} written, ${known} known already, ${refused} refused`)
        pending.push(writeFile(mark, String(line)))
      },
    },
  )
  await Promise.all(pending)
  await rm(mark, { force: true })
  console.log(
    `${lines.length} lines: ${so.written} written, ${so.known} known already, ${so.refused} refused.`,
  )
  const statistics = await publishStatistics({ knowledge, clock: wallClock }, jurisdiction)
  const rebuilt = await rebuildIndex({ knowledge }, jurisdiction)
  console.log(
    `Statistics of ${statistics?.documents ?? 0} precedents published; ${rebuilt.written} indexed by them.`,
  )
  process.exit(so.refused === 0 ? 0 : 2)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
