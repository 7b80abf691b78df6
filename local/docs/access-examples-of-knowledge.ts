import { cardItem, postingItem, precedentItem, statisticsItem } from '#adapters/dynamodb/knowledge-items.ts'
import { openItem } from '#adapters/dynamodb/open-lists.ts'
import { buildEntry } from '#adapters/examples.ts'
import type { Knowledge } from '#adapters/ports.ts'
import { openEntryOf } from '#domain/knowledge/open-entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { Kept } from '#domain/knowledge/steps.ts'
import { CASE, type Called, REPORT_TEXT } from './access-examples.ts'

export const ENTRY = buildEntry({ revision: 1, problem: REPORT_TEXT.description.repeat(4) })
const KEPT: Kept = { ...ENTRY, complete: true }
const EARLIER: Kept = { ...buildEntry(), complete: true }

const OPEN_ENTRY = openEntryOf(CASE, REPORT_TEXT.description, NO_STATISTICS)
const OPEN_BEFORE = {
  version: OPEN_ENTRY.version,
  postings: [...OPEN_ENTRY.postings, { list: '~路灯', rank: `A${CASE.caseId}.abcd` }],
  leaving: [],
}

/** Every method of the knowledge base. */
export const KNOWLEDGE: Readonly<Record<keyof Knowledge, Called<Knowledge>>> = {
  read: {
    purpose: 'A precedent',
    finds: [[precedentItem(KEPT)]],
    call: (knowledge) => knowledge.read('{precedentId}'),
  },
  load: {
    purpose: 'A precedent with the manifest of its postings',
    finds: [[precedentItem(KEPT)]],
    call: (knowledge) => knowledge.load('{precedentId}'),
  },
  upsert: {
    purpose: 'Keeps a precedent with its card and postings: for the first time, and over an earlier revision',
    finds: [[], [], [], [], [], [precedentItem(EARLIER)], []],
    call: (knowledge) => knowledge.upsert(ENTRY).then(() => knowledge.upsert(ENTRY)),
  },
  postings: {
    purpose: 'The beginning of a list of the index',
    finds: [
      Array.from({ length: 340 }, () =>
        postingItem(CASE.jurisdiction, { list: '车棚', rank: `A${CASE.caseId}` }),
      ),
    ],
    call: (knowledge) => knowledge.postings({ jurisdiction: CASE.jurisdiction, list: '车棚', limit: 340 }),
  },
  cards: {
    purpose: 'The cards of some candidates',
    finds: [ENTRY.card === undefined ? [] : [cardItem(ENTRY.card)]],
    call: (knowledge) => knowledge.cards(['{precedentId}']),
  },
  listOpen: {
    purpose: 'Lists an open case by its words and the cell of its pin, and takes out what it had before',
    finds: [[openItem(CASE.caseId, OPEN_BEFORE)], [openItem(CASE.caseId, OPEN_BEFORE)]],
    call: (knowledge) => knowledge.listOpen(OPEN_ENTRY),
  },
  statistics: {
    purpose: 'What is common in a jurisdiction, cached for minutes',
    finds: [[statisticsItem(CASE.jurisdiction, NO_STATISTICS)]],
    call: (knowledge) => knowledge.statistics('{jurisdiction}'),
  },
  publish: {
    purpose: 'Publishes the next statistics',
    finds: [[]],
    call: (knowledge) => knowledge.publish('{jurisdiction}', NO_STATISTICS),
  },
}
