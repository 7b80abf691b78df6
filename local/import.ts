/**
 * `npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]`: a street starts with its history. Lines that
 * are refused are told and kept beside the file; broken off, it goes on where it was. On AWS it runs with the operator's
 * own credentials.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { JURISDICTIONS, rulesOf } from '#functions/runtime/rules.ts'
import { importPastCases, publishStatisticsOf } from '#functions/usecases/import-past-cases.ts'
import { publishStatistics } from '#functions/usecases/tend-knowledge.ts'
import { deploymentOf } from './deployment.ts'
import { readPastCases } from './past-cases.ts'
import { LOCAL } from './paths.ts'

/** Progress is told and kept every so many lines. */
const EVERY = 100

/** The file of refused lines as it stood when the import broke off; a fresh one begins without. */
function refusedUpTo(after: number, file: string): string {
  const told = after > 0 && existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const kept = told.filter((line) => Number(/^\{"line":(\d+)/.exec(line)?.[1]) <= after)
  rmSync(file, { force: true })
  if (kept.length > 0) writeFileSync(file, `${kept.join('\n')}\n`)
  return file
}

const [path, environment, jurisdiction = JURISDICTIONS[0] ?? ''] = process.argv.slice(2)
if (path === undefined) {
  console.error('Which file? npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]')
  process.exit(1)
}
try {
  const { settings, KnowledgeTable } = await deploymentOf(environment)
  const knowledge = createKnowledge({ client: new DynamoDBClient(settings), knowledgeTable: KnowledgeTable })
  const { lines, columns, encoding } = await readPastCases(path)
  if (encoding !== 'utf-8') console.log(`The file is in ${encoding.toUpperCase()}.`)
  if (columns.unread.length > 0) console.log(`Columns that are not read: ${columns.unread.join(', ')}`)
  const name = createHash('sha256')
    .update(`${KnowledgeTable}\n${jurisdiction}\n`)
    .update(await readFile(path))
    .digest('hex')
  await mkdir(LOCAL, { recursive: true })
  const mark = join(LOCAL, `import-${name.slice(0, 16)}`)
  const after = Number(await readFile(mark, 'utf8').catch(() => '0'))
  if (after > 0) console.log(`Going on behind line ${after}.`)
  const rules = rulesOf(jurisdiction)
  const left = lines.filter(({ line }) => line > after)
  const refusals = refusedUpTo(after, `${path}.refused`)
  if (after === 0) {
    const counted = await publishStatisticsOf({ knowledge, clock: wallClock, rules }, lines)
    if (counted) console.log(`Statistics of the ${lines.length} lines published; they are indexed by them.`)
  }
  const so = await importPastCases({ knowledge, rules, clock: wallClock }, left, {
    refused: (one) => {
      const faults = one.faults.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
      console.error(`line ${one.line} refused: ${faults.join(' ')}`)
      appendFileSync(refusals, `${JSON.stringify(one)}\n`)
    },
    progress: ({ line, written, known, refused }) => {
      if ((written + known + refused) % EVERY !== 0) return
      console.log(`line ${line}: ${written} written, ${known} known already, ${refused} refused`)
      writeFileSync(mark, String(line))
    },
  })
  await rm(mark, { force: true })
  console.log(
    `${left.length} of ${lines.length} lines: ${so.written} written, ${so.known} known already, ${so.refused} refused` +
      `${existsSync(refusals) ? `; refused lines are kept in ${refusals}.` : '.'}`,
  )
  if (so.written > 0 || after > 0) {
    const statistics = await publishStatistics({ knowledge, clock: wallClock }, jurisdiction)
    console.log(
      statistics === undefined
        ? 'No statistics were published: somebody else has meanwhile, or no card could be read.'
        : `Statistics of ${statistics.documents} precedents published. What stood before is indexed by them with ` +
            '`npm run knowledge -- rebuild`.',
    )
  }
  process.exit(existsSync(refusals) ? 2 : 0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
