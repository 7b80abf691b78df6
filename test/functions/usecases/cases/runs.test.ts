import { describe, expect, test } from 'vitest'
import { openVisit } from '#functions/usecases/cases/open-visit.ts'
import { resumeCase } from '#functions/usecases/cases/resume-case.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  operator,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { outage } from '#test/support/fault.ts'
import { historyOf, standingOf } from '#test/support/standing.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, openCase, proposed, settleTask, tell } from '#test/support/telling.ts'

const HALF_A_YEAR = 180 * 24

/** The case of the story once its reporter was heard: it waits for its dispatcher. */
const confirmed = () => tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
const dispatched = { outcome: 'dispatched', lead: 'guanliban', cooperating: [] }

/** From wherever parties handle it to the archive, as straight as can be. */
async function straightHome(telling: Awaited<ReturnType<typeof confirmed>>): Promise<void> {
  const { system } = telling
  await settleTask(telling, handlerOf('guanliban'), 'handle', { outcome: 'done', note: '已处理。' })
  await system.settle()
  await settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note: '已恢复。' })
  await system.settle()
  const owed: { kind: string; notBefore: string }[] =
    fine(await telling.api.tasks(callTaker)).body.items ?? []
  const task = owed.find(({ kind }) => kind === 'follow-up')
  await system.advanceTo(task?.notBefore ?? system.now())
  const { reportId } = telling
  await settleTask(telling, callTaker, 'follow-up', {
    outcome: 'called',
    reportId,
    solved: true,
    satisfied: 'satisfied',
  })
  await system.settle()
}

describe('tokens', () => {
  test('one that expires while its stage is resolved: the case is found stalled, and a resume goes on behind it', async () => {
    const telling = await confirmed()
    const { system, caseId } = telling
    system.settings.streaming = false
    await settleTask(telling, dispatcher, 'dispatch', dispatched)

    await system.wait(HALF_A_YEAR)

    expect(system.execution(caseId).status).toBe('FAILED')
    expect((await system.ports.store.loadCase(caseId))?.case).toMatchObject({
      position: { at: 'leaving', stage: 'dispatch', outcome: 'dispatched' },
      stalled: { error: 'States.Timeout' },
    })
    system.settings.streaming = true
    expect(await system.resume(caseId)).toMatchObject({ ok: true, value: { run: 2 } })
    expect(system.execution(`${caseId}-2`).statesEntered).toContain('Departments handle it')
    await straightHome(telling)
    expect(system.execution(`${caseId}-2`).status).toBe('SUCCEEDED')
  })

  test('a slow first attempt that arrives after the second overwrites nothing and ends quietly', async () => {
    const { system, caseId } = await confirmed()
    const before = await standingOf(system, [caseId], [])
    const token = await system.ports.store.token(caseId)
    if (token === undefined) throw new Error('No token is kept.')
    const { run, visit, arrivedAt } = token
    const late = { caseId, run, visit, stage: 'dispatch' as const }

    const opened = await openVisit(system.depsOf('open-stage'), late, {
      token: 'the first',
      arrivedAt: arrivedAt - 1,
    })
    await system.settle()

    expect(opened).toBe('superseded')
    expect(await system.ports.store.token(caseId)).toEqual(token)
    expect(await standingOf(system, [caseId], [])).toEqual(before)
  })

  test('a slow attempt for a visit that is over ends quietly, too', async () => {
    const telling = await confirmed()
    const { system, caseId } = telling
    await settleTask(telling, dispatcher, 'dispatch', dispatched)
    await system.settle()
    const token = await system.ports.store.token(caseId)

    const late = { caseId, run: 1, visit: 2, stage: 'dispatch' as const }
    const opened = await openVisit(system.depsOf('open-stage'), late, { token: 'late', arrivedAt: 9e15 })

    expect(opened).toBe('superseded')
    expect(await system.ports.store.token(caseId)).toEqual(token)
  })

  test('one that nobody kept: the sweep finds that the machine has not gone on', async () => {
    const telling = await confirmed()
    const { system, caseId } = telling
    const token = await system.ports.store.token(caseId)
    if (token === undefined) throw new Error('No token is kept.')
    await system.ports.store.save([
      { kind: 'token', caseId, ...token, arrivedAt: token.arrivedAt + 1, token: 'unknown to the machine' },
    ])
    await settleTask(telling, dispatcher, 'dispatch', dispatched)
    await system.settle()
    expect((await system.sweep()).stalled).toEqual([])

    await system.wait(3)
    const swept = await system.sweep()

    expect(swept.stalled).toEqual([caseId])
    await system.resume(caseId)
    await straightHome(telling)
    expect((await system.ports.store.loadCase(caseId))?.case).toMatchObject({ ending: 'archived', run: 2 })
  })
})

describe('a case that waits for years', () => {
  /** The case of the story, parked for exactly three years. */
  async function parked(): Promise<Awaited<ReturnType<typeof confirmed>>> {
    const telling = await confirmed()
    const { system, api, caseId } = telling
    await settleTask(telling, dispatcher, 'dispatch', { outcome: 'nobodys', note: '无主设施。' })
    await system.settle()
    await settleTask(telling, leader, 'decide', {
      outcome: 'park',
      reviewAt: local('2024-01-18 09:00'),
      endsWhen: '旧改启动',
      publicWords: '待旧改启动后一并解决',
      note: '条件不具备。',
    })
    fine(await api.act(centreHead, caseId, { action: 'countersign', proposal: await proposed(telling) }))
    await system.settle()
    return telling
  }

  test('is renewed by the sweep in good time, without a fault, and is back at its review date', async () => {
    const { system, caseId } = await parked()

    for (let weeks = 1; weeks <= 155; weeks += 1) {
      await system.wait(7 * 24)
      await system.sweep()
    }
    expect(system.now() < local('2024-01-18 09:00')).toBe(true)
    expect((await system.ports.store.loadCase(caseId))?.case.position).toMatchObject({ stage: 'parked' })
    await system.advanceTo(local('2024-01-18 09:00'))

    const state = await system.ports.store.loadCase(caseId)
    expect(state?.case.position).toMatchObject({ at: 'in', stage: 'leader' })
    const { executions, cases } = await standingOf(system, [caseId], [])
    expect(cases[0]?.stalled).toBe(false)
    expect(executions.slice(0, -1).every((each) => each.endsWith(' ABORTED'))).toBe(true)
    expect(executions.at(-1)).toBe(`${caseId}-${state?.case.run} RUNNING`)
    const told = (await historyOf(system, `case/${caseId}`)).map(({ event }) => event)
    expect(told.filter(({ type }) => type === 'case-stalled')).toEqual([])
    const renewals = told.filter(({ type }) => type === 'case-resumed').map(({ metadata }) => metadata.time)
    expect(renewals).toHaveLength(8)
    const opened = told.filter(({ type, data }) => type === 'stage-opened' && data.stage === 'parked')
    expect(opened).toHaveLength(1)
  })

  test('is found stalled when no sweep comes by for as long as its cap', async () => {
    const { system, caseId } = await parked()
    await system.wait(350 * 24)
    expect((await system.ports.store.loadCase(caseId))?.case.stalled?.error).toBe('States.Timeout')
  })
})

describe('runs', () => {
  test('an execution that a resume has stopped is no fault, though that is heard before the resume is saved', async () => {
    const { system, caseId } = await confirmed()
    system.setAround(async ({ method }, carryOut) => {
      const result = await carryOut()
      if (method === 'stop') await system.settle()
      return result
    })

    await system.resume(caseId)

    const types = (await historyOf(system, `case/${caseId}`)).map(({ event }) => event.type)
    expect(types).not.toContain('case-stalled')
    expect(types).toContain('case-resumed')
  })

  test('an execution that anybody else has stopped is a fault', async () => {
    const { system, caseId } = await confirmed()
    system.runner.stop(caseId, 'Stopped', 'By hand.')
    await system.settle()
    expect((await system.ports.store.loadCase(caseId))?.case.stalled?.error).toBe('ExecutionABORTED')
  })

  test('a resume that is broken off behind the stop leaves a case that the sweep finds stalled', async () => {
    const { system, caseId } = await confirmed()
    system.setAround(({ consumer, method }, carryOut) =>
      consumer === 'operator' && method === 'save' ? Promise.reject(new Error('Broken off.')) : carryOut(),
    )
    await expect(system.resume(caseId)).rejects.toThrow('Broken off.')
    await system.settle()
    expect((await system.sweep()).stalled).toEqual([caseId])
  })

  test('a stage that cannot be opened stalls the case; a resume takes it home', async () => {
    const system = createSystem()
    const broken = new Error('No such table.')
    system.setAround(async ({ consumer, method }, carryOut) => {
      if (consumer === 'open-stage' && method === 'save') throw broken
      return carryOut()
    })
    const telling = beginTelling(system)
    await tell(telling, { steps: STORY.slice(0, 1) })
    const { caseId } = telling
    expect(system.execution(caseId)).toMatchObject({ status: 'FAILED', error: 'Permanent' })
    expect((await system.ports.store.loadCase(caseId))?.case.stalled?.error).toBe('Permanent')
    expect((await system.sweep()).stalled).toEqual([caseId])

    system.setAround((_call, carryOut) => carryOut())
    await system.resume(caseId)
    await tell(telling, { steps: STORY.slice(1) })

    const standing = await standingOf(system, [caseId], [])
    expect(standing.executions).toEqual([`${caseId} FAILED`, `${caseId}-2 SUCCEEDED`])
    expect(standing.cases[0]).toMatchObject({ status: 'ended', stalled: false, schedules: [] })
    const types = (await historyOf(system, `case/${caseId}`)).map(({ event }) => event.type)
    expect(types.filter((type) => type === 'case-stalled' || type === 'case-resumed')).toEqual([
      'case-stalled',
      'case-resumed',
    ])
  })

  test('an old execution that runs on after a resume is told so and ends quietly', async () => {
    const system = createSystem()
    let down = true
    system.setAround(async ({ consumer, method }, carryOut) => {
      if (down && consumer === 'open-stage') throw outage()
      // Whoever stops it is told that it is stopped, but it goes on.
      return method === 'stop' ? undefined : carryOut()
    })
    const telling = beginTelling(system)
    fine(await telling.api.report(SHED), 201)
    for (let n = 0; n < 100 && system.runner.executions().length === 0; n += 1) await system.step()
    const caseId = system.runner.executions()[0]?.name ?? ''
    expect(system.execution(caseId).status).toBe('RUNNING')

    down = false
    const cause = { who: operator, correlationId: 'resume', causationId: 'resume' }
    await resumeCase(system.depsOf('operator'), caseId, cause, 'An operator resumes it.')
    await system.settle()

    expect(system.execution(caseId).status).toBe('SUCCEEDED')
    expect(system.execution(caseId).statesEntered.at(-1)).toBe('A later run has the case')
    expect(system.execution(`${caseId}-2`).waiting?.state).toBe('Confirm with the reporter')
    expect((await system.ports.store.loadCase(caseId))?.case.stalled).toBeUndefined()
  })

  test('a fault of an old execution does not stall the case of a later run', async () => {
    const { system, caseId } = await confirmed()
    system.setAround(({ method }, carryOut) => (method === 'stop' ? Promise.resolve() : carryOut()))
    await system.resume(caseId)

    await system.wait(HALF_A_YEAR)

    expect(system.execution(caseId).statesEntered.at(-1)).toBe('A later run has the case')
    expect(system.execution(caseId).status).toBe('SUCCEEDED')
  })

  test('a case that is reopened gets a second run, and its precedent is withdrawn until it is kept again', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY })
    const { system, api, caseId } = telling

    fine(await api.act(centreHead, caseId, { action: 'reopen', note: '又搭起来了。' }))
    await system.settle()

    expect((await api.precedent(centreHead, caseId)).body.status).toBe('withdrawn')
    expect((await api.precedent(leader, caseId)).body.code).toBe('precedent-withdrawn')
    expect(system.execution(`${caseId}-2`).waiting?.state).toBe('The grid leader decides')
    await settleTask(telling, leader, 'decide', { outcome: 'assigned', lead: 'guanliban', cooperating: [] })
    await system.settle()
    await straightHome(telling)
    expect((await api.precedent(leader, caseId)).body).toMatchObject({ status: 'standing', rounds: 2 })
    const standing = await standingOf(system, [caseId], [])
    expect(standing.executions).toEqual([`${caseId} SUCCEEDED`, `${caseId}-2 SUCCEEDED`])
    expect(standing.cases[0]?.schedules).toEqual([])
  })
})

test('a closure found wrong by a further report is reopened beside the case that report opened, and takes that in', async () => {
  const telling = await confirmed()
  const { system, api, caseId: wrong } = telling
  await settleTask(telling, dispatcher, 'dispatch', dispatched)
  await system.settle()
  await straightHome(telling)
  const again = fine(await api.report(SHED), 201).body
  await system.settle()
  const other = await openCase(telling)
  expect(other).not.toBe(wrong)

  const { body } = fine(await api.act(centreHead, wrong, { action: 'reopen', note: '同一处又有人住' }))
  await system.settle()
  expect(body.case).toMatchObject({ status: 'open', withoutKey: true })
  fine(await api.act(dispatcher, other, { action: 'merge', into: wrong }))
  await system.settle()
  const further = fine(await api.report(SHED), 201).body
  await system.settle()

  expect(await openCase(telling)).toBe(wrong)
  const reports = (await system.ports.store.reportsOfCase(wrong)).items
  expect(new Set(reports)).toEqual(new Set([telling.reportId, again.reportId, further.reportId]))
  expect((await system.ports.store.loadCase(wrong))?.counters).toMatchObject({ standing: 3 })
  expect((await system.ports.store.loadCase(other))?.case).toMatchObject({
    ending: 'merged',
    reference: wrong,
  })
})
