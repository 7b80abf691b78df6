import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { callTaker, centreHead, dispatcher, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { historyOf } from '#test/support/standing.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask } from '#test/support/telling.ts'

const WORDS = '您好，车棚内违规搭建已拆除，现场核查通过。'
type Item = {
  kind: string
  late: boolean
  held?: string
  report?: string
  ruling?: { on: string; report?: { reportId: string } }
  actions: { action: string; suggested?: { words?: string } }[]
}

/** A case of Monday at nine with one report, which was spoken to. */
async function withOne(over: object = {}) {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  await system.advanceTo(local('2021-01-18 09:00'))
  const { reportId, trackingCode } = fine(await api.submitAtDesk(callTaker, { ...SHED, ...over }), 201).body
  await system.settle()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted', recording: 'REC-20210118-0001' })
  await system.settle()
  const act = async (body: object, who: Actor = callTaker) => {
    const answer = await api.actOnReport(who, telling.caseId, reportId, body)
    await system.settle()
    return answer
  }
  const desk = async (who: Actor): Promise<Item[]> => fine(await api.tasks(who)).body.items
  return {
    telling,
    system,
    act,
    desk,
    reportId,
    listed: async () => fine(await api.reports(callTaker, telling.caseId)).body.items[0],
    track: async () => fine(await api.track(trackingCode)).body,
    ruling: async (who: Actor) =>
      (await desk(who)).find(
        ({ ruling }) => ruling?.on === 'report-reply' && ruling.report?.reportId === reportId,
      ),
    reply: async () =>
      (await desk(callTaker)).find(({ report, kind }) => report === reportId && kind === 'reply'),
  }
}
const refused = (code: string) => ({ body: { code } })

test('18: a reply leaves only when somebody else has approved it; its words stand in the tracker', async () => {
  const { act, ruling, track, listed, system } = await withOne()
  expect(await act({ action: 'record-reply', how: 'message', note: WORDS })).toMatchObject(
    refused('reply-unapproved'),
  )
  fine(await act({ action: 'ask-reply', words: WORDS }))
  expect(await act({ action: 'ask-reply', words: WORDS })).toMatchObject(refused('reply-pending'))
  expect(await act({ action: 'record-reply', how: 'message' })).toMatchObject(refused('reply-unapproved'))
  expect(await act({ action: 'rule-on-reply', grant: true })).toMatchObject(refused('not-permitted'))
  expect(await act({ action: 'rule-on-reply', grant: true }, dispatcher)).toMatchObject(
    refused('not-permitted'),
  )
  expect(await ruling(shiftLeader)).toMatchObject({
    ruling: { on: 'report-reply', by: callTaker.id },
    actions: expect.arrayContaining([expect.objectContaining({ action: 'rule-on-reply' })]),
  })
  expect((await listed()).answer).toMatchObject({ state: 'asked', words: WORDS })
  fine(await act({ action: 'rule-on-reply', grant: true, words: `${WORDS}如有反复请来电。` }, shiftLeader))
  expect(await ruling(shiftLeader)).toBeUndefined()
  expect(await track()).not.toHaveProperty('answer')
  fine(await act({ action: 'record-reply', how: 'phone', recording: 'REC-20210118-0002' }))
  expect(await track()).toMatchObject({
    answeredAt: local('2021-01-18 09:00'),
    answer: `${WORDS}如有反复请来电。`,
  })
  expect((await listed()).said).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'report-contacted', recording: 'REC-20210118-0001' }),
      expect.objectContaining({ type: 'report-replied', recording: 'REC-20210118-0002' }),
    ]),
  )
  expect(JSON.stringify(system.published)).not.toMatch(/REC-2021|违规搭建已拆除/u)
})

test('18: refused, it is drafted anew; nobody approves what he drafted himself', async () => {
  const { act, ruling, reply } = await withOne()
  fine(await act({ action: 'ask-reply', words: WORDS }, shiftLeader))
  // The shift leader's own draft comes to the desk above.
  expect(await ruling(shiftLeader)).toBeUndefined()
  expect(await act({ action: 'rule-on-reply', grant: true }, shiftLeader)).toMatchObject(
    refused('own-request'),
  )
  expect(await ruling(centreHead)).toBeDefined()
  fine(await act({ action: 'rule-on-reply', grant: false, note: '说得太含糊' }, centreHead))
  expect(await act({ action: 'record-reply', how: 'phone' })).toMatchObject(refused('reply-unapproved'))
  expect((await reply())?.actions.map(({ action }) => action)).toContain('ask-reply')
  fine(await act({ action: 'ask-reply', words: WORDS }))
})

test('18: the ruling climbs, silence approves nothing, and who drafted it in time is not late meanwhile', async () => {
  const { act, ruling, reply, system, reportId } = await withOne()
  await system.advanceTo(local('2021-01-25 16:00'))
  fine(await act({ action: 'ask-reply', words: WORDS }))
  await system.advanceTo(local('2021-01-27 10:00'))
  await system.sweep()
  expect(await ruling(shiftLeader)).toBeUndefined()
  expect(await ruling(centreHead)).toBeDefined()
  expect(await reply()).toMatchObject({ late: false, held: local('2021-01-25 16:00') })
  const overdue = async () =>
    (await historyOf(system, `report/${reportId}`)).filter(
      ({ event }) => event.type === 'report-overdue' && event.data.duty === 'reply',
    )
  expect(await overdue()).toEqual([])
  fine(await act({ action: 'rule-on-reply', grant: false }, centreHead))
  await system.sweep()
  expect(await reply()).toMatchObject({ late: true })
  expect(await overdue()).toHaveLength(1)
})

test('18: the pack says who approves, by appeal: of tip-offs the centre’s head, of praise nobody', async () => {
  const tipOff = await withOne({ appeal: 'tip-off' })
  fine(await tipOff.act({ action: 'ask-reply', words: WORDS }))
  expect(await tipOff.ruling(centreHead)).toBeDefined()
  expect(await tipOff.ruling(shiftLeader)).toBeUndefined()
  expect(await tipOff.act({ action: 'rule-on-reply', grant: true }, shiftLeader)).toMatchObject(
    refused('not-permitted'),
  )
  fine(await tipOff.act({ action: 'rule-on-reply', grant: true }, centreHead))
  const praise = await withOne({ appeal: 'praise' })
  expect(await praise.act({ action: 'record-reply', how: 'message' })).toMatchObject(refused('words-missing'))
  fine(await praise.act({ action: 'ask-reply', words: '感谢您的肯定' }))
  expect(await praise.ruling(shiftLeader)).toBeUndefined()
  fine(await praise.act({ action: 'record-reply', how: 'message' }))
  expect(await praise.track()).toMatchObject({ answer: '感谢您的肯定' })
})

test('18: it is drafted from the standard answer that fits, with the facts of the case filled in', async () => {
  const { reply } = await withOne()
  const asked = (await reply())?.actions.find(({ action }) => action === 'ask-reply')
  expect(asked?.suggested?.words).toBe(
    '您好，您1月18日反映的国定路555弄私搭乱建问题已收到并转相关单位办理，办理结果会告知您。情况有变化，请再次来电。',
  )
})

test('18: a draft falls when the report is answered otherwise, or leaves its case', async () => {
  const { act, ruling, telling, system } = await withOne()
  fine(await act({ action: 'ask-reply', words: WORDS }))
  fine(await act({ action: 'end-report', ground: 'empty', note: '空单' }))
  await system.settle()
  expect(await ruling(shiftLeader)).toBeUndefined()
  expect(telling.caseId).toMatch(/^c-/u)
})
