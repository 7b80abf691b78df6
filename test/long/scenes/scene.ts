/** One case on a system whose time is stepped, with what people do about it and what they see. */
import { expect, inject } from 'vitest'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import { atLocal, type Instant } from '#domain/clock/calendar.ts'
import { type Desk, type DeskTask, Refused, type TimelineEntry } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { steppedSystem } from '#local/story/stepped-system.ts'

type Stepped = ReturnType<typeof steppedSystem>
type Outcome = Parameters<Desk['outcome']>[2]

/** `on('01-28', '09:00')`: a moment of 2021, as people there read it. */
export const on = (day: string, time = '17:30'): Instant => atLocal(`2021-${day}`, time)

export const note = '照此办理'

/** A trouble taken at the counter: nobody has to call back before it is dispatched. */
const REPORT = {
  channel: 'walk-in',
  appeal: 'complaint',
  // Long enough for neighbours who pass it on to be heard as of one trouble.
  description: '三楼楼道里搭建了一间小屋，堵住了邻居出入的通道',
  place: '政通路广场',
  matter: 'illegal-structure',
  confirmedInPerson: true,
  reporter: { phone: '13800005552' },
}

let others = 0
/** Another person, by a number that nobody else has. */
const somebodyElse = (): { readonly phone: string } => {
  others += 1
  return { phone: `139${String(others).padStart(8, '0')}` }
}

/** The stage of this worker: a clock is moved for all who look at it, so no two files may play on one. */
export function theStage(): Stepped {
  const stage = inject('stages')[Number(process.env.VITEST_POOL_ID) - 1]
  if (stage === undefined) throw new Error(`There is no stage for worker ${process.env.VITEST_POOL_ID}.`)
  return steppedSystem(stage)
}

export type Scene = Awaited<ReturnType<typeof openScene>>

/** Empties the system, sets its clock to Monday morning, and opens a case. @param more of the report, or instead */
export async function openScene(system: Stepped, more: object = {}) {
  const { desk } = system
  await system.begin(on('01-18', '09:00'))
  const report = { ...REPORT, ...more }
  const { trackingCode } = await desk.submitAtDesk('call-taker', report, crypto.randomUUID())
  const caseId = await until('the case has its first task', async () => {
    for (const person of ['dispatcher', 'call-taker', 'chengguan', 'grid-leader', 'juwei'])
      for (const task of await desk.tasksOf(person)) return task.caseId
    return undefined
  })
  const still = () =>
    until('the case stands still', async () => {
      const seen = await desk.caseOf(caseId)
      return seen.case.status === 'ended' || !seen.case.moving ? seen : undefined
    })
  const told = async (type: string): Promise<TimelineEntry[]> =>
    (await desk.timeline(caseId)).filter((entry) => entry.type === type)

  return {
    caseId,
    trackingCode,
    /** The stage in which the case stands now, or stood when it ended. */
    at: async (): Promise<string> => (await still()).case.stage.code,
    /** The case as staff see it. */
    view: async () => (await still()).case,
    /** The number of the proposal that stands. */
    proposed: async (): Promise<number> => (await still()).case.proposal?.number ?? 0,
    /** What is owed now. */
    tasks: async (): Promise<readonly DeskTask[]> => (await still()).tasks,
    /** The one task of a kind, of a party or an item where those are told. */
    task: async (kind: string, whose?: string): Promise<DeskTask> => {
      const { tasks } = await still()
      const found = tasks.filter(
        (task) =>
          task.kind === kind && (whose === undefined || [task.assignee.party, task.item].includes(whose)),
      )
      expect(
        found.map(({ taskId }) => taskId),
        `tasks ${kind} ${whose ?? ''}`,
      ).toHaveLength(1)
      return found[0] as DeskTask
    },
    /** Somebody reports how their one task of a kind ended. */
    report: async (person: string, kind: string, outcome: Outcome, item?: string): Promise<void> => {
      await still()
      await system.report(caseId, person, kind, outcome, item)
    },
    /** Somebody acts on the case. */
    act: async (person: string, action: CaseAction): Promise<void> => {
      await still()
      await desk.act(person, caseId, action)
    },
    /** The same trouble is reported again, by somebody without an account. @returns the receipt */
    reportAgain: (over: object = {}) =>
      desk.report(
        { ...report, channel: 'web', confirmedInPerson: false, reporter: somebodyElse(), ...over },
        crypto.randomUUID(),
      ),
    /** Lets time pass, with everything that comes due on the way. @returns the stage then */
    waitUntil: (at: Instant): Promise<string> => system.waitUntil(caseId, at),
    /** What was told of one kind in the timeline. */
    told,
    /** The rules by which the case came to its leader, in order. */
    rules: async () => (await told('case-referred')).map(({ data }) => data.rule),
    /** What a reporter sees. */
    track: () => desk.track(trackingCode),
  }
}

/** A case with its parties. */
export async function inHandling(
  system: Stepped,
  lead = 'chengguan',
  cooperating: readonly string[] = [],
): Promise<Scene> {
  const scene = await openScene(system)
  await scene.report('dispatcher', 'dispatch', { outcome: 'dispatched', lead, cooperating: [...cooperating] })
  expect(await scene.at()).toBe('handling')
  return scene
}

/** A case on its leader's desk, referred by hand. */
export async function withLeader(system: Stepped): Promise<Scene> {
  const scene = await openScene(system)
  await scene.act('dispatcher', { action: 'refer', note })
  expect(await scene.at()).toBe('leader')
  return scene
}

/** The code with which something is refused. @throws Error when it is not */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  throw new Error('This was not refused.')
}
