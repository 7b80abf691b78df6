/** Telling a story through the API: steps, each at its own moment, to which the system's clock is moved first. */
import type { Actor } from '#domain/people/actor.ts'
import { handlerOf } from './actors.ts'
import { local } from './case-harness.ts'
import type { Answer } from './http.ts'
import { type Api, apiOf } from './system-api.ts'
import type { System } from './system-in-memory.ts'

/** What a step works with: the system, its API, and the names that were given out on the way. */
export type Telling = {
  readonly system: System
  readonly api: Api
  reportId: string
  trackingCode: string
  caseId: string
}

/** One step: when (local time), what, and who does it. */
export type Step = {
  readonly at: string
  readonly what: string
  readonly act: (telling: Telling) => Promise<void>
}

/** The answer, when it is what was expected. @throws Error with the problem otherwise */
export function fine(answer: Answer, status = 200): Answer {
  if (answer.status !== status)
    throw new Error(`Answered ${answer.status} where ${status} was expected: ${JSON.stringify(answer.body)}`)
  return answer
}

/** The id of the one open task of somebody, of a kind, in this case. */
export async function taskOf(
  { api, caseId }: Pick<Telling, 'api' | 'caseId'>,
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

/** Whoever owes the one task of a kind reports how it ended. */
export async function settleTask(
  telling: Pick<Telling, 'api' | 'caseId'>,
  who: Actor,
  kind: string,
  outcome: object,
  query: Record<string, string> = {},
): Promise<void> {
  fine(await telling.api.outcome(who, await taskOf(telling, who, kind, query), outcome))
}

/** Whoever may do it acts on the case. */
export const act = async ({ api, caseId }: Telling, who: Actor, action: object): Promise<void> =>
  void fine(await api.act(who, caseId, action))

/** The one case that is open. */
export const openCase = async ({ system }: Telling): Promise<string> =>
  (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''

/** The step in which a party settles its one task of a kind. */
export const does = (party: string, kind: string, outcome: object) => (telling: Telling) =>
  settleTask(telling, handlerOf(party), kind, outcome)

/** Begins to tell the story on a system. */
export const beginTelling = (system: System): Telling => ({
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
export async function tell(
  telling: Telling,
  { steps, begin = () => {} }: { readonly steps: readonly Step[]; readonly begin?: (step: number) => void },
): Promise<Telling> {
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
