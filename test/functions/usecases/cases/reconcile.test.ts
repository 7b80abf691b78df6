import { describe, expect, test } from 'vitest'
import { UNKNOWN_MOMENT } from '#adapters/ports.ts'
import { nextMoment } from '#domain/case/record/task.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { callTaker, dispatcher, handlerOf, inspector } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import type { Answer } from '#test/support/http.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, type Telling, tell } from '#test/support/telling.ts'

/** The story up to a step that is named. */
const upTo = (what: string) => {
  const end = STORY.findIndex((step) => step.what === what)
  if (end < 0) throw new Error(`The story has no step "${what}".`)
  return STORY.slice(0, end + 1)
}

/** The schedules of a case, and those that its open tasks want. */
async function schedules({ ports }: System, caseId: string) {
  const state = await ports.store.loadCase(caseId)
  const wanted = (state?.tasks ?? []).flatMap((task) => {
    const at = nextMoment(task)
    return at === undefined ? [] : [`${task.taskId} ${at}`]
  })
  const standing = (await ports.schedules.ofCase(caseId)).map(({ taskId, at }) => `${taskId} ${at}`)
  return { wanted: wanted.sort(), standing: standing.sort() }
}

/** Answers once by the first, then by the second. */
function once<A extends unknown[], T>(
  first: (...args: A) => Promise<T>,
  then: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  let asked = false
  return (...args) => {
    const answers = asked ? then : first
    asked = true
    return answers(...args)
  }
}

describe('reconcile', () => {
  const acting: readonly { readonly name: string; readonly act: (telling: Telling) => Promise<unknown> }[] = [
    {
      name: 'the limits change',
      act: ({ api, caseId }) => api.act(dispatcher, caseId, { action: 'correct', matter: 'exposed-rubbish' }),
    },
    {
      name: 'a party is added',
      act: ({ api, caseId }) => api.act(dispatcher, caseId, { action: 'add-party', party: 'xiaofang' }),
    },
    {
      name: 'a task is settled',
      act: ({ api, caseId }) =>
        api.outcome(handlerOf('pinganban'), `${caseId}.4`, { outcome: 'done', note: '已处理。' }),
    },
    {
      name: 'the stage is left',
      act: ({ api, caseId }) => api.act(dispatcher, caseId, { action: 'refer', note: '请网格长研判' }),
    },
  ]

  test.each(acting)('is right, wherever it is held up while $name and is reconciled', async ({ act }) => {
    const steps = upTo('three parties are dispatched, the squad leads')
    for (let held = 1, met = true; met; held += 1) {
      const system = createSystem()
      const telling = await tell(beginTelling(system), { steps })
      let calls = 0
      met = false
      // Something to do, so that the one that is held up is not done before it begins.
      await telling.api.act(dispatcher, telling.caseId, { action: 'correct', matter: 'manhole-cover' })
      system.setAround(async ({ consumer }, carryOut) => {
        if (consumer !== 'reconcile') return carryOut()
        calls += 1
        if (calls === held) {
          met = true
          fine((await act(telling)) as Answer)
          await reconcile(system.depsOf('reconcile'), telling.caseId, 'test')
          await system.settle()
        }
        return carryOut()
      })

      await reconcile(system.depsOf('reconcile'), telling.caseId, 'test')

      const { wanted, standing } = await schedules(system, telling.caseId)
      expect(standing, `held up at call ${held}`).toEqual(wanted)
    }
  })

  const listings: readonly { readonly name: string; readonly lost: boolean }[] = [
    { name: 'with what is kept', lost: false },
    { name: 'without, as of a case from before anything was kept', lost: true },
  ]
  test.each(listings)('mends what a listing shows to be lost or left over, $name', async ({ lost }) => {
    const system = createSystem()
    const { caseId } = await tell(beginTelling(system), {
      steps: upTo('three parties are dispatched, the squad leads'),
    })
    const { ports } = system
    const [first, ...others] = await ports.schedules.ofCase(caseId)
    await ports.schedules.remove({ caseId, taskId: first?.taskId ?? '', at: '' })
    await ports.schedules.put({ caseId, taskId: `${caseId}.99`, at: local('2021-03-01 10:00') })
    const deps = system.depsOf('reconcile')
    const store = lost
      ? { ...deps.store, scheduled: once(async (_: string) => undefined, deps.store.scheduled) }
      : deps.store

    // Nobody looked at the moments of those that did not change lately.
    const named = async (id: string) =>
      (await ports.schedules.ofCase(id)).map(({ taskId }) => ({ caseId: id, taskId, at: UNKNOWN_MOMENT }))
    const done = await reconcile({ ...deps, store }, caseId, 'test', named)

    const put = lost ? 1 + others.length : 1
    expect(done).toMatchObject({ schedulesRemoved: lost ? expect.any(Number) : 1 })
    expect(done?.schedulesPut).toBeGreaterThanOrEqual(put)
    const { wanted, standing } = await schedules(system, caseId)
    expect(standing).toEqual(wanted)
  })

  test('gives up after some rounds on a case that others never stop moving, and is tried again by its queue', async () => {
    const telling = await tell(beginTelling(createSystem()), {
      steps: upTo('three parties are dispatched, the squad leads'),
    })
    const { system, caseId } = telling
    const deps = system.depsOf('reconcile')
    const { api } = telling
    fine(await api.act(dispatcher, caseId, { action: 'correct', matter: 'exposed-rubbish' }))
    let rounds = 0
    const save: typeof deps.store.save = async (changes) => {
      if (changes.every(({ kind }) => kind !== 'scheduled')) return deps.store.save(changes)
      rounds += 1
      return { saved: false, conflicts: [] }
    }
    await expect(
      reconcile({ ...deps, store: { ...deps.store, save } }, caseId, 'test'),
    ).rejects.toMatchObject({
      name: 'Transient',
    })
    expect(rounds).toBe(10)
    await system.settle()
    const { wanted, standing } = await schedules(system, caseId)
    expect(standing).toEqual(wanted)
  })

  test('moves the check of a promise forward when it is said to be kept', async () => {
    const system = createSystem()
    const telling = await tell(beginTelling(system), {
      steps: upTo('the people promise to put it right themselves'),
    })
    await system.advanceTo(local('2021-01-20 10:00'))

    fine(await telling.api.act(handlerOf('wuye'), telling.caseId, { action: 'promise-kept' }))
    await system.settle()

    const { wanted, standing } = await schedules(system, telling.caseId)
    expect(standing).toEqual(wanted)
    const tasks = (await system.ports.store.loadCase(telling.caseId))?.tasks
    expect(tasks).toMatchObject([
      { kind: 'handle', assignee: { party: 'chengguan' } },
      { kind: 'reinspect', dueAt: local('2021-01-21 17:30') },
    ])
  })

  test('what was sent back comes back to its reports, though it was parked at such a visit in an earlier run', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
    const { system, caseId, reportId } = telling
    const { store } = system.ports
    const of = await store.caseHeader(caseId)
    const report = await store.loadReport(reportId)
    if (of?.position.at !== 'in' || report === undefined)
      throw new Error('The case waits for its dispatcher.')
    const at = of.openedAt
    // Nobody came to tell its report while the run was entered.
    const saved = await store.save([
      {
        kind: 'case',
        case: {
          ...of,
          version: of.version + 1,
          away: [{ to: 'siping-street', from: at, until: at }],
          timesParked: [{ from: at, until: at, visit: of.position.visit - 1 }],
        },
      },
      { kind: 'report', report: { ...report, version: report.version + 1, passedOnAt: at } },
    ])
    expect(saved).toEqual({ saved: true })
    const done = await reconcile(system.depsOf('reconcile'), caseId, 'test')
    expect(done?.reportsMoved).toBe(1)
    expect(await store.loadReport(reportId)).not.toHaveProperty('passedOnAt')
  })

  test('schedules another visit after one at which nobody opened', async () => {
    const system = createSystem()
    const telling = await tell(beginTelling(system), {
      steps: upTo('the people promise to put it right themselves'),
    })
    await system.advanceTo(local('2021-01-21 10:00'))

    await settleTask(telling, inspector, 'reinspect', { outcome: 'no-access', note: '无人应门。' })
    await system.settle()

    const { wanted, standing } = await schedules(system, telling.caseId)
    expect(wanted).toHaveLength(2)
    expect(standing).toEqual(wanted)
  })

  test('schedules what the centre’s head owes after the last round of calls', async () => {
    const system = createSystem()
    const steps = upTo('the inspector finds it gone')
    const telling = await tell(beginTelling(system), { steps })
    const unsolved = async (at: string) => {
      await system.advanceTo(local(at))
      const { reportId } = telling
      const said = { outcome: 'called', reportId, solved: false, satisfied: 'dissatisfied' }
      await settleTask(telling, callTaker, 'follow-up', said)
      await system.settle()
    }

    await unsolved('2021-02-01 10:00')
    const assigned = { outcome: 'assigned', lead: 'chengguan', cooperating: [] }
    const leader = { ...inspector, id: 'u-leader', roles: ['grid-leader' as const] }
    await settleTask(telling, leader, 'decide', assigned)
    await system.settle()
    await settleTask(telling, handlerOf('chengguan'), 'handle', {
      outcome: 'done',
      note: '已再次清理。',
      head: '中队长到场。',
    })
    await system.settle()
    await settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note: '已恢复。' })
    await unsolved('2021-02-03 10:00')

    const state = await system.ports.store.loadCase(telling.caseId)
    expect(state?.tasks).toMatchObject([{ assignee: { role: 'centre-head' } }])
    const { wanted, standing } = await schedules(system, telling.caseId)
    expect(standing).toEqual(wanted)
  })
})
