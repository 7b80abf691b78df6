import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { publishPack } from '#functions/usecases/operator/publish-pack.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
} from '#test/support/actors.ts'
import { LEADS_CALL, local, MONDAY_NINE } from '#test/support/case-harness.ts'
import { samplePacks } from '#test/support/sample-rules.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, type Telling, taskOf } from '#test/support/telling.ts'

const note = '情况说明'
const squad = handlerOf('chengguan')
const estates = handlerOf('fangban')
const WHY = { reason: 'contact' }
const REFUSED = { status: 403, body: { code: 'not-permitted' } }

let system: System
let telling: Telling

beforeEach(async () => {
  const packs = await samplePacks()
  const version = LEADS_CALL.version + 1
  const published = await publishPack(packs, { ...LEADS_CALL, version }, MONDAY_NINE, 'operator')
  expect(published).toMatchObject({ value: 'published' })
  system = createSystem({ packs, startAt: MONDAY_NINE })
  telling = beginTelling(system)
})

/** A report that was taken in at the desk, unless it came from outside; and the case that it opened. */
async function reported(over: object = {}, from: 'desk' | 'outside' = 'desk') {
  const { api } = telling
  const sent = { ...SHED, matter: 'illegal-structure', ...over }
  const taken = from === 'desk' ? api.submitAtDesk(callTaker, sent) : api.report(sent)
  telling.reportId = fine(await taken, 201).body.reportId
  await system.settle()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
}

const settle = async (who: Actor, kind: string, outcome: object) => {
  await settleTask(telling, who, kind, outcome)
  await system.settle()
}
const dispatch = (lead: string, cooperating: readonly string[] = []) =>
  settle(dispatcher, 'dispatch', { outcome: 'dispatched', lead, cooperating, instruction: note })
const kinds = async (who: Actor): Promise<readonly string[]> =>
  fine(await telling.api.tasks(who)).body.items.map(({ kind }: { kind: string }) => kind)
const look = (who: Actor) => telling.api.look(who, telling.caseId, telling.reportId, WHY)
const owed = async () => fine(await telling.api.reports(callTaker, telling.caseId)).body.items[0]

describe('17: whether centre or lead makes the first contact is the pack’s', () => {
  test('left to the lead: it goes out at once, and the call stands on the lead’s desk beside its work', async () => {
    await reported()
    expect(await kinds(callTaker)).not.toContain('contact')
    await dispatch('chengguan', ['fangban'])
    expect((await kinds(squad)).toSorted()).toEqual(['handle', 'lead-contact'])
    expect(await kinds(estates)).toEqual(['handle'])
    const [call] = fine(await telling.api.tasks(squad)).body.items.filter(
      ({ kind }: { kind: string }) => kind === 'lead-contact',
    )
    // One working day from when it was reported, not from when it was dispatched.
    expect(call).toMatchObject({ dueAt: local('2021-01-19 17:30'), report: telling.reportId })
    expect((await owed()).contact.dueAt).toBe(call.dueAt)
  })

  test('it alone sees whom to call, masked until it says why, and only until it has called; each look is recorded', async () => {
    await reported()
    expect(await look(squad)).toMatchObject({ status: 404 })
    await dispatch('chengguan', ['fangban'])
    const read = async (who: Actor) => fine(await telling.api.reports(who, telling.caseId)).body.items[0]
    expect(await read(squad)).toMatchObject({ reporter: { name: '张**', phone: '021****0555' } })
    expect(await read(estates)).not.toHaveProperty('reporter')
    expect(await look(estates)).toMatchObject(REFUSED)
    expect(fine(await look(squad)).body).toEqual({ name: '张阿姨', phone: '021-5555 0555' })
    const said = '已通话，明天上午上门。'
    await settle(squad, 'lead-contact', { outcome: 'contacted', note: said, recording: 'L-7' })
    expect(await look(squad)).toMatchObject(REFUSED)
    expect(await read(squad)).not.toHaveProperty('reporter')
    expect((await owed()).contact).toMatchObject({ at: MONDAY_NINE, overdue: false })
    expect((await owed()).said.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['report-contacted', 'report-person-shown']),
    )
    expect(await kinds(squad)).toEqual(['handle'])
    const looked = fine(await telling.api.looks(centreHead, { month: '2021-01' })).body.items
    expect(looked).toMatchObject([{ by: { id: squad.id }, reason: 'contact' }])
  })

  test('its reporter is told that it was taken up, not that it was confirmed, and then who spoke with him', async () => {
    const { trackingCode } = fine(
      await telling.api.submitAtDesk(callTaker, { ...SHED, matter: 'illegal-structure' }),
      201,
    ).body
    await system.settle()
    telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
    await dispatch('chengguan')
    await settle(squad, 'lead-contact', { outcome: 'contacted', note })
    const { steps } = fine(await telling.api.track(trackingCode)).body
    const told = steps.map(({ zh }: { zh: string }) => zh)
    expect(told).toEqual(expect.arrayContaining(['已受理，安排单位办理', '承办单位与您联系了']))
    expect(told).not.toContain('情况已核实')
  })

  test('another lead calls in place of the one that returned it, and sees whom from then on', async () => {
    await reported()
    await dispatch('fangban')
    const handle = await taskOf(telling, estates, 'handle')
    fine(await telling.api.outcome(estates, handle, { outcome: 'returned', reason: 'not-our-duty', note }))
    const ruling = { action: 'rule-on-return', taskId: handle, accept: true, replacement: 'chengguan' }
    fine(await telling.api.act(shiftLeader, telling.caseId, ruling))
    await system.settle()
    expect(await kinds(estates)).toEqual([])
    await dispatch('chengguan')
    expect(await kinds(squad)).toContain('lead-contact')
    expect(await look(estates)).toMatchObject({ status: 404 })
    expect((await look(squad)).status).toBe(200)
  })

  test('who leads only after the due time has passed has a whole limit from then on', async () => {
    await reported()
    await system.advanceTo(local('2021-01-21 10:00'))
    await dispatch('chengguan')
    expect(fine(await telling.api.tasks(squad)).body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'lead-contact', dueAt: local('2021-01-22 17:30') }),
      ]),
    )
  })

  test('called in vain at as many hours as the pack says, no contact is owed any more', async () => {
    await reported()
    await dispatch('chengguan')
    for (const hour of ['10', '13', '15']) {
      await system.advanceTo(local(`2021-01-18 ${hour}:00`))
      await settle(squad, 'lead-contact', { outcome: 'unreachable' })
    }
    expect(await kinds(squad)).toEqual(['handle'])
    expect((await owed()).contact).toMatchObject({ at: local('2021-01-18 15:00') })
    expect(await look(squad)).toMatchObject(REFUSED)
  })

  test.each([
    ['who told it himself', 'outside', { channel: 'web' }],
    ['who wants not to be known', 'desk', { privacy: 'confidential' }],
    ['who reports an emergency', 'desk', { emergency: true }],
    ['whoever gave what is no number for sure', 'desk', { reporter: { phone: '找物业问' } }],
  ] as const)('the centre calls %s', async (_who, from, over) => {
    await reported(over, from)
    expect(await kinds(callTaker)).toContain('contact')
  })

  test('nobody calls who was spoken to when it was taken in, and the lead sees no number', async () => {
    await reported({ confirmedInPerson: true })
    await dispatch('chengguan')
    expect(await kinds(squad)).toEqual(['handle'])
    expect(await kinds(callTaker)).toEqual(['reply'])
    expect(await look(squad)).toMatchObject(REFUSED)
  })

  test('named as whom it is about, the lead neither calls nor sees whom: the centre calls', async () => {
    await reported()
    await dispatch('chengguan')
    fine(
      await telling.api.act(callTaker, telling.caseId, { action: 'name-subjects', parties: ['chengguan'] }),
    )
    await system.settle()
    expect(await kinds(squad)).not.toContain('lead-contact')
    expect(await look(squad)).toMatchObject(REFUSED)
    expect(await kinds(callTaker)).toContain('contact')
  })

  test('taken back while another stands, the report is no longer the lead’s to call', async () => {
    await reported()
    const other = { ...SHED, matter: 'illegal-structure', reporter: { phone: '13900000000' } }
    fine(await telling.api.submitAtDesk(callTaker, { ...other, joins: telling.caseId }), 201)
    await system.settle()
    await dispatch('chengguan')
    const { trackingCode } = (await system.ports.store.loadReport(telling.reportId)) ?? { trackingCode: '' }
    fine(await telling.api.withdraw(trackingCode))
    await system.settle()
    expect(await kinds(squad)).toEqual(['handle'])
    expect(await look(squad)).toMatchObject(REFUSED)
  })

  test('of a sensitive case, too, the lead sees whom to call as long as that is its own to do', async () => {
    await reported()
    await dispatch('chengguan')
    fine(await telling.api.act(callTaker, telling.caseId, { action: 'mark-sensitive', as: ['media'], note }))
    expect((await look(squad)).status).toBe(200)
    expect(await look(estates)).toMatchObject({ status: 404 })
    await settle(squad, 'lead-contact', { outcome: 'contacted', note })
    expect(await look(squad)).toMatchObject(REFUSED)
  })

  test('the centre calls where a firm or a committee leads: it is given no number', async () => {
    await reported()
    await dispatch('wuye')
    expect(await kinds(handlerOf('wuye'))).toEqual(['handle'])
    expect(await kinds(callTaker)).toContain('contact')
    expect(await look(handlerOf('wuye'))).toMatchObject(REFUSED)
  })

  test('the centre calls where the case goes to its leader before anybody leads', async () => {
    await reported()
    await settle(dispatcher, 'dispatch', { outcome: 'nobodys', note })
    expect(await kinds(leader)).toContain('decide')
    expect(await kinds(callTaker)).toContain('contact')
    await settle(callTaker, 'contact', { outcome: 'accepted', note })
    expect((await owed()).contact).toHaveProperty('at')
  })

  test('a call back is the first contact, where the lead finished without one', async () => {
    await reported()
    await dispatch('chengguan')
    await settle(squad, 'handle', { outcome: 'done', note, evidence: ['ph-1'] })
    await settle(inspector, 'reinspect', { outcome: 'passed', note })
    expect(await kinds(squad)).toEqual(['lead-contact'])
    await system.advanceTo(local('2021-01-20 10:00'))
    await settle(callTaker, 'follow-up', {
      outcome: 'called',
      reportId: telling.reportId,
      solved: true,
      satisfied: 'satisfied',
      note,
    })
    expect(await kinds(squad)).toEqual([])
  })
})
