import { buildCase, buildPrecedent } from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { ReportText } from '#domain/report/record/report.ts'
import { reply } from '#functions/api/advise-intake.ts'
import { callTaker } from './actors.ts'
import { PACK } from './case-harness.ts'
import { ask } from './http.ts'
import { rulesOf } from './sample-rules.ts'

/** What the open case is about. */
export const MATTER = 'illegal-structure'
export const NO_REPORTS: CaseState['counters'] = { standing: 1, joined: 0, found: 0 }
/** The case that holds the shed. */
export const OPEN = buildCase({
  matter: MATTER,
  lead: 'chengguan',
  place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
  position: { at: 'in', run: 1, visit: 3, stage: 'handling', openedAt: '2021-01-19T01:00:00.000Z' },
})

/** A base with a shed at 国定路555弄 and a lamp elsewhere; one open case holds the shed. Counts what is read. */
export async function ground() {
  const knowledge = createMemoryKnowledge()
  for (const one of [
    buildPrecedent({ matter: MATTER, placeKind: 'residential' }),
    buildPrecedent({
      precedentId: 'c-lamp',
      matter: 'neighbour-dispute',
      placeKey: 'x',
      problem: '台灯太亮照进卧室，晚上睡不着。',
      parties: [],
    }),
  ])
    await knowledge.upsert(entryOf(one, NO_STATISTICS))
  const read: string[] = []
  const { caseId, openedAt } = OPEN
  const holders = new Map([[duplicateKey(OPEN, PACK), { caseId, openedAt }]])
  const store = {
    keyHolder: async (key: string) => {
      read.push(key)
      return holders.get(key)
    },
    board: async ({ grid, placeKey }: { grid?: string; placeKey?: string }): Promise<{ items: Case[] }> => {
      read.push(`board|${placeKey}`)
      return { items: grid === OPEN.place.grid && placeKey === OPEN.place.key ? [OPEN] : [] }
    },
    caseHeaders: async (caseIds: readonly string[]) => [OPEN].filter((one) => caseIds.includes(one.caseId)),
    loadCase: async (caseId: string): Promise<CaseState | undefined> =>
      caseId === OPEN.caseId ? { case: OPEN, tasks: [], counters: NO_REPORTS } : undefined,
    reportText: async (_reportId: string): Promise<ReportText | undefined> => undefined,
    standingOrders: async (_jurisdiction: string) => undefined,
  }
  const clock = { now: async () => '2021-09-01T01:00:00.000Z' }
  const postings: typeof knowledge.postings = async (query) => {
    read.push(query.list)
    return knowledge.postings(query)
  }
  const statisticsSoFar = (_jurisdiction: string) => NO_STATISTICS
  return { deps: { store, knowledge: { ...knowledge, postings }, statisticsSoFar, rulesOf, clock }, read }
}
type Ground = Awaited<ReturnType<typeof ground>>['deps'] & { readonly timeoutMs?: number }

/** Asks for advice at intake. */
export const advise = (deps: Ground, body: unknown, who = callTaker) =>
  ask((event) => reply(deps, event), { who, body })
