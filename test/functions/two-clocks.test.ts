import { describe, expect, test } from 'vitest'
import { work as sweepWork } from '#functions/schedule/sweep.ts'
import { callTaker, centreHead, dispatcher, leader, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { historyOf } from '#test/support/standing.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask } from '#test/support/telling.ts'

const note = '照此办理'
const PUBLIC_WORDS = '改造经费已列入年度计划，三月复核。'
const SOURCE = { system: 'district.12345', reference: 'GD-2021-0118' }
type Item = { kind: string; taskId: string; report?: string; dueAt: string; late: boolean }

async function began(over: object = {}) {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  await system.advanceTo(local('2021-01-18 09:00'))
  const { reportId, trackingCode } = fine(await api.submitAtDesk(callTaker, { ...SHED, ...over }), 201).body
  await system.settle()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  const desk = async (): Promise<Item[]> => fine(await api.tasks(callTaker)).body.items
  return {
    telling,
    api,
    system,
    reportId,
    desk,
    interim: async () => (await desk()).filter(({ kind }) => kind === 'interim-reply'),
    track: async () => fine(await api.track(trackingCode)).body,
    told: (type: string) => system.published.filter((one) => one.type === type),
    owedOf: async () =>
      (await desk()).filter(({ report, kind }) => report === reportId && kind !== 'contact'),
  }
}

/** Parked until March, from a report whose authority wants its answer in February. */
async function parked(over: object = {}) {
  const one = await began({ channel: 'district', source: SOURCE, ...over })
  const { telling, api, system } = one
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
  await system.settle()
  fine(await api.act(dispatcher, telling.caseId, { action: 'refer', note }))
  await system.settle()
  const outcome = {
    outcome: 'park',
    reviewAt: local('2021-03-01 09:00'),
    note,
    endsWhen: '经费到位',
    publicWords: PUBLIC_WORDS,
  }
  await settleTask(telling, leader, 'decide', outcome)
  const { proposal } = fine(await api.case(centreHead, telling.caseId)).body.case
  fine(await api.act(centreHead, telling.caseId, { action: 'countersign', proposal: proposal.number }))
  await system.settle()
  return one
}

describe('2: parking pauses our clocks only', () => {
  test('an interim reply is owed before the upstream limit and at the review date, in the signed words', async () => {
    const { api, interim, track, told, system } = await parked({ upstreamDue: local('2021-02-10 17:00') })
    expect((await interim()).map(({ dueAt }) => dueAt)).toEqual([
      local('2021-02-10 17:00'),
      local('2021-03-01 09:00'),
    ])
    expect(await track()).not.toHaveProperty('interim')
    const [first] = await interim()
    const other = { outcome: 'told', words: '马上就办' }
    expect(await api.outcome(callTaker, first?.taskId ?? '', other)).toMatchObject({
      body: { code: 'reply-unapproved' },
    })
    fine(await api.outcome(callTaker, first?.taskId ?? '', { outcome: 'told' }))
    await system.settle()
    expect(await track()).toMatchObject({ interim: { words: PUBLIC_WORDS } })
    expect(told('interim-reply-given')[0]?.data).toMatchObject({ source: SOURCE })
    expect(await interim()).toHaveLength(1)
  })

  test('it is warned of, urged when late, and outlives the parking: at the next review date another is owed', async () => {
    const { interim, system, told, api } = await parked()
    await system.advanceTo(local('2021-03-01 09:00'))
    await system.settle()
    expect(told('task-warned').length).toBeGreaterThan(0)
    expect(await interim()).toMatchObject([{ late: true, dueAt: local('2021-03-01 09:00') }])
    const [late] = await interim()
    const words = '仍缺经费，六月再看。'
    fine(await api.outcome(shiftLeader, late?.taskId ?? '', { outcome: 'told', words }))
    expect(await interim()).toEqual([])
  })

  test('the authority moves its limit, and the interim reply follows; what goes on before its review is answered instead', async () => {
    const { system, telling, api, interim } = await parked({ upstreamDue: local('2021-02-10 17:00') })
    const again = { ...SHED, channel: 'district', source: SOURCE, upstreamDue: local('2021-02-20 17:00') }
    fine(await api.submitAtDesk(callTaker, again), 201)
    await system.settle()
    expect((await interim()).map(({ dueAt }) => dueAt)).toEqual([
      local('2021-02-20 17:00'),
      local('2021-03-01 09:00'),
    ])
    await settleTask(telling, leader, 'review', { outcome: 'condition-met', note })
    await system.settle()
    expect(await interim()).toEqual([])
  })
})

test('2: while it is parked the reply is not late; the authority’s limit runs on, and who joins meanwhile is contacted', async () => {
  const { system, owedOf, told, interim, desk } = await parked({ upstreamDue: local('2021-02-10 17:00') })
  const before = await owedOf()
  expect(before).toMatchObject([{ kind: 'reply', late: false, held: local('2021-01-18 09:00') }])
  await system.advanceTo(local('2021-02-11 09:00'))
  const hourly = { jurisdiction: 'wujiaochang', duties: true } as const
  const deps = { ...system.depsOf('sweep'), sweepQueue: { send: async () => {} }, serving: NOBODY }
  await sweepWork(deps, hourly, () => 600_000)
  await system.settle()
  expect(await owedOf()).toMatchObject([{ kind: 'reply', late: false, dueAt: before[0]?.dueAt }])
  expect(told('report-warned')).toEqual([])
  expect(told('report-overdue')).toEqual([])
  // What the authority wants is late, for nothing was told in time.
  expect((await interim())[0]).toMatchObject({ late: true, dueAt: local('2021-02-10 17:00') })
  expect((await desk()).some(({ kind }) => kind === 'reply')).toBe(true)
})

describe('2: when what was parked goes on, the time that was left of the reply limit is given back', () => {
  const goesOn = async (over: object = {}) => {
    const one = await parked(over)
    const before = await one.owedOf()
    await one.system.advanceTo(local('2021-03-01 09:00'))
    await one.system.settle()
    return { ...one, before }
  }
  const PAUSED = /1月18日（周一）09:00至2021年3月1日（周一）09:00暂停计时（挂账）/

  test('five working days were left, and five are left; the sentence tells why', async () => {
    const { before, owedOf, told, track, system } = await goesOn()
    expect(before).toMatchObject([{ dueAt: local('2021-01-25 17:30') }])
    const after = await owedOf()
    expect(after).toMatchObject([
      {
        kind: 'reply',
        dueAt: local('2021-03-05 17:30'),
        late: false,
        due: { zh: expect.stringMatching(PAUSED) },
      },
    ])
    expect(after[0]).not.toHaveProperty('held')
    expect(await track()).toMatchObject({ answerBy: local('2021-03-05 17:30') })
    expect(told('report-due-moved')).toHaveLength(1)
    // Whoever looks again gives nothing twice.
    await system.sweep()
    await system.settle()
    expect(await owedOf()).toMatchObject([{ dueAt: local('2021-03-05 17:30') }])
    await system.advanceTo(local('2021-03-05 18:00'))
    expect((await system.sweep()).reportsOverdue).toBe(1)
  })

  test('but never past the limit of the authority, as long as that runs', async () => {
    const running = await goesOn({ upstreamDue: local('2021-03-03 17:00') })
    expect(await running.owedOf()).toMatchObject([
      { dueAt: local('2021-03-03 17:00'), due: { zh: expect.stringContaining('不晚于来源单位时限') } },
    ])
    const over = await goesOn({ upstreamDue: local('2021-02-10 17:00') })
    expect(await over.owedOf()).toMatchObject([{ dueAt: local('2021-03-05 17:30') }])
  })

  test('where a report that joins ends the parking, it has its own limit; and where no event came through, the sweep does it', async () => {
    const { system, api, telling } = await parked()
    await system.advanceTo(local('2021-02-24 10:00'))
    system.settings.copies = ({ queue }) => (queue === 'reconcile' ? 0 : 1)
    const joined = fine(await api.submitAtDesk(callTaker, { ...SHED, appeal: 'question' }), 201).body.reportId
    await system.settle()
    system.settings.copies = () => 1
    await system.sweep()
    await system.settle()
    const { items } = fine(await api.reports(callTaker, telling.caseId)).body
    const due = items.map(({ reportId, reply }: { reportId: string; reply: { dueAt: string } }) => [
      reportId === joined ? 'joined' : 'first',
      reply.dueAt,
    ])
    expect(Object.fromEntries(due)).toEqual({
      // The day on which it went on is no whole one.
      first: local('2021-03-03 17:30'),
      joined: local('2021-02-25 17:30'),
    })
  })
})

describe('2: duties of reports are warned before they are late', () => {
  test('by the hour, once for each share of the limit, and not of what was done', async () => {
    const { system, told, telling, reportId } = await began({ appeal: 'help' })
    const hourly = async () => {
      await sweepWork(
        { ...system.depsOf('sweep'), sweepQueue: { send: async () => {} }, serving: NOBODY },
        { jurisdiction: 'wujiaochang', duties: true },
        () => 600_000,
      )
      await system.settle()
    }
    await hourly()
    expect(told('report-warned')).toEqual([])
    await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
    // Five working days from Monday: 60 % is on Thursday, 80 % on Friday.
    await system.advanceTo(local('2021-01-21 16:00'))
    await hourly()
    await hourly()
    expect(told('report-warned').map(({ data }) => data)).toEqual([
      { duty: 'reply', dueAt: local('2021-01-25 17:30'), share: 60 },
    ])
    await system.advanceTo(local('2021-01-22 17:00'))
    await hourly()
    expect(told('report-warned').map(({ data }) => data)).toMatchObject([{ share: 60 }, { share: 80 }])
    await system.advanceTo(local('2021-01-25 18:00'))
    await hourly()
    const overdue = (await historyOf(system, `report/${reportId}`)).filter(
      ({ event }) => event.type === 'report-overdue',
    )
    expect(overdue).toHaveLength(1)
  })
})

const NOBODY = {
  jurisdictions: async () => [],
  byDefault: async () => 'wujiaochang',
  versionOf: async () => 1,
  practises: async () => false,
}

describe('2: a transfer settles what a report is owed when the other body has accepted it', () => {
  const to = 'yinhang-street'
  async function transferred() {
    const one = await began()
    fine(await one.api.act(shiftLeader, one.telling.caseId, { action: 'transfer', to, note }))
    await one.system.settle()
    return one
  }

  test('until then it stays on the desk; the centre books it, with the number it has there', async () => {
    const { api, telling, system, owedOf, track } = await transferred()
    expect(await owedOf()).toHaveLength(1)
    const accept = { action: 'accept-transfer', reference: 'YH-0007' }
    fine(await api.act(dispatcher, telling.caseId, accept))
    await system.settle()
    expect(await owedOf()).toEqual([])
    expect(await track()).toMatchObject({
      status: { code: 'transferred' },
      takenOn: { reference: 'YH-0007' },
      door: { code: to },
    })
    expect(await track()).not.toHaveProperty('answeredAt')
    fine(await api.act(dispatcher, telling.caseId, accept))
    await system.advanceTo(local('2021-01-27 03:00'))
    expect((await system.sweep()).reportsOverdue).toBe(0)
  })

  test('what that one sends back after all is owed here again, by when it ever was', async () => {
    const { api, telling, system, owedOf, told } = await transferred()
    const [owed] = await owedOf()
    fine(await api.act(dispatcher, telling.caseId, { action: 'accept-transfer' }))
    await system.settle()
    expect(await owedOf()).toEqual([])
    fine(await api.act(dispatcher, telling.caseId, { action: 'sent-back', note: '不属其管辖范围' }))
    await system.settle()
    expect((await owedOf()).map(({ kind, dueAt }) => ({ kind, dueAt }))).toEqual([
      { kind: owed?.kind, dueAt: owed?.dueAt },
    ])
    expect(told('report-sent-back')).toHaveLength(1)
    // Looked at again, there is nothing left to do.
    await system.sweep()
    await system.settle()
    expect(told('report-sent-back')).toHaveLength(1)
  })

  test('or its own system says so, for its own doors alone', async () => {
    const { telling, system, owedOf } = await transferred()
    const say = async (source: string, caseId = telling.caseId) => {
      const detail = { jurisdiction: 'wujiaochang', caseId, reference: 'YH-0007' }
      system.tell({ id: `${source}-${caseId}`, source, 'detail-type': 'transfer-accepted-submitted', detail })
      await system.settle()
    }
    await say('district.chengguan')
    await say('district.12345', 'c-none')
    expect(system.deadLetters).toHaveLength(2)
    expect(await owedOf()).toHaveLength(1)
    await say('district.12345')
    expect(await owedOf()).toEqual([])
    expect(system.deadLetters).toHaveLength(2)
  })

  test('nothing is booked of a case that was not transferred', async () => {
    const { api, telling } = await began()
    expect(await api.act(dispatcher, telling.caseId, { action: 'accept-transfer' })).toMatchObject({
      body: { code: 'wrong-stage' },
    })
  })
})
