import { describe, expect, test } from 'vitest'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspectorIn,
  leader,
  leaderOf,
  operator,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import type { Answer } from '#test/support/http.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { act, beginTelling, fine, proposed, settleTask, type Telling, tell } from '#test/support/telling.ts'

const told = ({ status, body }: Answer): [number, string, string] => [
  status,
  body.code,
  body.errors?.[0]?.field,
]
/** The numbers of the cases on a page. */
const numbers = (answer: Answer): string[] =>
  fine(answer).body.items.map(({ caseId }: { caseId: string }) => caseId)
const lines = (answer: Answer) => fine(answer).body.items

/** The case of the story, dispatched to three parties. */
const inHandling = (options = {}): Promise<Telling> =>
  tell(beginTelling(createSystem(options)), { steps: STORY.slice(0, 3) })

/** One more report, of another place; which opens a case of its own. */
async function another({ api, system }: Telling, over: object): Promise<string> {
  const before = new Set((await system.ports.store.openCases('wujiaochang')).items)
  fine(await api.submitAtDesk(callTaker, { ...SHED, ...over }), 201)
  await system.settle()
  return (await system.ports.store.openCases('wujiaochang')).items.find((one) => !before.has(one)) ?? ''
}

describe('GET /v1/cases?board', () => {
  test('tells of each open case where it is, what, where it stands, who holds it up and how long that has', async () => {
    const telling = await inHandling()

    const [line] = lines(await telling.api.cases(centreHead, { board: 'street' }))

    expect(line).toMatchObject({
      caseId: telling.caseId,
      place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
      matter: expect.any(String),
      stage: { code: 'handling', zh: '处置' },
      lead: 'chengguan',
      waitsFor: {
        who: expect.arrayContaining([{ kind: 'party', party: 'chengguan' }]),
        dueAt: expect.any(String),
        left: { pace: 'working', millis: expect.any(Number) },
      },
      late: false,
      emergency: false,
      stuck: false,
      reports: 1,
    })
  })

  test('of a grid and of a party hold their cases, each for those whose they are and for the centre', async () => {
    const telling = await inHandling()
    const { api, caseId } = telling
    const elsewhere = await another(telling, { place: '政立路477号' })
    const squad = handlerOf('chengguan')

    expect(numbers(await api.cases(dispatcher, { board: 'street' })).sort()).toEqual(
      [caseId, elsewhere].sort(),
    )
    for (const who of [leader, deputy, centreHead, supervisor])
      expect(numbers(await api.cases(who, { board: 'grid:g1' }))).toContain(caseId)
    expect(numbers(await api.cases(squad, { board: 'party:chengguan' }))).toEqual([caseId])
    expect(numbers(await api.cases(dispatcher, { board: 'party:chengguan' }))).toEqual([caseId])
    expect(numbers(await api.cases(dispatcher, { board: 'party:disanfang' }))).toEqual([])

    for (const [who, board] of [
      [leader, 'street'],
      [leader, 'grid:g2'],
      [inspectorIn('g2'), 'grid:g1'],
      [squad, 'grid:g1'],
      [squad, 'party:wuye'],
      [operator, 'street'],
    ] as const)
      expect(told(await api.cases(who, { board })), `${who.id} ${board}`).toEqual([
        403,
        'not-permitted',
        'board',
      ])
  })

  test('hides a case from those it is about, and from them alone', async () => {
    const telling = beginTelling(createSystem())
    const hidden = await another(telling, { about: 'grid-leader' })

    expect(numbers(await telling.api.cases(leader, { board: 'grid:g1' }))).toEqual([])
    expect(numbers(await telling.api.cases(leader, { find: hidden }))).toEqual([])
    expect(numbers(await telling.api.cases(centreHead, { board: 'grid:g1' }))).toEqual([hidden])
  })

  test('is filtered by stage, matter, and what is late or parked', async () => {
    const telling = await inHandling()
    const { api, system, caseId } = telling
    const other = await another(telling, { place: '政立路477号', matter: 'street-lamp' })
    const asked = async (query: Record<string, string>) =>
      numbers(await api.cases(centreHead, { board: 'street', ...query }))

    expect(await asked({ stage: 'handling' })).toEqual([caseId])
    expect(await asked({ matter: 'street-lamp' })).toEqual([other])
    expect(await asked({ late: 'true' })).toEqual([])
    await act(telling, leader, { action: 'refer', note: '久拖不决' })
    await system.settle()
    await settleTask(telling, leader, 'decide', {
      outcome: 'park',
      reviewAt: local('2021-03-01 09:00'),
      note: '经费未到位',
      endsWhen: '经费到位',
      publicWords: '已列入计划',
    })
    await act(telling, centreHead, { action: 'countersign', proposal: await proposed(telling) })
    await system.settle()
    expect(await asked({ parked: 'true' })).toEqual([caseId])
    expect(await asked({ parked: 'false' })).toEqual([other])
    await system.advanceTo(local('2021-01-20 12:00'))
    expect(await asked({ late: 'true' })).toEqual([other])
  })

  test('goes on page by page, each one Query', async () => {
    const queries: string[] = []
    const telling = await inHandling({
      around: (call: { port: string; method: string }, carryOut: () => unknown) => {
        if (call.port === 'store') queries.push(call.method)
        return carryOut()
      },
    })
    const others = [
      await another(telling, { place: '政立路477号' }),
      await another(telling, { place: '国和路1号' }),
    ]
    const ofAll: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 5; page += 1) {
      queries.length = 0
      const { body } = fine(
        await telling.api.cases(centreHead, { board: 'street', limit: '2', ...(cursor && { cursor }) }),
      )
      expect(queries).toEqual(['board'])
      ofAll.push(...body.items.map((one: { caseId: string }) => one.caseId))
      cursor = body.cursor
      if (cursor === undefined) break
    }
    expect(ofAll.sort()).toEqual([telling.caseId, ...others].sort())
    expect(told(await telling.api.cases(centreHead, { board: 'grid:g1', cursor: 'x' }))[1]).toBe('bad-cursor')
  })

  test('is one of three things that can be asked for', async () => {
    const { api } = await inHandling()
    for (const query of [{}, { board: 'street', find: '国定路' }] as Record<string, string>[])
      expect(told(await api.cases(centreHead, query))).toEqual([400, 'invalid', 'board'])
    expect(told(await api.cases(centreHead, { board: 'town' }))).toEqual([400, 'invalid', 'board'])
    expect(told(await api.cases(centreHead, { ended: '2021-13' }))).toEqual([400, 'invalid', 'ended'])
  })
})

describe('GET /v1/cases?ended', () => {
  test('tells what ended in the month, how, and until when its place is watched', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY })
    const ended = await telling.api.cases(leader, { ended: '2021-02' })

    expect(lines(ended)).toMatchObject([
      { caseId: telling.caseId, ending: 'archived', watchUntil: expect.any(String), late: false },
    ])
    expect(lines(ended)[0]).not.toHaveProperty('waitsFor')
    expect(numbers(await telling.api.cases(centreHead, { ended: '2021-01' }))).toEqual([])
    expect(numbers(await telling.api.cases(leaderOf('g2'), { ended: '2021-02' }))).toEqual([])
    expect(numbers(await telling.api.cases(centreHead, { board: 'street' }))).toEqual([])
  })
})

describe('GET /v1/cases?find', () => {
  test('finds a case by its number, the report, the tracking code, the phone and the place', async () => {
    const { api, caseId, reportId, trackingCode } = await inHandling()
    const by = async (find: string) =>
      lines(await api.cases(callTaker, { find })).map((one: { caseId: string; foundBy: string }) => [
        one.caseId,
        one.foundBy,
      ])

    expect(await by(caseId.toUpperCase())).toEqual([[caseId, 'case']])
    expect(await by(reportId)).toEqual([[caseId, 'report']])
    expect(await by(` ${trackingCode.toLowerCase()} `)).toEqual([[caseId, 'report']])
    expect(await by('（021）55550555')).toEqual([[caseId, 'phone']])
    for (const place of ['国定路555弄', '小区国定路555弄的车棚', '国定路'])
      expect(await by(place), place).toEqual([[caseId, 'place']])
    expect(await by('13800000000')).toEqual([])
    expect(await by('c-none')).toEqual([])
  })

  test('by the number that another authority gave it', async () => {
    const telling = beginTelling(createSystem())
    const { pack } = await telling.system.depsOf('api').rulesOf('wujiaochang')
    const system = pack.systems[0]?.source ?? ''
    const caseId = await another(telling, { source: { system, reference: 'GD2021-0118-7' } })

    expect(lines(await telling.api.cases(dispatcher, { find: 'GD2021-0118-7' }))).toMatchObject([
      { caseId, foundBy: 'upstream' },
    ])
  })

  test('what ended at a place, behind what is open there', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY })
    const again = await another(telling, {})

    expect(numbers(await telling.api.cases(shiftLeader, { find: '国定路555弄' }))).toEqual([
      again,
      telling.caseId,
    ])
  })

  test('leads nobody from a reporter to a case who does not call reporters', async () => {
    const { api } = await inHandling()
    for (const who of [dispatcher, leader, handlerOf('chengguan'), supervisor])
      expect(numbers(await api.cases(who, { find: '021-55550555' })), who.id).toEqual([])
  })

  test('shows whom a case is about neither by a report nor by a place that tells more than the building', async () => {
    const telling = beginTelling(createSystem())
    const caseId = await another(telling, { place: '黄兴路88弄12号302室楼上' })
    telling.caseId = caseId
    await settleTask(telling, callTaker, 'contact', {
      outcome: 'accepted',
      note: '属实',
      subjects: ['wuye'],
    })
    await telling.system.settle()
    await settleTask(telling, dispatcher, 'dispatch', {
      outcome: 'dispatched',
      lead: 'chengguan',
      cooperating: ['wuye'],
      note: '请入户查看',
    })
    await telling.system.settle()
    const firm = handlerOf('wuye')
    const report = (await telling.system.ports.store.loadCase(caseId))?.case.openedBy ?? ''
    expect(numbers(await telling.api.cases(dispatcher, { find: report }))).toEqual([caseId])

    for (const find of [report, '黄兴路88弄12号302室楼上', '02155550555'])
      expect(numbers(await telling.api.cases(firm, { find })), find).toEqual([])
    const [line] = lines(await telling.api.cases(firm, { find: caseId }))
    expect(JSON.stringify(line)).not.toContain('302室')
    const [onBoard] = lines(await telling.api.cases(firm, { board: 'party:wuye' }))
    expect(onBoard.place).toEqual({ key: 'g1', grid: 'g1', text: '黄兴路88弄' })
  })
})
