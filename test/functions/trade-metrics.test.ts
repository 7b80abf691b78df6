import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TRADE_METRICS } from '#infra/trade-metrics.ts'
import type { System } from '#test/support/system-in-memory.ts'

/** What the alarms of the trade listen to. */
type Listened = (typeof TRADE_METRICS)[number] extends infer Each
  ? Each extends { metric: infer Metric extends string; service: infer Service extends string }
    ? `${Service} ${Metric}`
    : never
  : never

/** A case that waits for its dispatcher. */
type Waiting = { readonly system: System; readonly caseId: string }

const STREET = { jurisdiction: 'wujiaochang' }
/** Where the sweep puts nothing, since it has time enough. */
const NOTHING_LEFT = { send: () => Promise.reject(new Error('There was time enough.')) }

/** Has it happen that a function is to count: what comes before, and then the function's own work. */
const HAPPENS: Record<Listened, (waiting: Waiting) => Promise<() => Promise<unknown>>> = {
  'mark-stalled CasesStalled': async ({ system, caseId }) => {
    const { work } = await import('#functions/workflow/mark-stalled.ts')
    return () => work(system.depsOf('mark-stalled'), { caseId, run: 1, error: 'Permanent' })
  },
  'machine-failed CasesStalled': async ({ system, caseId }) => {
    const { statusChange, work } = await import('#functions/schedule/machine-failed.ts')
    const { input } = system.execution(caseId)
    const message = statusChange.parse({ detail: { status: 'TIMED_OUT', input } })
    return () => work(system.depsOf('machine-failed'), message)
  },
  'sweep CasesStalled': async ({ system, caseId }) => {
    const { work } = await import('#functions/schedule/sweep.ts')
    system.runner.stop(caseId, 'Stopped', 'By hand, and nobody was told.')
    return () => work({ ...system.depsOf('sweep'), sweepQueue: NOTHING_LEFT }, STREET, () => 600_000)
  },
  'sweep SweepFailures': async ({ system }) => {
    const { work } = await import('#functions/schedule/sweep.ts')
    system.setAround(({ method }, carryOut) =>
      method === 'status' ? Promise.reject(new Error('No answer.')) : carryOut(),
    )
    return () => work({ ...system.depsOf('sweep'), sweepQueue: NOTHING_LEFT }, STREET, () => 600_000)
  },
  'deadline-reached TasksOverdue': async ({ system, caseId }) => {
    const { work } = await import('#functions/schedule/deadline-reached.ts')
    system.settings.copies = ({ queue }) => (queue === 'deadline-reached' ? 0 : 1)
    await system.wait(24)
    const taskId = (await system.ports.store.loadCase(caseId))?.tasks.find(
      ({ kind }) => kind === 'dispatch',
    )?.taskId
    if (taskId === undefined) throw new Error('Nobody is to dispatch.')
    return () => work(system.depsOf('deadline-reached'), { caseId, taskId })
  },
}

/** The metrics that a line of the log holds, in CloudWatch's embedded format. */
const countedIn = (line: unknown) => {
  const said = JSON.parse(String(line))
  return (said._aws?.CloudWatchMetrics ?? []).flatMap(
    ({ Namespace, Metrics }: { Namespace: string; Metrics: { Name: string }[] }) =>
      Metrics.map(({ Name }) => ({
        namespace: Namespace,
        service: said.service,
        metric: Name,
        counts: said[Name] > 0,
      })),
  )
}

beforeEach(() => {
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Duoge/test')
  // Has Powertools write to the console that a test can listen to, not to one of its own.
  vi.stubEnv('POWERTOOLS_DEV', 'true')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.resetModules()
})

/**
 * Has it happen in the street, which may be one that practises.
 * @returns what is counted by it, and what was counted before it, from the report on
 */
async function countedWhen({ metric, service }: (typeof TRADE_METRICS)[number], practice?: true) {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', service)
  // As at a cold start: the function's name is read when its modules are.
  vi.resetModules()
  const { createSystem } = await import('#test/support/system-in-memory.ts')
  const { beginTelling, tell } = await import('#test/support/telling.ts')
  const { STORY } = await import('#test/support/story.ts')
  const { createMemoryPacks } = await import('#adapters/memory/packs.ts')
  const { editionOf } = await import('#domain/pack/formats.ts')
  const { PACK } = await import('#test/support/case-harness.ts')
  const shelf = createMemoryPacks()
  const pack = practice ? { ...PACK, practice, systems: [] } : PACK
  await shelf.publish(editionOf(pack, '2021-01-01T00:00:00.000Z', 'operator'))
  // The story names no street; none that practises is meant by that.
  const packs = { ...shelf, served: async () => ({ ...(await shelf.served()), first: pack.jurisdiction }) }
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  const counted = () => said.mock.calls.flatMap(([line]) => countedIn(line))

  const waiting = await tell(beginTelling(createSystem({ packs })), { steps: STORY.slice(0, 2) })
  const happens = await HAPPENS[`${service} ${metric}` as Listened](waiting)
  const before = counted()
  said.mockClear()
  await happens()
  return { before, counted: counted() }
}

describe('an alarm of the trade', () => {
  test.each(TRADE_METRICS)('hears of $metric from $service when it happens', async (one) => {
    const { before, counted } = await countedWhen(one)
    expect(counted).toContainEqual({ namespace: 'Duoge/test', ...one, counts: true })
    expect(before.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining(['ReportsTaken', 'CasesOpened']),
    )
  })

  test.each(TRADE_METRICS)('does not hear of $metric from $service where people practise', async (one) => {
    expect(await countedWhen(one, true)).toEqual({ before: [], counted: [] })
  })
})
