/** What scenes are made of: the story up to a step, and what happens then instead. */

import type { EventType } from '#domain/events/index.ts'
import type { Consumer, InboundType } from '#domain/events/subscriptions.ts'
import type { Actor } from '#domain/people/actor.ts'
import { callTaker, dispatcher, handlerOf } from './actors.ts'
import { SHED, STORY } from './story.ts'
import type { System } from './system-in-memory.ts'
import { act, fine, openCase, type Step, settleTask, type Telling, taskOf } from './telling.ts'

export type Entry = `${Consumer} ${EventType | InboundType}`

export type Scene = {
  readonly name: string
  readonly steps: readonly Step<System>[]
  /** Without any of these it would not end so. */
  readonly needs: readonly Entry[]
}

export const note = '情况说明'
export const squad = handlerOf('chengguan')
export const safety = handlerOf('pinganban')

/** The story up to a step that is named, and what happens then instead. */
export function after(what: string, ...more: readonly Step<System>[]): readonly Step<System>[] {
  const end = STORY.findIndex((step) => step.what === what)
  if (end < 0) throw new Error(`The story has no step "${what}".`)
  return [...STORY.slice(0, end + 1), ...more]
}

export const step = (
  at: string,
  what: string,
  carryOut: (telling: Telling) => Promise<void>,
): Step<System> => ({
  at,
  what,
  act: carryOut,
})

export const DISPATCHED = 'three parties are dispatched, the squad leads'

/** Somebody acts on a task that somebody else owes. */
export const ofTask = (
  at: string,
  what: string,
  owner: Actor,
  who: Actor,
  action: (taskId: string) => object,
): Step<System> =>
  step(at, what, async (telling) => act(telling, who, action(await taskOf(telling, owner, 'handle'))))

export const emergency = (at: string): Step<System> =>
  step(at, 'it turns out to be an emergency', (telling) =>
    act(telling, dispatcher, { action: 'correct', emergency: true }),
  )

export const unreachable = (at: string): Step<System> =>
  step(at, 'nobody answers', (telling) =>
    settleTask(telling, callTaker, 'contact', { outcome: 'unreachable' }),
  )

export const unsolved = (at: string): Step<System> =>
  step(at, 'the reporter says that it is not solved', (telling) =>
    settleTask(telling, callTaker, 'follow-up', {
      outcome: 'called',
      reportId: telling.reportId,
      solved: false,
      satisfied: 'dissatisfied',
    }),
  )

/** Somebody reports at a place; the case that is opened for it is the one that is told about from then on. */
export const reported = (at: string, over: object = {}): Step<System> =>
  step(at, 'somebody reports', async (telling) => {
    const { body } = fine(await telling.api.report({ ...SHED, ...over }), 201)
    telling.reportId = body.reportId
    telling.trackingCode = body.trackingCode
    await telling.system.settle()
    telling.caseId = await openCase(telling)
  })
