/** The same look-ups through DynamoDB's own protocol: what comes back and what it costs has to be what memory says. */
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'
import type { Measured } from '../measure.ts'
import { ask, type Question } from './ask.ts'
import { counting, fill, published } from './base.ts'
import { grower, precedentFrom, readMessages } from './messages.ts'

/** Writing through the emulator takes its time: as many precedents, and as many questions. */
const SIZE = 1_000
const QUESTIONS = 200
const TABLE = 'knowledge-bench'

/** Fills a table of the emulator and asks it what memory is asked, too. */
export async function compareWithEmulator(endpoint: string): Promise<Measured[]> {
  const { messages } = readMessages()
  const of = grower(messages)
  const statistics = published(SIZE, of)
  const client = dynamoDbClient(clientSettings(endpoint))
  await createTable(client, 'knowledge', TABLE)
  const knowledge = createKnowledge({ client, knowledgeTable: TABLE })
  for (let n = 0; n < SIZE; n += 1) await knowledge.upsert(entryOf(precedentFrom(n, of(n)), statistics))
  const questions: Question[] = Array.from({ length: QUESTIONS }, (_, i) => {
    const wanted = Math.floor((i * Math.min(SIZE, messages.length)) / QUESTIONS)
    return { wanted, title: messages[wanted]?.title ?? '' }
  })
  const titles = questions.map(({ title }) => title)
  const inMemory = await ask(fill(SIZE, of, titles, { statistics }), questions)
  const onTable = await ask({ ...counting(knowledge), statistics }, questions)
  const figures = (one: typeof inMemory) => `MRR ${one.mrr.toFixed(4)}, ${one.units.mean.toFixed(1)} units`
  return [
    {
      what: `read units of a look-up, the dearest, at ${SIZE} on the emulator's DynamoDB`,
      value: onTable.units.most,
      budget: 60,
      unit: '',
      from: `${figures(onTable)}; in memory ${figures(inMemory)}`,
    },
    {
      what: 'difference of table and memory in MRR and units',
      value: Math.abs(onTable.mrr - inMemory.mrr) + Math.abs(onTable.units.mean - inMemory.units.mean),
      budget: 0,
      unit: '',
      from: `${QUESTIONS} titles`,
    },
  ]
}
