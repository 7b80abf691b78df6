import { expect, test } from 'vitest'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { openWordList, openWords } from '#domain/knowledge/open-entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { listOpenCases } from '#functions/usecases/precedents/list-open-case.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine } from '#test/support/telling.ts'

const LEAK = '屋顶漏水，天花板发霉'
/** A list that this report's case is in, and no other. */
const LIST = openWordList(openWords(LEAK, NO_STATISTICS)[0]?.term ?? '')

test('open cases to which nothing has happened since there were lists are listed by a rebuild, however often it is done', async () => {
  const system = createSystem()
  const { api } = beginTelling(system)
  const first = fine(await api.report({ ...SHED, description: LEAK }), 201).body
  fine(await api.report({ ...SHED, description: '烧烤摊油烟呛人' }), 201)
  await system.settle()
  const { store } = system.ports
  const report = await store.loadReport(first.reportId)
  const caseId = report?.status === 'joined' ? report.caseId : ''
  // As it is where they were opened before: nothing stands in the index of them.
  const knowledge = createMemoryKnowledge()
  const found = async () =>
    (await knowledge.postings({ jurisdiction: 'wujiaochang', list: LIST, limit: 10 })).items
  expect(await found()).toEqual([])
  const seen: number[] = []
  const deps = { store, knowledge }
  expect(await listOpenCases(deps, 'wujiaochang', (so) => seen.push(so))).toEqual({ seen: 2, written: 2 })
  expect(seen.at(-1)).toBe(2)
  const listed = await found()
  expect(listed).toEqual([{ list: LIST, rank: expect.stringContaining(caseId) }])
  await listOpenCases(deps, 'wujiaochang')
  expect(await found()).toEqual(listed)
  expect(await listOpenCases(deps, 'elsewhere')).toEqual({ seen: 0, written: 0 })
})
