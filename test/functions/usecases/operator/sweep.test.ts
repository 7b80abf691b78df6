import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as z from 'zod'
import { allOf } from '#adapters/paging.ts'
import { sweepMessage, work as sweepStreet } from '#functions/schedule/sweep.ts'
import { repairsOf, sweep } from '#functions/usecases/operator/sweep.ts'
import { PACKS } from '#packs/index.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, tell } from '#test/support/telling.ts'

/** The case of the story once its reporter was heard: it waits for its dispatcher. */
const confirmed = () => tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })

test('what the sweep repairs is counted by what has changed, not by what was tried', async () => {
  const { system, caseId } = await confirmed()
  const [standing] = await system.ports.schedules.ofCase(caseId)
  if (standing === undefined) throw new Error('The dispatcher has no due time.')
  await system.ports.schedules.put({ ...standing, taskId: 'a task that is settled' })
  system.settings.copies = ({ queue }) => (queue === 'deadline-reached' ? 0 : 1)

  const first = await system.sweep()
  await system.wait(24)
  const second = await system.sweep()

  expect([first.schedulesRemoved, repairsOf(first)]).toEqual([1, 1])
  expect(second.overdueFound).toBe(1)
  expect(repairsOf(second)).toBe(second.overdueFound + second.reportsOverdue + second.schedulesPut)
  expect(repairsOf(await system.sweep())).toBe(0)
})

test('a due time that others acted upon meanwhile is no repair', async () => {
  const { system, caseId } = await confirmed()
  system.settings.copies = ({ queue }) => (queue === 'deadline-reached' ? 0 : 1)
  await system.wait(24)
  let acted = false
  system.setAround(async ({ consumer, method }, carryOut) => {
    const result = await carryOut()
    if (!acted && consumer === 'sweep' && method === 'loadCase') {
      acted = true
      system.settings.copies = () => 1
      const late = (await system.ports.store.loadCase(caseId))?.tasks ?? []
      for (const { taskId } of late) system.put('deadline-reached', { caseId, taskId })
      await system.settle()
    }
    return result
  })

  expect((await system.sweep()).overdueFound).toBe(0)
})

test('a month after a case has ended its events, and those of its reports, are put together, once', async () => {
  const system = createSystem()
  const { caseId } = await tell(beginTelling(system), { steps: STORY })
  const together: unknown[] = []
  system.setAround(async ({ consumer, method, args }, carryOut) => {
    if (consumer === 'sweep' && method === 'compactHistory') together.push(args[0])
    return carryOut()
  })
  const timeline = () => allOf((cursor) => system.ports.store.history(`case/${caseId}`, cursor))
  const [{ items: reports }, told] = [await system.ports.store.reportsOfCase(caseId), await timeline()]
  expect((await system.ports.store.caseHeader(caseId))?.status).toBe('ended')

  await system.wait(29 * 24)
  expect((await system.sweep()).compacted).toBe(0)
  await system.wait(2 * 24)
  const swept = await system.sweep()

  expect([swept.compacted, repairsOf(swept), (await system.sweep()).compacted]).toEqual([1, 0, 0])
  expect(together).toEqual([...reports.map((reportId) => `report/${reportId}`), `case/${caseId}`])
  expect(await timeline()).toEqual(told)
})

describe('the queue of the sweep', () => {
  /** Works the queue off to its end, each message as JSON, as it comes from SQS. */
  async function workOff(system: System, msLeft: () => number) {
    const waiting: unknown[] = [{}]
    const seen: z.infer<typeof sweepMessage>[] = []
    const sweepQueue = { send: async (message: object) => void waiting.push(structuredClone(message)) }
    for (const body of waiting) {
      const message = sweepMessage.parse(JSON.parse(JSON.stringify(body)))
      seen.push(message)
      await sweepStreet({ ...system.depsOf('sweep'), sweepQueue }, message, msLeft)
      await system.settle()
    }
    return seen
  }
  /** Three cases in a system that lists one at a time, each with a due time that nobody heard of. */
  async function threeLate() {
    const system = createSystem({ pageSize: 1 })
    const api = apiOf(system)
    for (const place of ['国定路555弄', '国权路100弄', '政立路580号'])
      fine(await api.report({ ...SHED, place }), 201)
    await system.settle()
    system.settings.copies = ({ queue }) => (queue === 'deadline-reached' ? 0 : 1)
    await system.wait(48)
    return system
  }
  const overdue = ({ published }: System) =>
    published.filter(({ type }) => type === 'task-overdue').map(({ metadata }) => metadata.caseId)

  test('has a message for every street', async () => {
    const messages = await workOff(createSystem(), () => 600_000)
    expect(messages).toEqual([{}, ...PACKS.map(({ jurisdiction }) => ({ jurisdiction }))])
  })

  test('goes on by a further message where time is short, and misses nobody', async () => {
    const atOnce = await threeLate()
    expect(await workOff(atOnce, () => 600_000)).toHaveLength(1 + PACKS.length)
    const inPieces = await threeLate()

    const messages = await workOff(inPieces, () => 1)

    expect(
      messages.filter(({ jurisdiction, from }) => jurisdiction === 'wujiaochang' && from?.part === 'cases'),
    ).toHaveLength(3)
    expect(overdue(inPieces)).toHaveLength(3)
    expect(overdue(inPieces)).toEqual(overdue(atOnce))
    expect((await inPieces.ports.knowledge.statistics('wujiaochang')).version).toBe(
      (await atOnce.ports.knowledge.statistics('wujiaochang')).version,
    )
  })
})

beforeEach(() => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO')
  // Has Powertools write to the console that a test can listen to, not to one of its own.
  vi.stubEnv('POWERTOOLS_DEV', 'true')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.resetModules()
})

test('a case that the sweep fails at is told with its id and the fault, and holds up no other', async () => {
  vi.resetModules()
  const { createSystem: anew } = await import('#test/support/system-in-memory.ts')
  const { apiOf: apiAnew } = await import('#test/support/system-api.ts')
  vi.spyOn(console, 'info').mockImplementation(() => {})
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const system = anew()
  const api = apiAnew(system)
  fine(await api.report(SHED), 201)
  fine(await api.report({ ...SHED, place: '国权路100弄' }), 201)
  await system.settle()
  const [broken, whole] = (await system.ports.store.openCases('wujiaochang')).items
  system.setAround(async ({ port, method }, carryOut) => {
    const result = await carryOut()
    if (port === 'schedules' && method === 'ofCase' && (result as { caseId: string }[])[0]?.caseId === broken)
      throw new Error('The scheduler did not answer.')
    return result
  })

  const swept = await system.sweep()

  expect(whole).toBeDefined()
  expect([swept.open, swept.failed]).toEqual([2, [broken]])
  expect(said.mock.calls.map(([line]) => JSON.parse(String(line)))).toEqual([
    expect.objectContaining({
      logCode: 'DG-5002',
      caseId: broken,
      error: expect.objectContaining({ message: 'The scheduler did not answer.' }),
    }),
  ])
})

describe('The sweep finds', () => {
  test('a case that never entered its first stage, whose execution was stopped or hangs', async () => {
    const telling = beginTelling(createSystem())
    telling.system.setAround(async ({ consumer, method }, carryOut) => {
      if (consumer === 'open-stage' && method === 'loadCase') throw new Error('The worker is killed.')
      return carryOut()
    })
    fine(await telling.api.report(SHED), 201)
    for (let steps = 0; steps < 12; steps += 1) await telling.system.step()
    const [caseId = ''] = (await telling.system.ports.store.openCases('wujiaochang')).items
    expect((await telling.system.ports.store.loadCase(caseId))?.case.position.at).toBe('entering')
    await telling.system.ports.machine.stop(caseId, 1, 'Resumed', 'by hand')
    telling.system.setAround((_call, carryOut) => carryOut())

    const swept = await sweep(telling.system.depsOf('sweep'), 'wujiaochang', 'sweep')

    expect(swept.stalled).toEqual([caseId])
    expect((await telling.system.ports.store.loadCase(caseId))?.case.stalled).toBeDefined()
  })

  test('what stands behind an event, or a whole listing, that cannot be read', async () => {
    const { system } = await confirmed()
    system.settings.copies = ({ queue }) => (queue === 'deadline-reached' ? 0 : 1)
    await system.wait(24)
    system.setAround(async ({ consumer, method }, carryOut) => {
      if (consumer === 'sweep' && method === 'unpublishedEvents') throw new Error('It cannot be read.')
      return carryOut()
    })
    const swept = await system.sweep()
    expect([swept.failed, swept.overdueFound]).toEqual([['listing'], 1])

    system.setAround(async ({ consumer, method }, carryOut) => {
      const page = await carryOut()
      return consumer === 'sweep' && method === 'unpublishedEvents'
        ? { ...(page as object), unreadable: ['case/c-1/E#0001'] }
        : page
    })
    expect((await system.sweep()).failed).toEqual(['case/c-1/E#0001'])
  })
})
