import { describe, expect, test } from 'vitest'
import { createSeededIds } from '#adapters/memory/ids.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { Change } from '#domain/decision/change.ts'
import { type Actor, ROLES, type Role } from '#domain/people/actor.ts'
import { inNarrowCircle } from '#domain/people/rights.ts'
import { handlerOf } from '#test/support/actors.ts'
import type { CaseHarness } from '#test/support/case-harness.ts'
import type { Answer } from '#test/support/http.ts'
import { actionsOf, outcomesFor } from '#test/support/random-asks.ts'
import { ACTION_MARKS, OUTCOME_CODES, REPORT_ROLES, ROLE_ROWS } from '#test/support/rights-page.ts'
import { rulesOf, serving } from '#test/support/sample-rules.ts'
import { apiOf } from '#test/support/system-api.ts'
import { WAYS_OF_RIGHTS } from '#test/support/ways-of-rights.ts'

type Way = (typeof WAYS_OF_RIGHTS)[string]
type Person = Actor & { readonly roles: [Role] }

/** Everybody of the page: each role as near to the case as it can be, and where it may be far, far from it. */
const PEOPLE: readonly Person[] = ROLES.filter((role) => role !== 'system').flatMap((role): Person[] => {
  const one = (name: string, grids: string[] = []): Person => ({
    id: `u-${role}-${name}`,
    roles: [role],
    jurisdiction: 'wujiaochang',
    grids,
  })
  if (role === 'handler')
    return ['chengguan', 'fangban', 'wuye', 'guanliban'].map((party) => ({
      ...handlerOf(party),
      roles: [role],
    }))
  if (role === 'deputy' || role === 'grid-leader' || role === 'inspector')
    return [one('g1', ['g1']), one('g2', ['g2'])]
  return [one('a')]
})

/** What came of asking: it was done or might be, the person was refused, or it is no matter of this moment. */
function came({ status, body }: Answer): 'open' | 'closed' | 'elsewhere' {
  if (status === 404 && body.code === 'case-unknown') return 'closed'
  if (status === 403 && body.code === 'not-permitted') return 'closed'
  // A fault of what was filled in names its field; then the person was let in.
  const stands = [
    'wrong-stage',
    'case-ended',
    'case-not-archived',
    'case-not-merged',
    'task-settled',
  ].includes(body.code)
  return stands && body.errors === undefined ? 'elsewhere' : 'open'
}

/** A case that stands somewhere, with the running handlers in front of it. It goes on standing so: nothing done is kept. */
async function stand(way: Way) {
  const made: (readonly Change[])[] = []
  const one = way({ watch: ({ changes }) => made.push(changes) })
  const kept = createMemoryCaseStore()
  for (const changes of made) expect(await kept.save(structuredClone(changes))).toEqual({ saved: true })
  const store = { ...kept, save: async () => ({ saved: true }) as const }
  const clock = { now: async () => one.now }
  const deps = {
    store,
    clock,
    ids: createSeededIds(),
    knowledge: createMemoryKnowledge(),
    rulesOf,
    serving,
    people: createMemoryPeople(),
  }
  return { one, api: apiOf({ depsOf: () => deps }) }
}

/** Each action once for the case, or once for each open task. */
function actionsAt(one: CaseHarness): readonly CaseAction[] {
  const taskIds = one.state().tasks.map(({ taskId }) => taskId)
  const all = [60, 61, 66].flatMap((choice) =>
    (taskIds.length === 0 ? ['c-1.1'] : taskIds).flatMap((taskId) => actionsOf(one, choice, taskId, 48)),
  )
  const first = new Map(
    all.map((action) => [`${action.action} ${'taskId' in action && action.taskId}`, action]),
  )
  return [...first.values()]
}

/** Of outcomes with the same code the first: who may report it does not depend on how it is filled in. */
const eachOnce = <T extends { readonly outcome: string }>(all: readonly T[]): T[] => [
  ...new Map(all.toReversed().map((one) => [one.outcome, one])).values(),
]

type Met = { open: number; closed: number }
const count = (met: Map<string, Met>, name: string, answer: 'open' | 'closed' | 'elsewhere') => {
  if (answer === 'elsewhere') return
  const so = met.get(name) ?? { open: 0, closed: 0 }
  so[answer] += 1
  met.set(name, so)
}

const note = '照此办理'
/** Some ten thousand questions; milliseconds each on a machine that does much else. */
const LONG = 240_000
/** What an action on a report is filled in with. */
const REPORT_FILLS: Readonly<Record<string, object>> = {
  'record-contact': { note },
  'record-inquiry': { note },
  'ask-reply': { words: note },
  'rule-on-reply': { grant: true },
  'record-reply': { how: 'phone', note },
  'ask-extension': { note },
  'rule-on-extension': { grant: true },
  'end-report': { ground: 'not-confirmed', note },
  'split-off': { note },
  'rule-on-end': { grant: true },
}

describe('docs/rights.md is what the running handlers do', () => {
  test('roles × actions × relation: of a case and of its tasks', { timeout: LONG }, async () => {
    const met = new Map<string, Met>()
    for (const way of Object.values(WAYS_OF_RIGHTS)) {
      const { one, api } = await stand(way)
      // What is sensitive is hidden from the others: that is shown in sensitive.test.ts.
      const people =
        one.case.sensitive === undefined
          ? PEOPLE
          : PEOPLE.filter((who) => inNarrowCircle(who).roles.length > 0)
      for (const action of actionsAt(one))
        for (const who of people)
          count(met, `${who.roles[0]} ${action.action}`, came(await api.act(who, one.caseId, action)))
    }
    const wrong = [...ACTION_MARKS].flatMap(([action, marks]) =>
      Object.entries(marks).flatMap(([role, mark]) => {
        const { open, closed } = met.get(`${role} ${action}`) ?? { open: 0, closed: 0 }
        const right = {
          never: open === 0 && closed > 0,
          'by-role': open > 0 && closed === 0,
          'by-relation': open > 0 && closed > 0,
        }[mark]
        return right ? [] : [`${role} ${action}: ${mark} on the page, ${open} times open, ${closed} closed`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('what is done about a report', async () => {
    const met = new Map<string, Met>()
    for (const name of ['reported', 'with departments', 'with its leader']) {
      const { one, api } = await stand(WAYS_OF_RIGHTS[name] as Way)
      for (const action of REPORT_ROLES.keys())
        for (const who of PEOPLE) {
          const body = { action, ...REPORT_FILLS[action] }
          const answer = await api.actOnReport(who, one.caseId, 'r-1', body)
          count(met, `${who.roles[0]} ${action}`, came(answer))
        }
    }
    const wrong = [...REPORT_ROLES].flatMap(([action, roles]) =>
      ROLES.filter((role) => role !== 'system').flatMap((role) => {
        const { open, closed } = met.get(`${role} ${action}`) ?? { open: 0, closed: 0 }
        const right = roles.includes(role) ? open > 0 && closed === 0 : open === 0 && closed > 0
        return right ? [] : [`${role} ${action}: ${open} times open, ${closed} closed`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('the outcome of a task is for those whose task it can be; each outcome of the page is taken from somebody', {
    timeout: LONG,
  }, async () => {
    const taken = new Set<string>()
    const strange: string[] = []
    const owing = ACTION_MARKS.get('sign') ?? {}
    for (const way of Object.values(WAYS_OF_RIGHTS)) {
      const { one, api } = await stand(way)
      for (const { taskId, kind } of one.state().tasks)
        for (const outcome of eachOnce([3, 4, 8].flatMap((choice) => outcomesFor(one, kind, choice, 48))))
          for (const who of PEOPLE) {
            if (came(await api.outcome(who, taskId, outcome)) !== 'open') continue
            taken.add(`${kind} ${outcome.outcome}`)
            if (owing[who.roles[0]] === 'never') strange.push(`${who.id} ${kind} ${outcome.outcome}`)
          }
    }
    expect(strange).toEqual([])
    expect([...taken].sort()).toEqual(
      [...OUTCOME_CODES].flatMap(([kind, codes]) => codes.map((code) => `${kind} ${code}`)).sort(),
    )
  })

  test('whose cases a role sees, and what it reads beside them', async () => {
    const { one, api } = await stand(WAYS_OF_RIGHTS['with departments'] as Way)
    const near = PEOPLE.filter(({ grids, party = 'chengguan' }) => grids[0] !== 'g2' && party === 'chengguan')
    const far = PEOPLE.filter((who) => !near.includes(who))
    const sees = async (who: Person) => (await api.case(who, one.caseId)).status === 200
    const told = (who: Person) => ROLE_ROWS.get(who.roles[0]) ?? { sees: '', reads: '' }

    for (const who of near) {
      const { status } = await api.case(who, one.caseId)
      expect([who.id, status]).toEqual([who.id, told(who).sees.includes('无') ? 404 : 200])
      const orders = await api.orders(who)
      expect([who.id, orders.status]).toEqual([who.id, told(who).reads.includes('常设安排') ? 200 : 403])
      const desk = await api.tasks(who, { role: 'dispatcher' })
      const own = who.roles[0] === 'dispatcher' || told(who).reads.includes('各岗位待办')
      expect([who.id, desk.status]).toEqual([who.id, own ? 200 : 403])
    }
    for (const who of far) expect([who.id, await sees(who)]).toEqual([who.id, false])
  })
})
