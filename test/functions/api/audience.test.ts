/** Point 11 of the street's stories: nobody reads what is about them, and each text reaches its audience alone. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import type { Answer } from '#test/support/http.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, openCase, settleTask, type Telling } from '#test/support/telling.ts'

const streetLeader: Actor = { ...centreHead, id: 'u-street-leader', roles: ['street-leader'] }
const PLACE = '黄兴路88弄12号302室王秀英家，电话13900000000'
const REPORT = {
  channel: 'web',
  appeal: 'complaint',
  matter: 'illegal-structure',
  description: '楼上搭了储藏室，天天漏水',
  place: PLACE,
  point: { lat: 31.3, lng: 121.501, datum: 'WGS-84' },
  reporter: { phone: '13900000000' },
}
const NOTE = '已联系诉求人王秀英，13900000000，住302室，说夜里最响'
/** What leads to who reported. */
const WHO = ['302室', '王秀英', '秀英', '13900000000', '夜里', '121.501', '漏水']

const told = ({ status, body }: Answer): [number, string] => [status, body.code]
const withoutAny = (answer: Answer, secrets: readonly string[]): void => {
  for (const secret of secrets) expect(JSON.stringify(fine(answer).body)).not.toContain(secret)
}

/** A case in handling, of a lead and the property firm, of which it turns out to be. */
async function aboutTheFirm(subjects?: readonly string[]): Promise<Telling> {
  const telling = beginTelling(createSystem())
  fine(await telling.api.report(REPORT), 201)
  await telling.system.settle()
  telling.caseId = await openCase(telling)
  await settleTask(telling, callTaker, 'contact', {
    outcome: 'accepted',
    note: NOTE,
    ...(subjects === undefined ? {} : { subjects }),
  })
  await telling.system.settle()
  const sent = { outcome: 'dispatched', lead: 'chengguan', cooperating: ['wuye'], note: '请入户查看' }
  await settleTask(telling, dispatcher, 'dispatch', sent)
  await telling.system.settle()
  return telling
}

describe('Whom a case is about', () => {
  const firm = handlerOf('wuye')

  test('reads nothing that leads to who reported: place, notes, outcomes, lists, answers', async () => {
    const telling = await aboutTheFirm(['wuye'])
    const { api, caseId } = telling
    const shown = await api.case(firm, caseId)
    withoutAny(shown, [...WHO, '入户'])
    expect(shown.body.case.place).toMatchObject({ text: '黄兴路88弄' })
    withoutAny(await api.tasks(firm), WHO)
    withoutAny(await api.reports(firm, caseId), WHO)
    withoutAny(await api.case({ ...inspector, party: 'wuye' }, caseId), [...WHO, '入户'])
    const { taskId } = (await api.tasks(firm)).body.items[0]
    withoutAny(await api.act(firm, caseId, { action: 'sign', taskId }), WHO)
    const done = await api.outcome(firm, taskId, { outcome: 'done', note: '已拆，本单位说明' })
    withoutAny(done, WHO)
    // What one said oneself, one may read again.
    expect(JSON.stringify((await api.case(firm, caseId)).body)).toContain('本单位说明')
  })

  test('turns out later: from then on the same', async () => {
    const { api, caseId } = await aboutTheFirm()
    fine(await api.act(callTaker, caseId, { action: 'name-subjects', parties: ['wuye'] }))
    withoutAny(await api.case(firm, caseId), [...WHO, '入户'])
  })
})

describe('Who is not the centre', () => {
  test('reads the words of a call without personal data, as a firm not at all; whoever calls reads them', async () => {
    const { api, caseId } = await aboutTheFirm()
    const texts = async (who: Actor): Promise<string> =>
      JSON.stringify(fine(await api.case(who, caseId)).body.timeline)
    for (const who of [callTaker, shiftLeader, dispatcher]) expect(await texts(who)).toContain(NOTE)
    for (const who of [leader, inspector, supervisor, handlerOf('chengguan')]) {
      expect(await texts(who)).toContain('说夜里最响')
      for (const secret of ['王秀英', '13900000000', '302室']) expect(await texts(who)).not.toContain(secret)
    }
    // Nor does the place tell it: whoever calls reads its words with the report.
    for (const who of [leader, inspector, supervisor, handlerOf('chengguan'), dispatcher]) {
      const { place } = fine(await api.case(who, caseId)).body.case
      expect(place.text).toContain('黄兴路88弄')
      for (const secret of ['王秀英', '13900000000', '302室']) expect(place.text).not.toContain(secret)
    }
    expect(await texts(handlerOf('wuye'))).not.toContain('夜里')
    expect(await texts(handlerOf('wuye'))).toContain('请入户查看')
  })
})

describe('A case about people of the house', () => {
  const opened = async (about: string): Promise<Telling> => {
    const telling = beginTelling(createSystem())
    fine(await telling.api.report({ ...REPORT, place: '国定路555弄' }), 201)
    await telling.system.settle()
    telling.caseId = await openCase(telling)
    await settleTask(telling, callTaker, 'contact', { outcome: 'accepted', note: NOTE, subjects: [about] })
    await telling.system.settle()
    return telling
  }
  const shows = async ({ api, caseId }: Telling, who: Actor): Promise<boolean> => {
    const { status } = await api.case(who, caseId)
    const listed = JSON.stringify((await api.tasks(who)).body).includes(caseId)
    const acted = await api.act(who, caseId, { action: 'refer', note: '上报' })
    expect([403, 404, 409, 200]).toContain(acted.status)
    if (status === 404) expect([listed, told(acted)]).toEqual([false, [404, 'case-unknown']])
    return status === 200
  }

  test('the grid leader: hidden from leader and deputies, led by the street at once', async () => {
    const telling = await opened('grid-leader')
    for (const who of [leader, deputy]) expect(await shows(telling, who)).toBe(false)
    const { body } = await telling.api.tasks(centreHead, { role: 'centre-head' })
    expect(body.items).toMatchObject([{ caseId: telling.caseId, kind: 'decide' }])
    expect(fine(await telling.api.case(centreHead, telling.caseId)).body.case).toMatchObject({
      step: 'street',
      referrals: [{ rule: 'about-the-house' }],
    })
  })

  test('the centre: hidden from all of it, led by the leader of the street, who may read who reported', async () => {
    const telling = await opened('centre')
    for (const who of [callTaker, dispatcher, shiftLeader, centreHead])
      expect(await shows(telling, who)).toBe(false)
    const { body } = await telling.api.tasks(streetLeader)
    expect(body.items).toMatchObject([{ caseId: telling.caseId, kind: 'decide' }])
    await settleTask(telling, streetLeader, 'decide', { outcome: 'assigned', lead: 'chengguan' })
    await telling.system.settle()
    await settleTask(telling, handlerOf('chengguan'), 'handle', { outcome: 'done', note: '已查处' })
    await telling.system.settle()
    await settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note: '属实' })
    await telling.system.wait(24 * 8)
    expect((await telling.api.tasks(streetLeader)).body.items).toMatchObject([{ kind: 'follow-up' }])
  })

  test('the street: hidden from it as well, led by the district', async () => {
    const telling = await opened('street')
    for (const who of [callTaker, centreHead, streetLeader, leader])
      expect(await shows(telling, who)).toBe(false)
    expect((await telling.api.tasks(supervisor)).body.items).toMatchObject([{ kind: 'decide' }])
  })
})

describe('A report that says it is about people of the house', () => {
  test('is hidden from them from the beginning, and joins nothing that they see', async () => {
    const telling = beginTelling(createSystem())
    const { system, api } = telling
    fine(await api.report({ ...REPORT, place: '国定路555弄' }), 201)
    await system.settle()
    fine(await api.report({ ...REPORT, place: '国定路555弄', about: 'centre' }), 201)
    await system.settle()
    const cases = (await system.ports.store.openCases('wujiaochang')).items
    expect(cases).toHaveLength(2)
    const states = await Promise.all(
      cases.map(async (caseId) => [caseId, (await api.case(callTaker, caseId)).status] as const),
    )
    expect(states.map(([, status]) => status).sort()).toEqual([200, 404])
    const hidden = states.find(([, status]) => status === 404)?.[0]
    expect((await api.tasks(streetLeader)).body.items).toMatchObject([{ caseId: hidden, kind: 'decide' }])
  })
})

/** Point 12: who may know who reported is said with the report; firms read the dispatcher's instruction. */
describe('Who may know who reported', () => {
  const reporter = { name: '王秀英', phone: '13900000000' }
  const shown = async (over: object) => {
    const telling = beginTelling(createSystem())
    fine(await telling.api.report({ ...REPORT, reporter, ...over }), 201)
    await telling.system.settle()
    telling.caseId = await openCase(telling)
    const reads = async (who: Actor) => fine(await telling.api.reports(who, telling.caseId)).body.items[0]
    return { ...telling, reads }
  }

  test('of a tip-off, unless said otherwise: who takes calls alone', async () => {
    const tipOff = await shown({ appeal: 'tip-off' })
    const hinted = { name: '王**', phone: '139****0000' }
    for (const who of [callTaker, shiftLeader])
      expect(await tipOff.reads(who)).toMatchObject({ privacy: 'confidential', reporter: hinted })
    expect(await tipOff.reads(centreHead)).toMatchObject({ privacy: 'confidential' })
    expect(await tipOff.reads(centreHead)).not.toHaveProperty('reporter')
    const open = await shown({ appeal: 'tip-off', privacy: 'open' })
    expect(await open.reads(centreHead)).toMatchObject({ reporter: hinted })
    expect(await (await shown({ privacy: 'confidential' })).reads(centreHead)).not.toHaveProperty('reporter')
  })

  test('every look at who reported is an event: who, when, why; and the list shows it to those who call', async () => {
    const { system, api, caseId, reads } = await shown({})
    const { reportId, reporter: hint } = await reads(callTaker)
    expect(hint).toEqual({ name: '王**', phone: '139****0000' })
    const why = { reason: 'check', note: '核实门牌号' }
    expect(fine(await api.look(callTaker, caseId, reportId, why)).body).toEqual(reporter)
    await system.settle()
    expect(system.published.filter(({ type }) => type === 'report-person-shown')).toMatchObject([
      { metadata: { actor: callTaker.id, subject: `report/${reportId}` }, data: { reason: 'check' } },
    ])
    expect((await reads(centreHead)).said).toMatchObject([
      { type: 'report-person-shown', by: callTaker.id, words: '核实门牌号' },
    ])
    for (const who of [dispatcher, leader])
      expect(await api.look(who, caseId, reportId, why)).toMatchObject({
        status: 403,
        body: { code: 'not-permitted' },
      })
    expect(await api.look(callTaker, caseId, reportId, { reason: '好奇' })).toMatchObject({ status: 400 })
    expect(await api.look(callTaker, caseId, 'r-0', why)).toMatchObject({
      status: 404,
      body: { code: 'report-unknown' },
    })
  })

  test('12: who looked over all cases is listed for the centre’s head; a search by the number is a look', async () => {
    const { system, api, caseId, reads } = await shown({})
    const { reportId } = await reads(callTaker)
    fine(await api.look(callTaker, caseId, reportId, { reason: 'contact' }))
    const found = fine(await api.cases(shiftLeader, { find: '13900000000' })).body.items
    expect(found).toMatchObject([{ caseId, foundBy: 'phone' }])
    expect(fine(await api.cases(dispatcher, { find: '13900000000' })).body.items).toEqual([])
    await system.settle()
    const month = { month: '2021-01' }
    const looks = fine(await api.looks(centreHead, month)).body.items
    const of = {
      reportId,
      caseId,
      at: expect.any(String),
      place: expect.any(String),
      matter: expect.any(String),
    }
    expect(looks).toMatchObject([
      { ...of, by: { id: shiftLeader.id }, reason: 'search' },
      { ...of, by: { id: callTaker.id }, reason: 'contact' },
    ])
    const { items, cursor } = fine(await api.looks(centreHead, { ...month, limit: '1' })).body
    expect(items).toEqual(looks.slice(0, 1))
    expect(fine(await api.looks(centreHead, { ...month, limit: '1', cursor })).body.items).toEqual(
      looks.slice(1),
    )
    expect(fine(await api.looks(centreHead, { month: '2021-02' })).body.items).toEqual([])
    expect(await api.looks(centreHead, { month: 'now' })).toMatchObject({ status: 400 })
    for (const who of [callTaker, shiftLeader, dispatcher, leader, supervisor])
      expect((await api.looks(who, month)).status).toBe(403)
  })

  test('12: what is confidential is not found by the number, but by who takes calls', async () => {
    const { api, caseId } = await shown({ privacy: 'confidential' })
    expect(fine(await api.cases(centreHead, { find: '13900000000' })).body.items).toEqual([])
    expect(fine(await api.cases(callTaker, { find: '13900000000' })).body.items).toMatchObject([{ caseId }])
  })

  test('nor is a confidential one looked at by the centre’s head, who takes no calls', async () => {
    const { api, caseId, reads } = await shown({ privacy: 'confidential' })
    const { reportId } = await reads(callTaker)
    expect(await api.look(centreHead, caseId, reportId, { reason: 'check' })).toMatchObject({ status: 403 })
    expect(fine(await api.look(callTaker, caseId, reportId, { reason: 'contact' })).body).toEqual(reporter)
  })

  test('of an anonymous report: nobody; it is looked at on site, and owed no call', async () => {
    const { system, api, caseId, reads } = await shown({ privacy: 'anonymous' })
    const item = await reads(callTaker)
    expect(item).toMatchObject({ privacy: 'anonymous' })
    for (const gone of ['reporter', 'contact', 'reply']) expect(item).not.toHaveProperty(gone)
    const state = await system.ports.store.loadCase(caseId)
    expect(state?.tasks.map(({ kind }) => kind)).toEqual(['verify'])
    expect((await api.tasks(callTaker)).body.items).toEqual([])
  })
})

describe('The instruction (派遣说明)', () => {
  test('is drafted of the words without what is personal, the dispatcher edits it, the firm reads that', async () => {
    const telling = beginTelling(createSystem())
    const { api, system } = telling
    const description = '我是王秀英，13900000000，楼上漏水，夜里最响'
    fine(await api.report({ ...REPORT, description, place: '国定路555弄' }), 201)
    await system.settle()
    telling.caseId = await openCase(telling)
    await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
    await system.settle()
    const { instructionDraft } = fine(await api.case(dispatcher, telling.caseId)).body.case
    expect(instructionDraft).toContain('楼上漏水')
    for (const secret of ['王秀英', '13900000000']) expect(instructionDraft).not.toContain(secret)
    expect(fine(await api.case(leader, telling.caseId)).body.case).not.toHaveProperty('instructionDraft')
    const instruction = '请查看该楼水管，逐户排查'
    const sent = { outcome: 'dispatched', lead: 'chengguan', cooperating: ['wuye'], instruction }
    await settleTask(telling, dispatcher, 'dispatch', sent)
    await system.settle()
    for (const who of [handlerOf('wuye'), handlerOf('chengguan'), inspector]) {
      const answer = await api.case(who, telling.caseId)
      expect(answer.body.case).toMatchObject({ instruction })
      withoutAny(answer, ['夜里最响', '王秀英'])
    }
    fine(await api.act(callTaker, telling.caseId, { action: 'name-subjects', parties: ['wuye'] }))
    withoutAny(await api.case(handlerOf('wuye'), telling.caseId), ['逐户排查'])
  })
})

/** Point 14: what is optional costs nobody the report. */
describe('A phone number', () => {
  test.each([
    ['１３８００１３８０００', undefined],
    ['138-0013-8000（下班后打）', undefined],
    ['(021)5555 0555 转 8012', undefined],
    ['+86 138 0013 8000', undefined],
    ['call me', true],
    ['() - ( )', true],
    ['见微信', true],
  ])(
    'written %s is taken, kept as it was written, and flagged where it is none for sure',
    async (phone, flag) => {
      const telling = beginTelling(createSystem())
      fine(await telling.api.report({ ...REPORT, reporter: { phone } }), 201)
      await telling.system.settle()
      const caseId = await openCase(telling)
      const [item] = fine(await telling.api.reports(callTaker, caseId)).body.items
      const seen = fine(await telling.api.look(callTaker, caseId, item.reportId, { reason: 'contact' })).body
      expect([seen.phone, item.phoneUnclear]).toEqual([phone, flag])
    },
  )
})
