import { createIds } from '#adapters/ids.ts'
import { createMemorySchedules } from '#adapters/memory/schedules.ts'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import type { CaseStore, Machine } from '#adapters/ports.ts'
import { nextAfter } from '#domain/case/record/transitions.ts'
import { fromMillis, type Instant, later, millis } from '#domain/clock/calendar.ts'
import type { Change } from '#domain/decision/change.ts'
import { deadlineReached } from '#functions/usecases/cases/deadline-reached.ts'
import { openVisit, passThrough, type Visit } from '#functions/usecases/cases/open-visit.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { NO_PRACTICE, sampleRules } from '#local/samples.ts'
import { humanStage } from '#statemachines/contract.ts'

export type DemoSystem = ReturnType<typeof demoSystem>

/**
 * The system in this process and in a time of its own: the real use cases on the store in memory. The machine is the
 * table of transitions that its definition is linted against. Keeps every change that was saved.
 */
export function demoSystem(startAt: Instant) {
  let now = startAt
  const saved: Change[] = []
  const kept = createMemoryCaseStore({ now: () => millis(now) })
  const store: CaseStore = {
    ...kept,
    save: async (changes) => {
      const answer = await kept.save(changes)
      if (answer.saved) saved.push(...structuredClone(changes))
      return answer
    },
  }
  const schedules = createMemorySchedules()
  const entries: Visit[] = []
  const started = new Set<string>()
  const waiting = new Map<string, Visit>()
  const goOn = (from: Visit, next: ReturnType<typeof nextAfter>, visit: number): void => {
    if (next !== 'end' && next !== 'archived') entries.push({ ...from, stage: next, visit })
  }
  const machine: Pick<Machine, 'answer' | 'start'> = {
    start: async (caseId, run, stage) => {
      if (started.has(`${caseId}-${run}`)) return 'exists'
      started.add(`${caseId}-${run}`)
      entries.push({ caseId, run, visit: 1, stage })
      return 'started'
    },
    answer: async (token, { outcome, nextVisit, whose }) => {
      const visit = waiting.get(token)
      if (visit === undefined) return 'gone'
      waiting.delete(token)
      goOn(visit, nextAfter(visit.stage, outcome, whose), nextVisit)
      return 'taken'
    },
  }
  const deps = {
    store,
    clock: { now: async () => now },
    ids: createIds({ now: () => millis(now) }),
    // It is the samples that are published here.
    rulesOf: async (jurisdiction: string, version?: number) => sampleRules(jurisdiction, version),
    serving: NO_PRACTICE,
    machine,
    schedules,
  }

  async function enter(visit: Visit): Promise<void> {
    if (humanStage.safeParse(visit.stage).success) {
      const token = `${visit.caseId}/${visit.run}/${visit.visit}`
      waiting.set(token, visit)
      await openVisit(deps, visit, { token, arrivedAt: millis(now) })
      return
    }
    const { outcome, nextVisit, whose } = await passThrough(deps, visit)
    goOn(visit, nextAfter(visit.stage, outcome, whose), nextVisit)
  }

  /** Lets happen what follows at once from what was done to a case: it is reconciled, and the machine goes on. */
  async function settle(caseId: string): Promise<void> {
    await reconcile(deps, caseId, 'demo')
    for (let visit = entries.shift(); visit !== undefined; visit = entries.shift()) {
      await enter(visit)
      await reconcile(deps, visit.caseId, 'demo')
    }
  }

  /** Lets time pass up to a moment: what comes due on the way happens in its order. @returns the cases it happened to */
  async function advanceTo(to: Instant): Promise<readonly string[]> {
    const moved = new Set<string>()
    for (let due = schedules.nextDue(); due !== undefined && due <= to; due = schedules.nextDue()) {
      now = later(due, now)
      for (const { caseId, taskId } of schedules.takeDue(now)) {
        await deadlineReached(deps, caseId, taskId)
        await settle(caseId)
        moved.add(caseId)
      }
    }
    now = later(to, now)
    return [...moved]
  }

  return {
    deps,
    /** Everything that was saved, in its order. */
    saved: saved as readonly Change[],
    now: (): Instant => now,
    settle,
    advanceTo,
    /** The moment so many milliseconds from now. */
    inTime: (ms: number): Instant => fromMillis(millis(now) + ms),
  }
}
