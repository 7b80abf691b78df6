/** Telling a story through the API: steps, each at its own moment, to which the system's clock is moved first. */
import type { CaseStore } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { Actor } from '#domain/people/actor.ts'
import { centreHead, handlerOf } from './actors.ts'
import { local } from './case-harness.ts'
import type { Answer } from './http.ts'
import { type Api, type ApiDependencies, apiOf } from './system-api.ts'
import type { System } from './system-in-memory.ts'

/** What a story asks of the system it is told on, wherever that runs. */
export type Told = {
  readonly ports: { readonly store: Pick<CaseStore, 'openCases' | 'reportsOfCase'> }
  readonly depsOf: (consumer: 'api') => ApiDependencies
  /** A system of the district puts a message on the bus. */
  readonly tell: (message: DistrictMessage) => void | Promise<void>
  /** Lets everything happen that is under way. */
  readonly settle: () => Promise<void>
  /** Lets time pass: what comes due on the way happens, in order. */
  readonly advanceTo: (to: Instant) => Promise<void>
  /** The execution of a case fails by a technical fault. */
  readonly breakMachine: (caseId: string) => Promise<void>
  /** An operator gives a case a further run. */
  readonly resume: (caseId: string) => Promise<unknown>
}

/** What a system of the district puts on the bus. */
export type DistrictMessage = {
  readonly id: string
  readonly source: string
  readonly 'detail-type': string
  readonly detail: object
}

/** What a step works with: the system, its API, and the names that were given out on the way. */
export type Telling<On extends Told = System> = {
  readonly system: On
  readonly api: Api
  reportId: string
  trackingCode: string
  caseId: string
}

/** One step: when (local time), what, and who does it. */
export type Step<On extends Told = Told> = {
  readonly at: string
  readonly what: string
  readonly act: (telling: Telling<On>) => Promise<void>
}

/** The answer, when it is what was expected. @throws Error with the problem otherwise */
export function fine(answer: Answer, status = 200): Answer {
  if (answer.status !== status)
    throw new Error(`Answered ${answer.status} where ${status} was expected: ${JSON.stringify(answer.body)}`)
  return answer
}

/** The id of the one open task of somebody, of a kind, in this case. */
export async function taskOf(
  { api, caseId }: Pick<Telling<Told>, 'api' | 'caseId'>,
  who: Actor,
  kind: string,
  query: Record<string, string> = {},
): Promise<string> {
  const { body } = fine(await api.tasks(who, query))
  const found = body.items.filter(
    (task: { caseId: string; kind: string }) => task.caseId === caseId && task.kind === kind,
  )
  if (found.length !== 1) throw new Error(`${who.id} has ${found.length} open tasks of the kind ${kind}.`)
  return found[0].taskId
}

/** The number of the proposal that stands in this case, as the centre's head reads it. */
export const proposed = async ({ api, caseId }: Pick<Telling<Told>, 'api' | 'caseId'>): Promise<number> =>
  fine(await api.case(centreHead, caseId)).body.case.proposal.number

/** Whoever owes the one task of a kind reports how it ended. */
export async function settleTask(
  telling: Pick<Telling<Told>, 'api' | 'caseId'>,
  who: Actor,
  kind: string,
  outcome: object,
  query: Record<string, string> = {},
): Promise<void> {
  fine(await telling.api.outcome(who, await taskOf(telling, who, kind, query), outcome))
}

/** Whoever may do it acts on the case. */
export const act = async ({ api, caseId }: Telling<Told>, who: Actor, action: object): Promise<void> =>
  void fine(await api.act(who, caseId, action))

/** The one case that is open. */
export const openCase = async ({ system }: Telling<Told>): Promise<string> =>
  (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''

/** The step in which a party settles its one task of a kind. */
export const does = (party: string, kind: string, outcome: object) => (telling: Telling<Told>) =>
  settleTask(telling, handlerOf(party), kind, outcome)

/** Begins to tell the story on a system. */
export const beginTelling = <On extends Told>(system: On): Telling<On> => ({
  system,
  api: apiOf(system),
  reportId: '',
  trackingCode: '',
  caseId: '',
})

/**
 * Tells some steps of the story; after each the system comes to rest.
 * @param begin is told the number of each step before anything of it happens
 */
export async function tell<On extends Told>(
  telling: Telling<On>,
  {
    steps,
    begin = () => {},
  }: { readonly steps: readonly Step<On>[]; readonly begin?: (step: number) => void },
): Promise<Telling<On>> {
  for (const [n, { at, what, act: carryOut }] of steps.entries()) {
    begin(n)
    await telling.system.advanceTo(local(at))
    try {
      await carryOut(telling)
    } catch (fault) {
      throw new Error(`${at}, ${what}: ${fault instanceof Error ? fault.message : fault}`, { cause: fault })
    }
    await telling.system.settle()
  }
  return telling
}
