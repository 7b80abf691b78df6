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
  point: { lat: 31.3, lng: 121.51, datum: 'WGS-84' },
}
const NOTE = '已联系诉求人王秀英，13900000000，住302室，说夜里最响'
/** What leads to who reported. */
const WHO = ['302室', '王秀英', '秀英', '13900000000', '夜里', '121.51', '漏水']

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
