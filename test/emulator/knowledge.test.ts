import { describe, inject } from 'vitest'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { describeKnowledge } from '#test/adapters/knowledge-contract.ts'
import { createTable } from '#test/support/create-table.ts'

describe('the knowledge base on DynamoDB', () => {
  const client = dynamoDbClient(clientSettings(inject('emulator')))
  let tables = 0
  describeKnowledge(async () => {
    tables += 1
    await createTable(client, 'knowledge', `knowledge-${tables}`)
    return createKnowledge({ client, knowledgeTable: `knowledge-${tables}` })
  })
})
