import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspectorIn,
  shiftLeader,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, type Telling } from '#test/support/telling.ts'

const note = '两处同一成因。'
const squad = handlerOf('chengguan')
/** Three troubles that the system tells apart: by place, by matter. */
const LAMP = {
  ...SHED,
  description: '路口的路灯好几天不亮了，晚上走路看不清，老人不敢出门。',
  place: '四平路2500号',
  matter: 'street-lamp',
}
const HEAP = {
  ...SHED,
  description: '路边的垃圾堆了好几天没人清，味道很重，苍蝇也多，请来看看。',
  place: '政通路300号',
  matter: 'exposed-rubbish',
}

type Receipt = { readonly reportId: string; readonly trackingCode: string }

/** A system at nine on a Monday, with somebody who reports, looks and acts. */
async function street() {
  const system = createSystem()
  const { api }: Telling = beginTelling(system)
  await system.advanceTo(local('2021-01-18 09:00'))
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    await system.settle()
    return answer
  }
  let told = 0
  /** Another resident each time. */
  const report = async (over: object, who: Actor = callTaker): Promise<Receipt> => {
    told += 1
    const reporter = { name: '居民', phone: `1390000${String(told).padStart(4, '0')}` }
    const body = { ...SHED, ...over, reporter }
    return fine(await settled(api.submitAtDesk(who, body)), 201).body
  }
  const caseOf = async ({ reportId }: Receipt): Promise<string> => {
    const found = await system.ports.store.loadReport(reportId)
    return found !== undefined && 'caseId' in found ? (found.caseId ?? '') : `(${found?.status})`
  }
  const act = (who: Actor, caseId: string, body: object) => settled(api.act(who, caseId, body))
  const merge = async (from: string, into: string) =>
    fine(await act(dispatcher, from, { action: 'merge', into }))
  const track = async ({ trackingCode }: Receipt) => fine(await api.track(trackingCode)).body
  return {
    system,
    api,
    report,
    caseOf,
    act,
    merge,
    track,
    undo: (caseId: string, who: Actor = dispatcher) => act(who, caseId, { action: 'undo-merge', note }),
    split: (receipt: Receipt, over: object = {}, who: Actor = dispatcher) =>
      caseOf(receipt).then((caseId) =>
        settled(api.actOnReport(who, caseId, receipt.reportId, { action: 'split-off', note, ...over })),
      ),
    /** What its reporter was told, in words. */
    steps: async (receipt: Receipt): Promise<string[]> =>
      (await track(receipt)).steps.map(({ zh }: { zh: string }) => zh),
    theCase: async (caseId: string, who: Actor = dispatcher) => fine(await api.case(who, caseId)).body.case,
    tasks: async (who: Actor, caseId: string) =>
      fine(await api.tasks(who)).body.items.filter((one: { caseId: string }) => one.caseId === caseId),
  }
}

const joined = ({ published }: System, { reportId }: Receipt) =>
  published.filter(
    ({ type, metadata }) => type === 'report-joined' && metadata.subject === `report/${reportId}`,
  )

describe('7: what a person has ruled to be one trouble stays one', () => {
  test('what is reported later at the merged place goes where the ruling sent it, along chains of mergers', async () => {
    const { report, caseOf, merge, steps, system } = await street()
    const [shed, lamp, heap] = [await report(SHED), await report(LAMP), await report(HEAP)]
    const [c1, c2, c3] = [await caseOf(shed), await caseOf(lamp), await caseOf(heap)]
    expect(new Set([c1, c2, c3]).size).toBe(3)
    await merge(c2, c1)
    expect(await caseOf(await report(LAMP))).toBe(c1)
    await merge(c1, c3)
    const later = [await report(LAMP), await report(SHED), await report(HEAP)]
    expect(await Promise.all(later.map(caseOf))).toEqual([c3, c3, c3])
    expect(await caseOf(lamp)).toBe(c3)
    // Each merger is told once to whom it moved, and to nobody else.
    const moved = '与另一件合并办理'
    expect((await steps(lamp)).filter((one) => one === moved)).toHaveLength(2)
    expect((await steps(shed)).filter((one) => one === moved)).toHaveLength(1)
    expect((await steps(heap)).filter((one) => one === moved)).toHaveLength(0)
    expect(joined(system, lamp).map(({ data }) => data)).toMatchObject([
      { how: 'opened', caseId: c2 },
      { how: 'merged', caseId: c1 },
      { how: 'merged', caseId: c3 },
    ])
  })

  test('only while that case is open: then the trouble opens a case again, and takes the place over', async () => {
    const { report, caseOf, merge, act } = await street()
    const [shed, lamp] = [await report(SHED), await report(LAMP)]
    const [c1, c2] = [await caseOf(shed), await caseOf(lamp)]
    await merge(c2, c1)
    fine(await act(shiftLeader, c1, { action: 'transfer', to: 'yinhang-street', note }))
    const fresh = await report(LAMP)
    expect([c1, c2]).not.toContain(await caseOf(fresh))
    expect(await caseOf(await report(LAMP))).toBe(await caseOf(fresh))
  })

  test('a case that is corrected to the place and matter of another one stays another trouble', async () => {
    const { report, caseOf, act, theCase } = await street()
    const [lamp, heap] = [await report(LAMP), await report(HEAP)]
    const [c2, c3] = [await caseOf(lamp), await caseOf(heap)]
    const correct = { action: 'correct', place: { text: LAMP.place, grid: 'g1' }, matter: LAMP.matter }
    fine(await act(dispatcher, c3, correct))
    expect(await theCase(c3)).toMatchObject({ matter: LAMP.matter })
    // The same is said again: each joins what it was.
    expect(await caseOf(await report(LAMP))).toBe(c2)
    expect(await caseOf(await report(HEAP))).toBe(c3)
  })
})

describe('7: a merger is undone (撤销并案)', () => {
  test('the case goes on where it was merged, with its reports and what came since; each reporter is told once', async () => {
    const { report, caseOf, merge, undo, steps, theCase, tasks, track, system } = await street()
    const [shed, lamp] = [await report(SHED), await report(LAMP)]
    const neighbour = await report(LAMP)
    const [c1, c2] = [await caseOf(shed), await caseOf(lamp)]
    await merge(c2, c1)
    const since = await report(LAMP)
    const ofShed = await report(SHED)
    expect(await tasks(callTaker, c2)).toEqual([])
    fine(await undo(c2))

    expect(await Promise.all([lamp, neighbour, since].map(caseOf))).toEqual([c2, c2, c2])
    expect(await Promise.all([shed, ofShed].map(caseOf))).toEqual([c1, c1])
    const back = '撤销合并，恢复单独办理'
    for (const one of [lamp, neighbour, since])
      expect((await steps(one)).filter((words) => words === back)).toHaveLength(1)
    for (const one of [shed, ofShed]) expect(await steps(one)).not.toContain(back)
    expect(await theCase(c2)).toMatchObject({ status: 'open' })
    expect(await tasks(callTaker, c2)).toContainEqual(
      expect.objectContaining({ kind: 'contact', report: lamp.reportId, dueAt: expect.any(String) }),
    )
    expect(await track(lamp)).toMatchObject({ status: { code: 'open' }, stage: { code: 'confirm' } })
    // From now on the place is its own again.
    expect(await caseOf(await report(LAMP))).toBe(c2)
    expect(system.published.filter(({ type }) => type === 'merger-undone')).toMatchObject([
      { data: { run: 2, enterAt: 'confirm', into: c1 } },
    ])
    expect(await undo(c2)).toMatchObject({ status: 409, body: { code: 'case-not-merged' } })
    const counters = await Promise.all([c1, c2].map((one) => system.ports.store.loadCase(one)))
    expect(counters.map((one) => one?.counters.standing)).toEqual([2, 4])
  })

  test('a report that has gone its own way meanwhile stays where it is', async () => {
    const { report, caseOf, merge, undo, split, system, api } = await street()
    const [shed, lamp, neighbour, third] = [
      await report(SHED),
      await report(LAMP),
      await report(LAMP),
      await report(LAMP),
    ]
    const [c1, c2] = [await caseOf(shed), await caseOf(lamp)]
    await merge(c2, c1)
    fine(await split(neighbour))
    const c3 = await caseOf(neighbour)
    fine(await api.withdraw(third.trackingCode))
    await system.settle()
    fine(await undo(c2))
    expect(await Promise.all([shed, lamp, neighbour].map(caseOf))).toEqual([c1, c2, c3])
    expect(new Set([c1, c2, c3]).size).toBe(3)
    expect(fine(await api.track(third.trackingCode)).body.status.code).toBe('withdrawn')
    const counters = await Promise.all([c1, c2, c3].map((one) => system.ports.store.loadCase(one)))
    expect(counters.map((one) => one?.counters.standing)).toEqual([1, 1, 1])
    expect(system.deadLetters).toEqual([])
  })

  test.each<[string, object, object | undefined]>([
    ['that its report told of', { emergency: true }, undefined],
    ['that became known since', {}, { action: 'correct', emergency: true }],
  ])('9: an emergency %s reaches the case it is merged into', async (_how, over, correct) => {
    const { report, caseOf, merge, act, theCase, tasks } = await street()
    const shed = await report(SHED)
    const lamp = await report({ ...LAMP, ...over })
    const [c1, c2] = [await caseOf(shed), await caseOf(lamp)]
    if (correct !== undefined) fine(await act(dispatcher, c2, correct))
    expect(await theCase(c1)).toMatchObject({ emergency: false })
    await merge(c2, c1)
    expect(await theCase(c1)).toMatchObject({ emergency: true })
    expect((await tasks(shiftLeader, c1)).map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['call-out', 'alert']),
    )
  })

  test('from the middle of a chain only what came through it goes back', async () => {
    const { report, caseOf, merge, undo } = await street()
    const [shed, lamp, heap] = [await report(SHED), await report(LAMP), await report(HEAP)]
    const [c1, c2, c3] = [await caseOf(shed), await caseOf(lamp), await caseOf(heap)]
    await merge(c2, c1)
    await merge(c1, c3)
    fine(await undo(c2))
    expect(await Promise.all([shed, lamp, heap].map(caseOf))).toEqual([c3, c2, c3])
    fine(await undo(c1))
    expect(await Promise.all([shed, lamp, heap].map(caseOf))).toEqual([c1, c2, c3])
    expect(await caseOf(await report(SHED))).toBe(c1)
  })

  test('across stages: the other case is called back for its own, the one that was merged goes on with its parties', async () => {
    const { report, caseOf, merge, undo, api, system, theCase, tasks } = await street()
    const [shed, lamp] = [await report(SHED), await report(LAMP)]
    const [c1, c2] = [await caseOf(shed), await caseOf(lamp)]
    const settle = async (who: Actor, caseId: string, kind: string, body: object) => {
      const [task] = (await tasks(who, caseId)).filter((one: { kind: string }) => one.kind === kind)
      fine(await api.outcome(who, task?.taskId ?? '', body))
      await system.settle()
    }
    for (const one of [c1, c2]) {
      await settle(callTaker, one, 'contact', { outcome: 'accepted' })
      if ((await theCase(one)).stage?.code === 'dispatch')
        await settle(dispatcher, one, 'dispatch', {
          outcome: 'dispatched',
          lead: 'chengguan',
          instruction: '按职责处置。',
        })
    }
    expect((await theCase(c2)).stage.code).toBe('handling')
    await merge(c2, c1)
    const [mine] = (await tasks(squad, c1)).filter((one: { kind: string }) => one.kind === 'handle')
    fine(await api.outcome(squad, mine?.taskId ?? '', { outcome: 'done', note, evidence: ['ph-1'] }))
    await system.settle()
    await settle(inspectorIn('g1'), c1, 'reinspect', { outcome: 'passed', note })
    expect((await theCase(c1)).stage.code).toBe('follow-up')
    fine(await undo(c2))
    expect((await theCase(c2)).stage.code).toBe('handling')
    const lead = (await theCase(c2)).lead
    expect((await tasks(handlerOf(lead), c2)).map((one: { kind: string }) => one.kind)).toEqual(['handle'])
    // The other waits for nobody's call but its own reporter's.
    await system.advanceTo(local('2021-01-28 10:00'))
    await settle(callTaker, c1, 'follow-up', {
      outcome: 'called',
      reportId: shed.reportId,
      solved: true,
      satisfied: 'satisfied',
    })
    expect(await theCase(c1)).toMatchObject({ status: 'ended', ending: 'archived' })
    expect(await undo(c1, centreHead)).toMatchObject({ body: { code: 'case-not-merged' } })
  })

  test('not once the other case is over: that one is reopened first', async () => {
    const { report, caseOf, merge, undo, act } = await street()
    const [shed, lamp] = [await report(SHED), await report(LAMP)]
    const [c1, c2] = [await caseOf(shed), await caseOf(lamp)]
    await merge(c2, c1)
    expect((await undo(c2, callTaker)).status).toBe(403)
    fine(await act(shiftLeader, c1, { action: 'transfer', to: 'yinhang-street', note }))
    expect(await undo(c2)).toMatchObject({ status: 409, body: { code: 'case-ended' } })
  })
})

describe('7: a report is split off (拆分)', () => {
  test('that joined by itself: it gets a case of its own and never falls back', async () => {
    const { report, caseOf, split, steps, system, tasks } = await street()
    const [shed, other] = [await report(SHED), await report(SHED)]
    const c1 = await caseOf(shed)
    expect(await caseOf(other)).toBe(c1)
    fine(await split(other))
    const c2 = await caseOf(other)
    expect([c1, '(received)']).not.toContain(c2)
    expect(await steps(other)).toEqual(expect.arrayContaining(['从合并的案件中拆出，另行办理']))
    expect((await steps(shed)).join()).not.toContain('拆出')
    expect(joined(system, other).map(({ data }) => data)).toMatchObject([
      { how: 'duplicate', caseId: c1 },
      { how: 'split', caseId: c2 },
    ])
    expect(JSON.stringify(system.published.find(({ type }) => type === 'report-split-off'))).not.toContain(
      note,
    )
    // Both stand on the call-taker's desk; what is reported later joins the one that holds the place.
    for (const [caseId, { reportId }] of [
      [c1, shed],
      [c2, other],
    ] as const)
      expect((await tasks(callTaker, caseId))[0]).toMatchObject({ kind: 'contact', report: reportId })
    expect(await caseOf(await report(SHED))).toBe(c1)
  })

  test('with the matter that it is about it gets a case of that matter, whatever else is open there', async () => {
    const { report, caseOf, split, theCase } = await street()
    const heap = await report({ ...SHED, description: '垃圾', matter: 'exposed-rubbish' })
    const [shed, wrong] = [await report(SHED), await report(SHED)]
    expect(await caseOf(wrong)).toBe(await caseOf(shed))
    expect((await split(wrong, { matter: 'no-such' })).body).toMatchObject({
      code: 'matter-unknown',
      errors: [{ field: 'matter' }],
    })
    fine(await split(wrong, { matter: 'exposed-rubbish' }))
    expect(await theCase(await caseOf(wrong))).toMatchObject({ matter: 'exposed-rubbish' })
    expect([await caseOf(shed), await caseOf(heap)]).not.toContain(await caseOf(wrong))
  })

  test('not the one that opened the case, nor by who only calls; what it asked for falls with it', async () => {
    const { report, split, api, caseOf, system } = await street()
    const [shed, other] = [await report(SHED), await report(SHED)]
    expect(await split(shed)).toMatchObject({ status: 409, body: { code: 'opened-the-case' } })
    expect((await split(other, {}, callTaker)).status).toBe(403)
    const c1 = await caseOf(shed)
    fine(await api.actOnReport(callTaker, c1, other.reportId, { action: 'ask-extension', note }))
    await system.settle()
    const rulings = async () =>
      fine(await api.tasks(shiftLeader)).body.items.filter(({ kind }: { kind: string }) => kind === 'ruling')
    expect(await rulings()).toHaveLength(1)
    fine(await split(other))
    expect(await rulings()).toEqual([])
    expect((await system.ports.store.loadReport(other.reportId))?.extension).toBeUndefined()
  })

  test('after the check: the case is called back without it', async () => {
    const { report, split, api, caseOf, system, tasks, theCase } = await street()
    const [shed, other] = [await report(SHED), await report(SHED)]
    const c1 = await caseOf(shed)
    const settle = async (who: Actor, kind: string, body: object) => {
      const [task] = (await tasks(who, c1)).filter((one: { kind: string }) => one.kind === kind)
      fine(await api.outcome(who, task?.taskId ?? '', body))
      await system.settle()
    }
    await settle(callTaker, 'contact', { outcome: 'accepted' })
    if ((await theCase(c1)).stage.code === 'dispatch')
      await settle(dispatcher, 'dispatch', {
        outcome: 'dispatched',
        lead: 'chengguan',
        instruction: '处置。',
      })
    await settle(squad, 'handle', { outcome: 'done', note, evidence: ['ph-1'] })
    await settle(inspectorIn('g1'), 'reinspect', { outcome: 'passed', note })
    await system.advanceTo(local('2021-01-28 10:00'))
    const call = { outcome: 'called', reportId: shed.reportId, solved: true, satisfied: 'satisfied' }
    await settle(callTaker, 'follow-up', call)
    expect((await theCase(c1)).stage.code).toBe('follow-up')
    fine(await split(other))
    expect(await theCase(c1)).toMatchObject({ status: 'ended' })
    const own = await theCase(await caseOf(other))
    expect(own).toMatchObject({ status: 'open', stage: { code: 'confirm' } })
  })
})
