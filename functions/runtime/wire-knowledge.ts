import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import type { Knowledge } from '#adapters/ports.ts'
import { cachedStatistics, type Remembering } from './cached-statistics.ts'

type Variables = { readonly KNOWLEDGE_TABLE: string }

/** The knowledge base, for the functions that ask nothing of its statistics: they need no right to read them. */
export const wirePlainKnowledge = ({ KNOWLEDGE_TABLE: knowledgeTable }: Variables): Knowledge =>
  createKnowledge({ client: dynamoDbClient(), knowledgeTable })

/** The knowledge base with its statistics cached, for the functions that look precedents up or write them. */
export const wireKnowledge = (variables: Variables): Remembering =>
  cachedStatistics(wirePlainKnowledge(variables))
