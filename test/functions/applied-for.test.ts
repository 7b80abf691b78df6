import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, type Telling, taskOf } from '#test/support/telling.ts'

const note = '已按规定办理'
const SOURCE = { system: 'district.12345', reference: 'GD-2021-0118' }
const ORDER = { ...SHED, channel: 'district', source: SOURCE }
const WORDS = '棚内搭建已拆除，现场两次核查通过。'
const TERMINATE = { action: 'terminate', grounds: 'policy-exhausted', publicWords: WORDS, note }
type Item = { kind: string; caseId: string; taskId: string; consentTo?: string; late: boolean; held?: string }

/** Handled and checked, and whoever reported is called back: not solved. */
async function handledInVain(telling: Telling, on: string, reports: readonly string[]) {
  const { system } = telling
  await system.advanceTo(local(`${on} 10:00`))
  await settleTask(telling, handlerOf('chengguan'), 'handle', { outcome: 'done', note, head: '中队长到场' })
  await system.settle()
  await settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note })
  await system.settle()
  const task = await taskOf(telling, callTaker, 'follow-up')
  await system.wait(24)
  const said = { outcome: 'called', satisfied: 'dissatisfied', note }
  for (const [n, reportId] of reports.entries()) {
    const solved = n > 0
    fine(await telling.api.outcome(callTaker, task, { ...said, reportId, solved }))
    await system.settle()
  }
}

/** A case whose rounds are used up: somebody said twice that it is not solved. The centre's head has it. */
async function beforeTheHead(...sent: readonly object[]) {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  await system.advanceTo(local('2021-01-18 09:00'))
  const reports: string[] = []
  let code = ''
  for (const body of sent) {
    const { reportId, trackingCode } = fine(await api.submitAtDesk(callTaker, body), 201).body
    reports.push(reportId)
    code = trackingCode
    await system.settle()
  }
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
  await system.settle()
  await settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
  await system.settle()
  await handledInVain(telling, '2021-01-18', reports.slice(0, 1))
  await settleTask(telling, leader, 'decide', { outcome: 'assigned', lead: 'chengguan' })
  await system.settle()
  await handledInVain(telling, '2021-01-20', reports)
  const desk = async (who: Actor): Promise<Item[]> => fine(await api.tasks(who)).body.items
  return {
    telling,
    api,
    system,
    reports,
    desk,
    terminate: () => api.act(centreHead, telling.caseId, TERMINATE),
    of: async () => fine(await api.case(centreHead, telling.caseId)).body.case,
    track: async () => fine(await api.track(code)).body,
    told: (type: string) => system.published.filter((one) => one.type === type),
    applied: async () =>
      (await desk(supervisor)).find(({ consentTo, kind }) => kind === 'consent' && consentTo === 'terminate'),
  }
}

/** The authority answers under its own number. */
async function answers(one: Awaited<ReturnType<typeof beforeTheHead>>, granted: boolean, over: object = {}) {
  const { system } = one
  system.tell({
    id: `answer-${granted}`,
    source: SOURCE.system,
    'detail-type': 'termination-ruled-submitted',
    detail: { jurisdiction: 'wujiaochang', reference: SOURCE.reference, granted, note },
    ...over,
  })
  await system.settle()
}

test('10: what no other authority sent, the centre’s head ends alone', async () => {
  const one = await beforeTheHead(SHED)
  fine(await one.terminate())
  await one.system.settle()
  expect(await one.of()).toMatchObject({ status: 'ended', ending: 'archived' })
  expect(one.told('consent-asked')).toEqual([])
})

test('10: of an authority’s order 不再重复办理 is applied for; it is not final until the district grants it', async () => {
  const one = await beforeTheHead(ORDER)
  fine(await one.terminate())
  await one.system.settle()
  const asked = await one.of()
  expect(asked).toMatchObject({
    status: 'open',
    stage: { code: 'follow-up' },
    terminationAsked: { grounds: 'policy-exhausted', publicWords: WORDS },
  })
  expect(asked).not.toHaveProperty('termination')
  expect(one.told('consent-asked').map(({ data }) => data)).toMatchObject([
    { to: 'terminate', grounds: 'policy-exhausted', source: SOURCE },
  ])
  expect(one.told('case-terminated')).toEqual([])
  expect(await one.track()).not.toHaveProperty('endedAt')
  expect(await one.terminate()).toMatchObject({ body: { code: 'termination-pending' } })
  // Who asked in time is not late while nobody rules, and silence grants nothing.
  await one.system.wait(24 * 20)
  expect((await one.desk(centreHead)).find(({ kind }) => kind === 'follow-up')).toMatchObject({ late: false })
  expect(await one.applied()).toMatchObject({ late: true })
  expect(await one.of()).toMatchObject({ status: 'open' })

  await answers(one, true)
  expect(one.told('consent-ruled').map(({ data }) => data)).toMatchObject([{ to: 'terminate', given: true }])
  expect(one.told('case-terminated')).toHaveLength(1)
  expect(await one.of()).toMatchObject({ ending: 'archived', termination: { publicWords: WORDS } })
  expect(await one.track()).toMatchObject({ endedAt: one.system.now(), door: { code: 'petition-office' } })
  // Said again, it changes nothing, and nobody has to look at it.
  await answers(one, true, { id: 'again' })
  expect(one.system.deadLetters).toEqual([])
})

test('10: refused, it goes on: the case goes to its leader for another round', async () => {
  const one = await beforeTheHead(ORDER)
  fine(await one.terminate())
  await one.system.settle()
  await answers(one, false)
  expect(one.told('consent-ruled').map(({ data }) => data)).toMatchObject([{ given: false }])
  const of = await one.of()
  expect(of).toMatchObject({ status: 'open', stage: { code: 'leader' } })
  expect(of.referrals.at(-1)).toMatchObject({ rule: 'consent-refused', facts: { to: 'terminate' } })
  expect(of).not.toHaveProperty('terminationAsked')
  expect((await one.desk(leader)).map(({ kind }) => kind)).toContain('decide')
})

test('10: the district’s desk may answer as well; nobody else, and no system about the orders of another', async () => {
  const one = await beforeTheHead(ORDER)
  fine(await one.terminate())
  await one.system.settle()
  const { taskId } = (await one.applied()) ?? { taskId: '' }
  for (const who of [centreHead, shiftLeader, leader])
    expect(await one.api.outcome(who, taskId, { outcome: 'given', note })).toMatchObject({
      body: { code: 'not-permitted' },
    })
  await answers(one, true, { source: 'district.chengguan' })
  await answers(one, true, { source: 'district.nobody' })
  expect(one.system.deadLetters).toHaveLength(2)
  expect(await one.of()).toMatchObject({ status: 'open' })
  fine(await one.api.outcome(supervisor, taskId, { outcome: 'given', note }))
  await one.system.settle()
  expect(await one.of()).toMatchObject({ ending: 'archived' })
})

test('10: so it is of an order that joined a resident’s case; where the order left it again, the head ends it alone', async () => {
  const order = { ...ORDER, reporter: { name: '李先生', phone: '13900000000' } }
  const one = await beforeTheHead(SHED, order)
  fine(await one.terminate())
  await one.system.settle()
  expect(await one.applied()).toBeDefined()
  await answers(one, false)

  const alone = await beforeTheHead(SHED, order)
  const end = { action: 'end-report', ground: 'empty', note }
  fine(await alone.api.actOnReport(callTaker, alone.telling.caseId, alone.reports[1] ?? '', end))
  await alone.system.settle()
  fine(await alone.terminate())
  await alone.system.settle()
  expect(await alone.of()).toMatchObject({ ending: 'archived' })
})

test('10: lifting a supervision leaves what was applied for standing', async () => {
  const one = await beforeTheHead(ORDER)
  const { caseId } = one.telling
  fine(await one.api.act(supervisor, caseId, { action: 'supervise', note }))
  fine(await one.api.act(centreHead, caseId, { action: 'ask-consent', to: 'close', note }))
  const close = (await one.desk(supervisor)).find(({ consentTo }) => consentTo === 'close')
  fine(await one.api.outcome(supervisor, close?.taskId ?? '', { outcome: 'given', note }))
  fine(await one.terminate())
  fine(await one.api.act(supervisor, caseId, { action: 'lift-supervision', note }))
  await one.system.settle()
  expect(await one.applied()).toBeDefined()
})
