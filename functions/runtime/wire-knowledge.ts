import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { type Remembering, rememberedStatistics } from './remembered-statistics.ts'

/** The knowledge base, for the functions that have to do with it. */
export const wireKnowledge = ({
  KNOWLEDGE_TABLE: knowledgeTable,
}: {
  readonly KNOWLEDGE_TABLE: string
}): Remembering => rememberedStatistics(createKnowledge({ client: dynamoDbClient(), knowledgeTable }))
