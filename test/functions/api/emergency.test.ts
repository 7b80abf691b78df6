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
import { local } from '#test/support/case-harness.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, openCase, settleTask, type Telling, taskOf } from '#test/support/telling.ts'

const streetLeader: Actor = { ...centreHead, id: 'u-street-leader', roles: ['street-leader'] }
const SUNDAY = local('2021-01-17 02:30')
const GAS = {
  channel: 'hotline',
  appeal: 'help',
  description: '楼道里燃气味很浓，怀疑燃气泄漏',
  place: '国定路555弄',
  reporter: { phone: '13900000000' },
}
const note = '情况紧急。'

async function reported(report: object, by: Actor | 'public' = callTaker): Promise<Telling> {
  const telling = beginTelling(createSystem({ startAt: SUNDAY }))
  const { api, system } = telling
  const { body } = fine(by === 'public' ? await api.report(report) : await api.submitAtDesk(by, report), 201)
  telling.trackingCode = body.trackingCode
  telling.reportId = body.reportId
  await system.settle()
  telling.caseId = await openCase(telling)
  return telling
}

const caseOf = async ({ api, caseId }: Telling) => fine(await api.case(centreHead, caseId)).body
const kindsOf = async (telling: Telling, who: Actor, query: Record<string, string> = {}) =>
  fine(await telling.api.tasks(who, query)).body.items.map(({ kind }: { kind: string }) => kind)
const typesOf = async (telling: Telling): Promise<string[]> =>
  (await caseOf(telling)).timeline.items.map(({ type }: { type: string }) => type)

describe('9. An emergency', () => {
  test('that staff say, of a matter that they chose, goes to its parties at once; the first task is the call for help', async () => {
    const telling = await reported({ ...GAS, matter: 'gas-leak', emergency: true })
    const { case: of, tasks } = await caseOf(telling)
    expect(of.stage.code).toBe('handling')
    expect(tasks.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'alert',
      'alert',
      'call-out',
      'contact',
      'handle',
      'handle',
    ])
    const callOut = tasks.find(({ kind }: { kind: string }) => kind === 'call-out')
    expect(callOut.dueAt).toBe(local('2021-01-17 02:45'))
    const called = { outcome: 'called', to: 'gas-works', at: SUNDAY, answeredBy: '962777 值班员老陈' }
    fine(await telling.api.outcome(callTaker, callOut.taskId, called))
    const { timeline } = await caseOf(telling)
    expect(timeline.items.find(({ type }: { type: string }) => type === 'services-called')).toMatchObject({
      data: { to: 'gas-works', at: SUNDAY },
      texts: { who: '962777 值班员老陈' },
    })
  })

  test('of a matter that is one by itself, named by staff, needs no tick', async () => {
    const telling = await reported({ ...GAS, matter: 'gas-leak' })
    expect((await caseOf(telling)).case).toMatchObject({ emergency: true, stage: { code: 'handling' } })
  })

  test('whose matter a machine only guessed sends nobody out: leader and duty officer decide, anybody at the centre may dispatch', async () => {
    const telling = await reported({ ...GAS, emergency: true })
    const { api } = telling
    const { case: of, tasks } = await caseOf(telling)
    expect(of).toMatchObject({ emergency: true, stage: { code: 'leader' } })
    const decide = tasks.find(({ kind }: { kind: string }) => kind === 'decide')
    expect(decide).toMatchObject({ dueAt: local('2021-01-17 03:30'), suggestedLead: 'pinganban' })
    const assign = { outcome: 'assigned', lead: 'pinganban', cooperating: ['xiaofang'], note }
    expect((await api.outcome(handlerOf('pinganban'), decide.taskId, assign)).status).toBe(404)
    fine(await api.outcome(callTaker, decide.taskId, assign))
    await telling.system.settle()
    expect((await caseOf(telling)).case.stage.code).toBe('handling')
  })

  test('of which nobody takes notice is rung further up every quarter of an hour, until a person has answered', async () => {
    const telling = await reported({ ...GAS, emergency: true })
    const { system } = telling
    expect(await kindsOf(telling, deputy, { role: 'deputy' })).toEqual([])
    await system.advanceTo(local('2021-01-17 02:46'))
    expect(await kindsOf(telling, deputy, { role: 'deputy' })).toEqual(['alert'])
    expect(await kindsOf(telling, streetLeader, { role: 'street-leader' })).toEqual([])
    await system.advanceTo(local('2021-01-17 03:01'))
    expect(await kindsOf(telling, streetLeader, { role: 'street-leader' })).toEqual(['alert'])
    await system.advanceTo(local('2021-01-17 03:16'))
    expect(await kindsOf(telling, centreHead, { role: 'centre-head' })).toContain('alert')
    await settleTask(telling, streetLeader, 'alert', { outcome: 'noted', note }, { role: 'street-leader' })
    await system.advanceTo(local('2021-01-17 06:00'))
    expect(await kindsOf(telling, supervisor)).not.toContain('alert')
    expect(await kindsOf(telling, deputy, { role: 'deputy' })).toEqual([])
    expect(await kindsOf(telling, leader)).toContain('alert')
  })

  test('that nobody decides goes a step higher by the hour', async () => {
    const telling = await reported({ ...GAS, emergency: true })
    await telling.system.advanceTo(local('2021-01-17 03:31'))
    expect(await kindsOf(telling, centreHead, { role: 'centre-head' })).toContain('decide')
    await telling.system.advanceTo(local('2021-01-17 04:31'))
    expect(await kindsOf(telling, supervisor)).toContain('decide')
  })

  test('that an anonymous member of the public ticks rings the duty officer, who calls or looks first', async () => {
    const telling = await reported({ ...GAS, channel: 'web', matter: 'gas-leak', emergency: true }, 'public')
    const { api } = telling
    expect((await caseOf(telling)).case).toMatchObject({ emergency: false, stage: { code: 'confirm' } })
    const checked = await taskOf(telling, shiftLeader, 'check-alarm')
    expect(
      (await api.outcome(dispatcher, checked, { outcome: 'emergency', how: 'called', note })).status,
    ).toBe(403)
    fine(await api.outcome(shiftLeader, checked, { outcome: 'emergency', how: 'called', note }))
    await telling.system.settle()
    expect((await caseOf(telling)).case).toMatchObject({ emergency: true, stage: { code: 'handling' } })
    expect(await kindsOf(telling, callTaker)).not.toContain('contact')
  })

  test('that was none goes on the ordinary way; words alone ring as well, and nobody answering is rung further', async () => {
    const telling = await reported({ ...GAS, channel: 'web' }, 'public')
    await telling.system.advanceTo(local('2021-01-17 02:46'))
    expect(await kindsOf(telling, deputy, { role: 'deputy' })).toEqual(['check-alarm'])
    const checked = await taskOf(telling, shiftLeader, 'check-alarm')
    fine(await telling.api.outcome(inspector, checked, { outcome: 'no-emergency', how: 'looked', note }))
    expect((await caseOf(telling)).case).toMatchObject({ emergency: false, stage: { code: 'confirm' } })
    expect(await kindsOf(telling, deputy, { role: 'deputy' })).toEqual([])
    expect(await kindsOf(telling, callTaker)).toEqual(['contact', 'reply'])
  })

  test('is called off by duty officer or leader, naming who declared it on scene; limits and tasks follow', async () => {
    const telling = await reported({ ...GAS, matter: 'gas-leak', emergency: true })
    const { api, caseId } = telling
    const off = { action: 'call-off', declaredBy: '消防救援站李队', note: '阀门已关，检测无泄漏。' }
    expect((await api.act(callTaker, caseId, off)).body.code).toBe('not-permitted')
    expect((await api.act(shiftLeader, caseId, { action: 'call-off', note })).status).toBe(400)
    fine(await api.act(shiftLeader, caseId, off))
    const { case: of, tasks, timeline } = await caseOf(telling)
    expect(of.emergency).toBe(false)
    expect(tasks.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['contact', 'handle', 'handle'])
    // Four working hours of Monday morning and afternoon, no longer two of the night.
    expect(tasks.find(({ kind }: { kind: string }) => kind === 'handle').dueAt).toBe(
      local('2021-01-18 15:00'),
    )
    expect(
      timeline.items.find(({ type }: { type: string }) => type === 'emergency-called-off').texts,
    ).toEqual({ text: '阀门已关，检测无泄漏。', who: '消防救援站李队' })
    expect((await api.act(leader, caseId, off)).body.code).toBe('no-emergency')
  })

  test('of another system is told there at its beginning and when it is called off', async () => {
    const telling = beginTelling(createSystem({ startAt: SUNDAY }))
    telling.system.tell({
      id: 'm-1',
      source: 'district.12345',
      'detail-type': 'report-submitted',
      detail: { ...GAS, channel: undefined, emergency: true, reference: '0007' },
    })
    await telling.system.settle()
    telling.caseId = await openCase(telling)
    fine(await telling.api.act(shiftLeader, telling.caseId, { action: 'call-off', declaredBy: '李队', note }))
    await telling.system.settle()
    const reports = telling.system.published.filter(({ type }) => type === 'emergency-reported')
    const source = { system: 'district.12345', reference: '0007' }
    expect(reports.map(({ data }) => data)).toEqual([
      { state: 'raised', source },
      { state: 'called-off', source },
    ])
    expect(await typesOf(telling)).toContain('emergency-called-off')
  })
})
