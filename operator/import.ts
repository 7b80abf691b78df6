/**
 * `npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]`: a street starts with its history. Lines that
 * are refused are told and kept beside the file; broken off, it goes on where it was. On AWS it runs with the operator's
 * own credentials.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { JURISDICTIONS, rulesOf } from '#functions/runtime/rules.ts'
import { LOCAL } from '#local/paths.ts'
import { deploymentOf } from './deployment.ts'
import { importFile } from './import-file.ts'

const [path, environment, jurisdiction = JURISDICTIONS[0] ?? ''] = process.argv.slice(2)
if (path === undefined) {
  console.error('Which file? npm run import -- <file.csv | file.ndjson> [environment] [jurisdiction]')
  process.exit(1)
}
try {
  const { settings, KnowledgeTable } = await deploymentOf(environment)
  const { anyRefused } = await importFile(
    {
      knowledge: createKnowledge({ client: new DynamoDBClient(settings), knowledgeTable: KnowledgeTable }),
      rules: rulesOf(jurisdiction),
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
