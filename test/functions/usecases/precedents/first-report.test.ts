import { expect, test } from 'vitest'
import { buildCase, buildEvent } from '#adapters/examples.ts'
import type { Entry } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { type PrecedentDependencies, writePrecedent } from '#functions/usecases/precedents/write-precedent.ts'
import { rulesOf, serving } from '#test/support/sample-rules.ts'

test('a precedent tells the trouble in the words of whoever reported first, whatever the ids say', async () => {
  const at = buildCase().openedAt
  const archived = buildCase({ status: 'ended', ending: 'archived', endedAt: at, watchUntil: at } as never)
  const receivedAt: Record<string, string> = {
    'r-a': '2021-01-18T03:00:00.000Z',
    'r-b': '2021-01-18T01:00:00.000Z',
  }
  const { event } = buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 })
  const begun = (time: string) => ({ event: { ...event, metadata: { ...event.metadata, time } }, texts: {} })
  const written: Entry[] = []
  const deps: PrecedentDependencies = {
    store: {
      loadCase: async () => ({ case: archived, tasks: [], counters: { standing: 2, joined: 1, found: 0 } }),
      reportsOfCase: async () => ({ items: ['r-a', 'r-b'] }),
      history: async (subject) => ({ items: [begun(receivedAt[subject.replace('report/', '')] ?? at)] }),
      reportText: async (reportId) => ({ description: `words of ${reportId}`, place: '', salt: '' }),
    },
    knowledge: {
      load: async () => undefined,
      postings: async () => ({ items: [] }),
      statistics: async () => NO_STATISTICS,
      upsert: async (entry) => {
        written.push(entry)
        return 'written'
      },
    },
    clock: { now: async () => at },
    rulesOf,
    serving,
  }

  expect(await writePrecedent(deps, archived.caseId)).toBe('written')

  expect(written.map(({ precedent }) => precedent.problem)).toEqual(['words of r-b'])
})
