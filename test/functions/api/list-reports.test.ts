import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { OPERATIONS } from '#local/docs/openapi/operations.ts'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  inspectorIn,
  leader,
  leaderOf,
  operator,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import type { Answer } from '#test/support/http.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, openCase, settleTask } from '#test/support/telling.ts'

const WORDS = '我叫王秀英，住国定路555弄12号楼301室，手机13812345678。半夜有人在楼下敲打金属，持续到两点。'
const SENT = {
  channel: 'web',
  appeal: 'complaint',
  description: WORDS,
  place: '国定路555弄12号楼301室',
  reporter: { name: '王秀英', phone: '13812345678' },
}
/** What nobody may find in an answer who does not call reporters. */
const SECRETS = ['王秀英', '秀英', '13812345678', '301', '12号楼', 'DG']

const told = ({ status, body }: Answer): [number, string] => [status, body.code]
const shaped = (answer: Answer) => {
  const schema = OPERATIONS.find((one) => one.id === 'listReports')?.schemas.answer
  expect(schema?.parse(fine(answer).body)).toEqual(answer.body)
  return answer.body.items
}

/** A case dispatched to the squad and the property firm, and which calls opened a person on the way. */
async function dispatched(report: object = SENT, cooperating = 'wuye') {
  const opened: string[] = []
  const system = createSystem({
    around: ({ method, args }, carryOut) => {
      if (method === 'person') opened.push(String(args[0]))
      return carryOut()
    },
  })
  const telling = beginTelling(system)
  const { reportId } = fine(await telling.api.report(report), 201).body
  await system.settle()
  telling.caseId = await openCase(telling)
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
  await system.settle()
  const sentTo = { outcome: 'dispatched', lead: 'chengguan', cooperating: [cooperating] }
  await settleTask(telling, dispatcher, 'dispatch', sentTo)
  await system.settle()
  return { system, opened, reportId, caseId: telling.caseId, api: telling.api }
}

describe('GET /v1/cases/{caseId}/reports', () => {
  test('tells those who call who reported, in which words', async () => {
    const { api, caseId } = await dispatched()
    for (const who of [callTaker, shiftLeader, centreHead])
      expect(shaped(await api.reports(who, caseId))[0]).toMatchObject({
        description: WORDS,
        place: SENT.place,
        reporter: { name: '王**', phone: '138****5678' },
        reply: { overdue: false },
        callBacks: [],
      })
  })

  test.each([
    ['dispatcher', dispatcher],
    ['lead', handlerOf('chengguan')],
    ['inspector', inspector],
    ['grid leader', leader],
    ['deputy', deputy],
    ['supervisor', supervisor],
  ] satisfies [string, Actor][])(
    'tells the %s what was reported, and nothing about who',
    async (_who, who) => {
      const { api, caseId, reportId, opened } = await dispatched()

      const answer = await api.reports(who, caseId)

      expect(shaped(answer)).toEqual([
        {
          reportId,
          channel: 'web',
          appeal: 'complaint',
          status: 'joined',
          receivedAt: expect.any(String),
          description: expect.stringContaining('半夜有人在楼下敲打金属，持续到两点。'),
          place: expect.stringContaining('国定路555弄'),
          said: [{ at: expect.any(String), by: callTaker.id, type: 'report-contacted' }],
        },
      ])
      for (const secret of SECRETS) expect(JSON.stringify(answer.body)).not.toContain(secret)
      expect(opened).toEqual([])
    },
  )

  test('says nothing of the source, the point or the calls back of a report', async () => {
    const point = { lat: 31.3, lng: 121.51, datum: 'WGS-84' }
    const { api, caseId } = await dispatched({ ...SENT, point })
    const [item] = shaped(await api.reports(handlerOf('chengguan'), caseId))
    expect(Object.keys(item).sort()).toEqual([
      'appeal',
      'channel',
      'description',
      'place',
      'receivedAt',
      'reportId',
      'said',
      'status',
    ])
  })

  test('is nothing to a party that does not take part, nor to another jurisdiction', async () => {
    const { api, caseId } = await dispatched()
    for (const who of [
      handlerOf('juwei'),
      handlerOf('xiaofang'),
      leaderOf('g2'),
      inspectorIn('g2'),
      operator,
      { ...callTaker, jurisdiction: 'elsewhere' },
      { ...handlerOf('chengguan'), jurisdiction: 'elsewhere' },
    ])
      expect(told(await api.reports(who, caseId))).toEqual([404, 'case-unknown'])
    expect(told(await api.reports(dispatcher, 'c-unknown'))).toEqual([404, 'case-unknown'])
  })

  test.each(['complaint', 'tip-off'])(
    'keeps a %s that names a party from those of that party',
    async (appeal) => {
      const description = '物业公司自己的人在车棚里住，还用煤气瓶烧饭。'
      const { api, caseId } = await dispatched({ ...SENT, appeal, description })
      const both: Actor = { ...callTaker, id: 'u-both', roles: ['call-taker', 'handler'], party: 'wuye' }

      for (const who of [handlerOf('wuye'), both, { ...inspector, party: 'wuye' }]) {
        const answer = await api.reports(who, caseId)
        expect(shaped(answer)[0]).toMatchObject({ withheld: 'names-your-party' })
        for (const secret of [...SECRETS, '煤气瓶', '国定路'])
          expect(JSON.stringify(answer.body)).not.toContain(secret)
      }
      expect(shaped(await api.reports(handlerOf('chengguan'), caseId))[0].description).toBe(description)
    },
  )

  test('keeps every report of a case from those whom it is about, though no words name them', async () => {
    const { api, caseId } = await dispatched(SENT, 'fangban')
    const both: Actor = { ...callTaker, id: 'u-both', party: 'fangban' }
    expect(shaped(await api.reports(handlerOf('fangban'), caseId))[0].description).toBeDefined()
    fine(await api.act(callTaker, caseId, { action: 'name-subjects', parties: ['fangban'] }))
    for (const who of [handlerOf('fangban'), both]) {
      const answer = await api.reports(who, caseId)
      expect(shaped(answer)[0]).toMatchObject({ withheld: 'names-your-party' })
      for (const secret of [...SECRETS, '金属']) expect(JSON.stringify(answer.body)).not.toContain(secret)
    }
    expect(shaped(await api.reports(handlerOf('chengguan'), caseId))[0].description).toBeDefined()
  })

  test('shows a party a question or a praise that names it', async () => {
    const description = '请问五角场房办几点上班？'
    const { api, caseId } = await dispatched({ ...SENT, appeal: 'question', description }, 'fangban')
    expect(shaped(await api.reports(handlerOf('fangban'), caseId))[0].description).toBe(description)
  })

  test('shows a firm no words of reporters: it reads the instruction', async () => {
    const { api, caseId } = await dispatched()
    const answer = await api.reports(handlerOf('wuye'), caseId)
    expect(shaped(answer)[0]).toMatchObject({ withheld: 'instruction-instead' })
    for (const secret of [...SECRETS, '金属']) expect(JSON.stringify(answer.body)).not.toContain(secret)
  })
})
