import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOf } from '#adapters/paging.ts'
import { callTaker, dispatcher } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine } from '#test/support/telling.ts'

const note = '两处同一成因。'
/** Troubles that the system tells apart; each reported by more than one. */
const TROUBLES = [
  SHED,
  {
    ...SHED,
    description: '路口的路灯好几天不亮了，晚上走路看不清，老人不敢出门。',
    place: '政立路477号',
    matter: 'street-lamp',
  },
  {
    ...SHED,
    description: '路边的垃圾堆了好几天没人清，味道很重，苍蝇也多，请来看看。',
    place: '国和路1号',
    matter: 'exposed-rubbish',
  },
]

/** What is done next, to which of the reports and cases there are. */
const step = fc.record({
  does: fc.constantFrom('report', 'merge', 'undo', 'undo', 'split'),
  one: fc.nat({ max: 50 }),
  other: fc.nat({ max: 50 }),
})
type Step = { readonly does: string; readonly one: number; readonly other: number }

const at = <T>(all: readonly T[], n: number): T => all[n % all.length] as T

/** A street in which people report, and dispatchers join and split. */
async function street() {
  const system = createSystem()
  const { api } = beginTelling(system)
  const { store } = system.ports
  await system.advanceTo(local('2021-01-18 09:00'))
  const reports: string[] = []
  const caseIds = new Set<string>()
  const report = async (trouble: number): Promise<void> => {
    const reporter = { name: '居民', phone: `1390000${String(reports.length).padStart(4, '0')}` }
    const body = { ...TROUBLES[trouble % TROUBLES.length], reporter }
    reports.push(fine(await api.submitAtDesk(callTaker, body), 201).body.reportId)
  }
  const caseOf = async (reportId: string): Promise<string> => {
    const found = await store.loadReport(reportId)
    if (found?.status !== 'joined') throw new Error(`${reportId} stands with no case: ${found?.status}`)
    return found.caseId
  }
  const settle = async (): Promise<void> => {
    await system.settle()
    for (const one of reports) caseIds.add(await caseOf(one))
  }
  /** Does a step; what may not be done as things stand is refused, and changes nothing. */
  const act = async ({ does, one, other }: Step): Promise<number> => {
    let status = 200
    if (does === 'report') await report(one)
    else if (does === 'split') {
      const reportId = at(reports, one)
      const body = { action: 'split-off', note }
      status = (await api.actOnReport(dispatcher, await caseOf(reportId), reportId, body)).status
    } else {
      const known = [...caseIds].sort()
      const body =
        does === 'merge' ? { action: 'merge', into: at(known, other) } : { action: 'undo-merge', note }
      status = (await api.act(dispatcher, at(known, one), body)).status
    }
    await settle()
    return status
  }
  /** Which of the cases, in their order, were merged into another. */
  const mergedOnes = async (): Promise<number[]> => {
    const cases = await Promise.all([...caseIds].sort().map((caseId) => store.loadCase(caseId)))
    return cases.flatMap((state, n) => (state?.case.status === 'ended' ? [n] : []))
  }
  const standing = (): Promise<string[]> => Promise.all(reports.map(caseOf))
  /** What is wrong with how reports stand with cases. */
  const faults = async (): Promise<string[]> => {
    const wrong: string[] = []
    const places = new Map<string, string[]>(reports.map((one) => [one, []]))
    for (const caseId of caseIds) {
      const linked = await allOf<string>((cursor) => store.reportsOfCase(caseId, cursor))
      for (const one of linked) places.get(one)?.push(caseId)
      const state = await store.loadCase(caseId)
      if (state?.counters.standing !== linked.length)
        wrong.push(`${caseId} counts ${state?.counters.standing} of ${linked.length}`)
      if (state?.case.status === 'ended' && linked.length > 0) wrong.push(`${caseId} is over with ${linked}`)
    }
    for (const [one, where] of places) {
      const says = await caseOf(one)
      if (where.join() !== says) wrong.push(`${one} says ${says} and lies in ${where.join(' and ')}`)
    }
    return wrong
  }
  return { system, report, settle, act, standing, faults, mergedOnes, caseIds }
}

test('13: joined and split in any order, each report stands with exactly one open case, and none is lost', {
  timeout: 120_000,
}, async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { report, settle, act, faults, mergedOnes, system } = await street()
      for (const n of [0, 0, 1, 1, 2]) await report(n)
      await settle()
      for (const one of steps) {
        // Of those that were merged, where there are any: of the others nothing can be undone.
        const merged = one.does === 'undo' ? await mergedOnes() : []
        const status = await act(merged.length === 0 ? one : { ...one, one: at(merged, one.one) })
        if (status === 200) done.set(one.does, (done.get(one.does) ?? 0) + 1)
        expect(await faults()).toEqual([])
      }
      expect(system.deadLetters).toEqual([])
    }),
    { numRuns: 25 },
  )
  // It was done, and not only refused.
  for (const does of ['report', 'merge', 'undo', 'split']) expect(done.get(does), does).toBeGreaterThan(0)
})

test('13: joining and splitting undo each other: after as many undone mergers every report stands where it stood', {
  timeout: 120_000,
}, async () => {
  let mergers = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 5 }),
      async (pairs) => {
        const { report, settle, act, standing, faults, caseIds } = await street()
        for (const n of [0, 1, 2, 0, 1, 2]) await report(n)
        await settle()
        const before = await standing()
        const known = [...caseIds].sort()
        const merged: number[] = []
        for (const [one, other] of pairs)
          if ((await act({ does: 'merge', one, other })) === 200) merged.push(one)
        mergers += merged.length
        for (const one of merged.toReversed())
          expect(await act({ does: 'undo', one, other: 0 }), known[one]).toBe(200)
        expect(await standing()).toEqual(before)
        expect(await faults()).toEqual([])
      },
    ),
    { numRuns: 25 },
  )
  expect(mergers).toBeGreaterThan(0)
})
