/** Which cases intake is told of, open or watched still, and who is told. */
import { describe, expect, it } from 'vitest'
import { buildPrecedent } from '#adapters/examples.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { openEntryOf } from '#domain/knowledge/open-entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { Actor } from '#domain/people/actor.ts'
import { sameByOf } from '#domain/triage/seen-before.ts'
import { triage } from '#domain/triage/triage.ts'
import { handlerOf, leader, leaderOf } from '#test/support/actors.ts'
import { advise, ground, MATTER, NO_REPORTS, OPEN } from '#test/support/advice.ts'
import { PACK } from '#test/support/case-harness.ts'

describe('POST /v1/advice/intake', () => {
  it('names an open case at the place for its matter or its words, and none that only shares the place', async () => {
    const { deps } = await ground()
    const at = '国定路555弄'
    const chosen = await advise(deps, { description: '', place: at, matter: MATTER })
    expect(chosen.body.duplicates).toMatchObject([{ caseId: OPEN.caseId, sure: 'likely' }])
    const other = await advise(deps, { description: '路灯不亮', place: at, matter: 'street-lamp' })
    expect(other.body.duplicates).toEqual([])
    const unsorted = await advise(deps, { description: '', place: at, matter: 'unsorted' })
    expect(unsorted.body.duplicates).toEqual([])
  })

  it('names the one that it would join by itself, and an unsorted one by its words', async () => {
    const { deps } = await ground()
    const description = '小区门口的石墩子被人挪走了，汽车开进来乱停，老人小孩走路很不安全。'
    const words = { description, place: '国定路555弄' }
    const unsorted: Case = {
      ...OPEN,
      caseId: 'c-unsorted',
      matter: 'unsorted',
      instructionDraft: description,
    }
    await deps.knowledge.listOpen(openEntryOf(unsorted, description, NO_STATISTICS))
    const { place } = triage({}, { ...words, salt: '' }, PACK)
    const sameBy = sameByOf({ appeal: 'complaint' }, words, { place })
    const certain = duplicateKey({ ...OPEN, sameBy }, PACK)
    const store = {
      ...deps.store,
      caseHeaders: async () => [unsorted],
      keyHolder: async (key: string) =>
        key === certain ? { caseId: 'c-unsorted', openedAt: OPEN.openedAt } : undefined,
    }
    const { body } = await advise({ ...deps, store }, words)
    expect(body.duplicates[0]).toMatchObject({ caseId: 'c-unsorted', sure: 'certain', score: 1 })
    expect(body.duplicates[0].reasons[0]).toEqual({ kind: 'for-certain' })
    const said = { ...words, description: '石墩子被人挪走了，汽车乱停', place: '政通路' }
    const likely = await advise({ ...deps, store }, said)
    expect(likely.body.duplicates).toMatchObject([
      { caseId: 'c-unsorted', sure: 'likely', reasons: [{ kind: 'words', words: expect.any(Array) }] },
    ])
  })

  it('names no case that has only the name of a road in common, though it is found by that', async () => {
    const { deps } = await ground()
    const words = '国定路上的国定路菜场，路灯不亮'
    const placed: Case = {
      ...OPEN,
      caseId: 'c-road',
      matter: 'street-lamp',
      instructionDraft: words,
      place: { ...OPEN.place, found: { by: 'name', sure: 'certain', grids: ['g1'] } },
    }
    await deps.knowledge.listOpen(openEntryOf(placed, words, NO_STATISTICS))
    const store = { ...deps.store, caseHeaders: async () => [placed] }
    const named = async (typed: object) =>
      (await advise({ ...deps, store }, typed)).body.duplicates.map((one: Case) => one.caseId)
    expect(await named({ description: '三号楼电梯老是关人', place: '国定路335弄' })).toEqual([])
    // Of a place that nobody knows it may be the same road, and of another one words may tell.
    expect(await named({ description: '国定路菜场路灯不亮', place: '国定路335弄' })).toEqual(['c-road'])
    expect(await named({ description: '不亮', place: '国定路菜场' })).toEqual(['c-road'])
  })

  it('names past cases whose place is watched still, with what the watch makes of a report, and none after that', async () => {
    const { deps } = await ground()
    const { precedentId } = buildPrecedent()
    const ended: Case = {
      ...OPEN,
      caseId: precedentId,
      status: 'ended',
      endedAt: '2021-02-01T02:00:00.000Z',
      ending: 'archived',
      watchUntil: '2021-08-01T02:00:00.000Z',
      instruction: '非机动车棚内违规搭建库房，棚外堆放易燃物。',
    }
    const headers = async (caseIds: readonly string[]) =>
      [OPEN, ended].filter((one) => caseIds.includes(one.caseId))
    const at = (now: string) => ({
      ...deps,
      store: { ...deps.store, caseHeaders: headers },
      clock: { now: async () => now },
    })
    const watching = at('2021-03-01T01:00:00.000Z')
    const same = await advise(watching, { description: '车棚里又搭了库房', place: '国定路555弄' })
    expect(same.body.watched).toEqual([
      {
        caseId: precedentId,
        place: OPEN.place,
        matter: MATTER,
        lead: 'chengguan',
        watchUntil: ended.watchUntil,
        score: expect.any(Number),
        reasons: [
          { kind: 'same-place' },
          { kind: 'same-matter' },
          { kind: 'words', words: expect.arrayContaining(['车棚', '库房']) },
        ],
        says: expect.objectContaining({ zh: expect.stringContaining('直接交网格长') }),
      },
    ])
    expect(same.body.duplicates.map(({ caseId }: { caseId: string }) => caseId)).toEqual([OPEN.caseId])
    // In like words at another place: likely, but what comes there is linked to nothing.
    const elsewhere = await advise(watching, { description: '车棚内违规搭建库房堆放易燃物', place: '政通路' })
    expect(elsewhere.body.watched).toMatchObject([{ caseId: precedentId }])
    expect(elsewhere.body.watched[0]).not.toHaveProperty('says')
    const other = await advise(watching, { description: '路灯不亮', place: '国定路555弄' })
    expect(other.body.watched).toEqual([])
    const over = await advise(at('2021-09-01T01:00:00.000Z'), {
      description: '车棚里又搭了库房',
      place: '国定路555弄',
    })
    expect(over.body.watched).toEqual([])
    const firm = await advise(
      watching,
      { description: '车棚里又搭了库房', place: '国定路555弄' },
      handlerOf('chengguan'),
    )
    expect(firm.body).not.toHaveProperty('watched')
  })

  it('says the same of a report that came in by itself, from the case it opened, and never that it is its own duplicate', async () => {
    const { deps } = await ground()
    const description = '车棚里搭了库房，王秀英 13900000000'
    const { lead: _nobody, ...unsent } = OPEN
    const fresh: Case = {
      ...unsent,
      caseId: 'c-fresh',
      openedBy: 'r-fresh',
      matterGuessed: true,
      position: { at: 'in', run: 1, visit: 1, stage: 'confirm', openedAt: OPEN.openedAt },
    }
    await deps.knowledge.listOpen(openEntryOf(fresh, description, NO_STATISTICS))
    const store = {
      ...deps.store,
      board: async () => ({ items: [OPEN, fresh] }),
      caseHeaders: async (caseIds: readonly string[]) =>
        [OPEN, fresh].filter((one) => caseIds.includes(one.caseId)),
      loadCase: async (caseId: string) =>
        caseId === 'c-fresh' ? { case: fresh, tasks: [], counters: NO_REPORTS } : undefined,
      reportText: async (reportId: string) =>
        reportId === 'r-fresh' ? { description, place: '国定路555弄', salt: '' } : undefined,
    }
    const { status, body } = await advise({ ...deps, store }, { caseId: 'c-fresh' })
    expect(status).toBe(200)
    expect(body.duplicates).toMatchObject([
      { caseId: OPEN.caseId, sure: 'likely', reasons: expect.arrayContaining([{ kind: 'same-place' }]) },
    ])
    expect(body.matters[0]).toMatchObject({ matter: MATTER })
    expect(JSON.stringify(body)).not.toMatch(/秀英|13900000000/u)
    expect((await advise({ ...deps, store }, { caseId: 'c-none' })).status).toBe(404)
    expect((await advise({ ...deps, store }, { caseId: 'c-fresh' }, leaderOf('g2'))).status).toBe(404)
  })

  it('tells a firm, and whom a case is about, nothing that was found by the words of its report', async () => {
    const { deps } = await ground()
    const asked = async (of: Case, who: Actor) => {
      const loadCase = async (): Promise<CaseState> => ({ case: of, tasks: [], counters: NO_REPORTS })
      return advise({ ...deps, store: { ...deps.store, loadCase } }, { caseId: OPEN.caseId }, who)
    }
    const refused = { status: 403, body: { code: 'not-permitted' } }
    expect(await asked({ ...OPEN, cooperating: ['wuye'] }, handlerOf('wuye'))).toMatchObject(refused)
    expect(await asked({ ...OPEN, subjects: ['chengguan'] }, handlerOf('chengguan'))).toMatchObject(refused)
    expect(await asked(OPEN, handlerOf('chengguan'))).toMatchObject({ status: 200 })
  })

  it('shows no open case that takes in no more reports', async () => {
    const { deps } = await ground()
    const typed = { description: '车棚里搭了库房', place: '国定路555弄' }
    const closing = { ...deps.store, board: async () => ({ items: [{ ...OPEN, withoutKey: true }] }) }
    expect((await advise({ ...deps, store: closing }, typed)).body.duplicates).toEqual([])
  })

  it('shows open cases only to those who may see cases', async () => {
    const { deps, read } = await ground()
    const typed = { description: '车棚里搭了库房', place: '国定路555弄' }
    expect((await advise(deps, typed, leader)).body.duplicates).toHaveLength(1)
    expect((await advise(deps, typed, leaderOf('g2'))).body.duplicates).toEqual([])
    const ofHouse = {
      ...deps.store,
      board: async () => ({ items: [{ ...OPEN, subjects: ['centre' as const] }] }),
    }
    expect((await advise({ ...deps, store: ofHouse }, typed)).body.duplicates).toEqual([])
    read.splice(0)
    const answered = await advise(deps, typed, handlerOf('chengguan'))
    expect(answered.body).not.toHaveProperty('duplicates')
    expect(read.filter((one) => !one.startsWith('=') && one.includes('|'))).toEqual([])
  })
})
