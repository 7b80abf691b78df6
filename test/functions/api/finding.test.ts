import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspectorIn,
  leader,
  leaderOf,
  operator,
  supervisor,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, type Telling } from '#test/support/telling.ts'

type Query = Readonly<Record<string, string>>
const STREET = { board: 'street' }
const SOURCE = { system: 'district.12345', reference: 'GD-2021-0118-7' }
const LAMP = { ...SHED, place: '政立路477号', matter: 'street-lamp' }

/** What each query finds, by what issue 14 asks for: the cases by name, and how many calls of the store it takes at most. */
const ASKED: readonly (readonly [
  what: string,
  query: (of: Reported) => Query,
  finds: readonly Name[],
  calls: number,
])[] = [
  ['our number', ({ shed }) => ({ find: shed.caseId }), ['shed'], 3],
  ['the report’s number', ({ shed }) => ({ find: shed.reportId }), ['shed'], 4],
  ['the upstream number', () => ({ find: SOURCE.reference }), ['ordered'], 8],
  ['the tracking code', ({ shed }) => ({ find: shed.trackingCode }), ['shed'], 4],
  ['the phone', () => ({ find: '137 0000 0001' }), ['lamp'], 6],
  ['the place', () => ({ find: '国定路555弄' }), ['shed'], 14],
  ['the matter', () => ({ ...STREET, matter: 'street-lamp' }), ['lamp', 'ordered'], 1],
  ['the party that has it', () => ({ board: 'party:chengguan' }), ['shed'], 2],
  ['the party that leads', () => ({ ...STREET, lead: 'chengguan' }), ['shed'], 1],
  ['the grid', () => ({ board: 'grid:g1' }), ['shed'], 1],
  ['the grid, of a street', () => ({ ...STREET, grid: 'g1' }), ['shed'], 1],
  ['the stage', () => ({ ...STREET, stage: 'handling' }), ['shed'], 1],
  ['the time, from a day on', () => ({ ...STREET, openedFrom: '2021-01-19' }), ['ordered'], 1],
  ['the time, until a day', () => ({ ...STREET, openedUntil: '2021-01-18' }), ['shed', 'lamp'], 1],
  [
    'a stretch of time and a matter',
    () => ({ ...STREET, openedFrom: '2021-01-18', openedUntil: '2021-01-18', matter: 'street-lamp' }),
    ['lamp'],
    1,
  ],
  ['the month in which it ended', () => ({ ended: '2021-01', lead: 'chengguan' }), [], 1],
  ['what is late', () => ({ ...STREET, late: 'true' }), [], 1],
]

type Name = 'shed' | 'lamp' | 'ordered'
type One = { readonly caseId: string; readonly reportId: string; readonly trackingCode: string }
type Reported = Readonly<Record<Name, One>>

describe('14.8 Finding', () => {
  let telling: Telling
  let of: Reported
  const calls: string[] = []

  beforeAll(async () => {
    telling = beginTelling(
      createSystem({
        around: (call, carryOut) => {
          if (call.consumer === 'api' && (call.port === 'store' || call.port === 'knowledge'))
            calls.push(call.method)
          return carryOut()
        },
      }),
    )
    const reported = async (body: object): Promise<One> => {
      const known = new Set((await telling.system.ports.store.openCases('wujiaochang')).items)
      const { reportId, trackingCode } = fine(await telling.api.submitAtDesk(callTaker, body), 201).body
      await telling.system.settle()
      const { items } = await telling.system.ports.store.openCases('wujiaochang')
      return { caseId: items.find((one) => !known.has(one)) ?? '', reportId, trackingCode }
    }
    await telling.system.advanceTo(local('2021-01-18 09:00'))
    const shed = await reported(SHED)
    telling.caseId = shed.caseId
    await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
    await telling.system.settle()
    await settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
    await telling.system.settle()
    const lamp = await reported({ ...LAMP, reporter: { name: '李先生', phone: '13700000001' } })
    await telling.system.advanceTo(local('2021-01-19 09:00'))
    const ordered = await reported({
      ...LAMP,
      place: '国和路1号',
      description: '路灯整夜不亮',
      channel: 'district',
      source: SOURCE,
    })
    of = { shed, lamp, ordered }
  })

  const found = async (who: Actor, query: Query): Promise<string[]> =>
    fine(await telling.api.cases(who, query)).body.items.map(({ caseId }: One) => caseId)
  const named = (names: readonly Name[]): string[] => names.map((name) => of[name].caseId).sort()

  test.each(ASKED)('by %s, in a bounded number of reads', async (_, query, finds, most) => {
    calls.length = 0
    expect((await found(callTaker, query(of))).sort()).toEqual(named(finds))
    const reads = calls.filter((method) => method !== 'save')
    expect(reads.length, reads.join()).toBeLessThanOrEqual(most)
  })

  test.each(ASKED)('by %s, page by page, the same and each once', async (_, query, finds) => {
    const all: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 10; page += 1) {
      const asked = { ...query(of), limit: '1', ...(cursor === undefined ? {} : { cursor }) }
      const { body } = fine(await telling.api.cases(callTaker, asked))
      expect(body.items.length).toBeLessThanOrEqual(query(of).find === undefined ? 1 : 30)
      all.push(...body.items.map(({ caseId }: One) => caseId))
      cursor = body.cursor
      if (cursor === undefined) break
    }
    expect(cursor).toBeUndefined()
    expect(all.sort()).toEqual(named(finds))
  })

  test.each(ASKED)('by %s, nobody finds what is not theirs to see', async (_, query) => {
    const asked = query(of)
    /** Who sees which of the cases, however it is looked for. */
    const sight: readonly (readonly [Actor, readonly Name[]])[] = [
      [leader, ['shed']],
      // What no gazetteer knows lies with the fallback grid.
      [leaderOf('g5'), ['ordered']],
      [inspectorIn('g1'), ['shed']],
      [handlerOf('chengguan'), ['shed']],
      [handlerOf('fangban'), []],
      [operator, []],
    ]
    for (const [who, sees] of sight) {
      const answer = await telling.api.cases(who, asked)
      if (answer.status === 403) continue
      const may = named(sees)
      for (const { caseId } of fine(answer).body.items as One[])
        expect(may, `${who.id} ${caseId}`).toContain(caseId)
    }
  })

  test('by phone is for those alone who call reporters, and each look is recorded', async () => {
    const phone = { find: '13700000001' }
    for (const who of [dispatcher, supervisor, leader]) expect(await found(who, phone), who.id).toEqual([])
    expect(await found(callTaker, phone)).toEqual([of.lamp.caseId])
    const { items } = fine(await telling.api.looks(centreHead, { month: '2021-01' })).body
    expect(items).toContainEqual(expect.objectContaining({ reportId: of.lamp.reportId }))
  })
})
