/**
 * `npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]`: a street starts with its history. Lines that
 * are refused are told and kept beside the file; broken off, it goes on where it was. On AWS it runs with the operator's
 * own credentials.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { LOCAL } from '#local/paths.ts'
import { deploymentOf } from './deployment.ts'
import { importFile } from './import-file.ts'
import { publishedPacks } from './published-packs.ts'

const [path, environment, jurisdiction] = process.argv.slice(2)
if (path === undefined) {
  console.error('Which file? npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]')
  process.exit(1)
}
try {
  const deployment = await deploymentOf(environment)
  const { settings, KnowledgeTable } = deployment
  const { serving, rulesOf } = publishedPacks(deployment)
  const { anyRefused } = await importFile(
    {
      knowledge: createKnowledge({ client: new DynamoDBClient(settings), knowledgeTable: KnowledgeTable }),
      rules: await rulesOf(jurisdiction ?? (await serving.byDefault())),
      clock: wallClock,
      base: KnowledgeTable,
      folder: LOCAL,
      say: (words) => console.log(words),
      complain: (words) => console.error(words),
    },
    path,
  )
  process.exit(anyRefused ? 2 : 0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
