/** What a street's knowledge base has counted of words: that of messages that were answered, none of which is measured on. */
import { countInto, newSample, type Statistics, statisticsOf } from '#domain/knowledge/statistics.ts'
import { counted } from '#domain/knowledge/terms.ts'
import { readMessages } from '../knowledge/messages.ts'

/** The statistics of answered messages. */
export function baseStatistics(): Statistics {
  const { messages } = readMessages()
  const sample = newSample()
  for (const { text, reply } of messages) countInto(sample, counted([text, reply]))
  return statisticsOf(sample, { documents: messages.length, version: 1, at: '2021-01-18T01:00:00.000Z' })
}
