import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { callTaker, centreHead, leader, shiftLeader, streetLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask } from '#test/support/telling.ts'

const note = '经现场核实，与反映情况不一致'
type Item = { kind: string; taskId: string; report?: string; ruling?: { on: string }; dueAt: string }

/** A case with two reports, of Monday at nine: the second of another person. */
async function withTwo(over: object = {}) {
  const system = createSystem()
  const telling = beginTelling(system)
  await system.advanceTo(local('2021-01-18 09:00'))
  const [first] = [fine(await telling.api.report(SHED), 201).body]
  await system.settle()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  const body = { ...SHED, channel: 'district', reporter: { phone: '13900000000' }, ...over }
  const second = fine(await telling.api.submitAtDesk(callTaker, body), 201).body
  await system.settle()
  const { api, caseId } = telling
  const act = async (body: object, who: Actor = callTaker, reportId: string = second.reportId) => {
    const answer = await api.actOnReport(who, caseId, reportId, body)
    await system.settle()
    return answer
  }
  return {
    telling,
    system,
    api,
    first,
    second,
    act,
    desk: async (who: Actor): Promise<Item[]> => fine(await api.tasks(who)).body.items,
    track: async (code: string) => fine(await api.track(code)).body,
    theCase: async () => fine(await api.case(leader, caseId)).body.case,
    told: (type: string) => system.published.filter((one) => one.type === type),
  }
}
const end = (ground: string, over: object = {}) => ({ action: 'end-report', ground, note, ...over })
const rulings = (items: readonly Item[]) => items.filter(({ kind }) => kind === 'ruling')
const duties = (items: readonly Item[], reportId: string) => items.filter(({ report }) => report === reportId)

test('6: an empty report is ended by whoever calls alone; its duties end with it, and the others go on', async () => {
  const { act, desk, second, first, theCase, track, told } = await withTwo()
  expect(duties(await desk(callTaker), second.reportId)).toHaveLength(1)
  fine(await act(end('empty')))
  expect(duties(await desk(callTaker), second.reportId)).toEqual([])
  expect(await theCase()).toMatchObject({ status: 'open' })
  expect(await track(second.trackingCode)).toMatchObject({
    status: { code: 'report-ended' },
    reason: { code: 'empty', zh: expect.stringContaining('12345') },
  })
  expect((await track(first.trackingCode)).status.code).toBe('open')
  expect(told('report-ended')).toHaveLength(1)
  expect(JSON.stringify(told('report-ended'))).not.toContain(note)
  expect(await act({ action: 'record-reply', how: 'phone', note })).toMatchObject({ status: 404 })
})

test('6: any other ground is ruled on by the shift leader, from a desk with a due time that climbs', async () => {
  const { act, desk, system, second, track, told } = await withTwo()
  expect(await act(end('not-our-jurisdiction'))).toMatchObject({ body: { code: 'door-missing' } })
  fine(await act(end('malicious')))
  expect((await track(second.trackingCode)).status.code).toBe('open')
  expect(await act(end('malicious'))).toMatchObject({ body: { code: 'end-pending' } })
  const [task] = rulings(await desk(shiftLeader))
  expect(task).toMatchObject({
    ruling: {
      on: 'report-end',
      by: callTaker.id,
      report: { reportId: second.reportId, ground: 'malicious' },
    },
    dueAt: local('2021-01-18 15:00'),
    actions: expect.arrayContaining([
      expect.objectContaining({
        action: 'rule-on-end',
        target: { kind: 'report', id: second.reportId },
        form: { $ref: '#/forms/report.rule-on-end' },
      }),
    ]),
  })
  // Nobody rules, day after day: the next desks have it, one after the other; silence grants nothing.
  await system.advanceTo(local('2021-01-19 17:00'))
  expect(rulings(await desk(shiftLeader))).toEqual([])
  expect(rulings(await desk(centreHead))).toHaveLength(1)
  await system.advanceTo(local('2021-01-22 17:00'))
  expect(rulings(await desk(streetLeader))).toHaveLength(1)
  expect((await track(second.trackingCode)).status.code).toBe('open')
  expect(await act({ action: 'rule-on-end', grant: true })).toMatchObject({ status: 403 })
  fine(await act({ action: 'rule-on-end', grant: true, note }, streetLeader))
  expect(rulings(await desk(streetLeader))).toEqual([])
  // Nobody is called malicious.
  expect(await track(second.trackingCode)).toMatchObject({
    status: { code: 'report-ended' },
    reason: { code: 'not-confirmed', zh: '经核实，与反映情况不一致；如有补充请拨12345' },
  })
  expect(JSON.stringify(told('report-ended'))).not.toContain('phone')
})

test('6: a refused end leaves the report as it was; it may be asked for again', async () => {
  const { act, desk, second } = await withTwo()
  fine(await act(end('not-confirmed')))
  fine(await act({ action: 'rule-on-end', grant: false, note }, shiftLeader))
  expect(rulings(await desk(shiftLeader))).toEqual([])
  expect(duties(await desk(callTaker), second.reportId)).toHaveLength(1)
  fine(await act(end('not-confirmed')))
  expect(rulings(await desk(shiftLeader))).toHaveLength(1)
})

test('6: threats and false alarms tell the police’s door; whoever is not served here, the door that was named', async () => {
  const one = await withTwo()
  fine(await one.act(end('threat')))
  fine(await one.act({ action: 'rule-on-end', grant: true }, shiftLeader))
  expect(await one.track(one.second.trackingCode)).toMatchObject({
    reason: { code: 'threat' },
    door: { code: 'police', contact: '110', role: { code: 'right-door' } },
  })
  const other = await withTwo()
  fine(await other.act(end('not-our-jurisdiction', { door: 'yinhang-street' })))
  fine(await other.act({ action: 'rule-on-end', grant: true }, shiftLeader))
  expect(await other.track(other.second.trackingCode)).toMatchObject({ door: { code: 'yinhang-street' } })
})

test('6: one that came from another system is returned to it, by its own number', async () => {
  const source = { system: 'district.12345', reference: 'GD-2021-0118' }
  const { act, told } = await withTwo({ source })
  fine(await act(end('not-our-jurisdiction', { door: 'yinhang-street' })))
  fine(await act({ action: 'rule-on-end', grant: true }, shiftLeader))
  expect(told('report-ended')[0]?.data).toMatchObject({
    ground: 'not-our-jurisdiction',
    door: 'yinhang-street',
    source,
  })
})

test('6: the case ends only when no report stands, and the centre has found no hazard of its own', async () => {
  const one = await withTwo()
  const both = [one.first.reportId, one.second.reportId]
  fine(await one.act(end('empty'), callTaker, both[0]))
  expect(await one.theCase()).toMatchObject({ status: 'open' })
  fine(await one.act(end('empty'), callTaker, both[1]))
  expect(await one.theCase()).toMatchObject({ status: 'ended', ending: 'ended' })
  const found = await withTwo()
  await settleTask(found.telling, callTaker, 'contact', { outcome: 'accepted', hazard: true, note })
  await found.system.settle()
  for (const reportId of [found.first.reportId, found.second.reportId])
    fine(await found.act(end('empty'), callTaker, reportId))
  expect(await found.theCase()).toMatchObject({ status: 'open', foundByCentre: true })
})

test('6: the first call does not reject what others reported as well; a ruling falls with a report that is taken back', async () => {
  const { telling, act, api, desk, second } = await withTwo()
  const [call] = (await desk(callTaker)).filter(({ kind }) => kind === 'contact')
  const rejected = { outcome: 'rejected', reason: 'malicious', note }
  expect(await api.outcome(callTaker, call?.taskId ?? '', rejected)).toMatchObject({
    status: 409,
    body: { code: 'reports-stand' },
  })
  fine(await act(end('not-confirmed')))
  fine(await api.withdraw(second.trackingCode))
  await telling.system.settle()
  expect(rulings(await desk(shiftLeader))).toEqual([])
})

test('2: a longer reply limit is a ruling on the shift leader’s desk, and needs none once the reply is given', async () => {
  const { act, desk, second } = await withTwo()
  fine(await act({ action: 'ask-extension', note }))
  expect(rulings(await desk(shiftLeader))).toMatchObject([
    { ruling: { on: 'report-extension', report: { reportId: second.reportId } } },
  ])
  fine(await act({ action: 'rule-on-extension', grant: true }, shiftLeader))
  expect(rulings(await desk(shiftLeader))).toEqual([])
  const other = await withTwo()
  fine(await other.act({ action: 'ask-extension', note }))
  fine(await other.act({ action: 'ask-reply', words: note }))
  fine(await other.act({ action: 'rule-on-reply', grant: true }, shiftLeader))
  fine(await other.act({ action: 'record-reply', how: 'phone', note }))
  expect(rulings(await other.desk(shiftLeader))).toEqual([])
})
