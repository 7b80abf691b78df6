/** The system in memory as a stage for the stories of `local/story/plays`: the same desk, over the real handlers. */
import type { Instant } from '#domain/clock/calendar.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type Ask, type Asked, deskOver } from '#local/story/desk.ts'
import type { PlayStage } from '#local/story/play.ts'
import { stageOf } from '#local/story/stage.ts'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
  streetLeader,
  supervisor,
} from './actors.ts'
import type { Answer } from './http.ts'
import { type Api, apiOf } from './system-api.ts'
import { createSystem, type System } from './system-in-memory.ts'

/** By the names under which they sign in locally; whoever has none of these handles for the party of that name. */
const PEOPLE: Readonly<Record<string, Actor>> = {
  'call-taker': callTaker,
  dispatcher,
  'shift-leader': shiftLeader,
  'centre-head': centreHead,
  'street-leader': streetLeader,
  supervisor,
  inspector,
  'grid-leader': leader,
  deputy,
}
const actorNamed = (name = ''): Actor => PEOPLE[name] ?? handlerOf(name)

type Route = readonly [
  method: Asked['method'],
  path: RegExp,
  ask: (
    api: Api,
    asked: Asked & { readonly who: Actor },
    ids: readonly string[],
    query: Query,
  ) => Promise<Answer>,
]
type Query = Record<string, string>

const ROUTES: readonly Route[] = [
  ['POST', /^\/v1\/desk\/reports$/, (api, { who, body }) => api.submitAtDesk(who, body, crypto.randomUUID())],
  ['GET', /^\/v1\/reports\/([^/]+)$/, (api, _asked, [code = '']) => api.track(code)],
  ['GET', /^\/v1\/tasks$/, (api, { who }, _ids, query) => api.tasks(who, query)],
  ['POST', /^\/v1\/tasks\/([^/]+)\/outcome$/, (api, { who, body }, [id = '']) => api.outcome(who, id, body)],
  ['GET', /^\/v1\/cases\/([^/]+)$/, (api, { who }, [id = ''], query) => api.case(who, id, query)],
  ['POST', /^\/v1\/cases\/([^/]+)\/actions$/, (api, { who, body }, [id = '']) => api.act(who, id, body)],
  [
    'POST',
    /^\/v1\/cases\/([^/]+)\/reports\/([^/]+)\/actions$/,
    (api, { who, body }, [id = '', report = '']) => api.actOnReport(who, id, report, body),
  ],
  ['GET', /^\/v1\/precedents\/([^/]+)$/, (api, { who }, [id = '']) => api.precedent(who, id)],
]

const askOf =
  (system: System): Ask =>
  async (asked) => {
    const { pathname, searchParams } = new URL(asked.path, 'http://memory')
    for (const [method, path, carryOut] of ROUTES) {
      const [, ...ids] = path.exec(pathname) ?? []
      if (method !== asked.method || !path.test(pathname)) continue
      const query = Object.fromEntries(searchParams)
      const answer = await carryOut(apiOf(system), { ...asked, who: actorNamed(asked.person) }, ids, query)
      return { ok: answer.status < 300, status: answer.status, text: JSON.stringify(answer.body) }
    }
    throw new Error(`No story has asked for ${asked.method} ${asked.path} so far.`)
  }

/** A stage in memory; each beginning is a system of its own. */
export function memoryStage(): PlayStage & { readonly system: () => System } {
  let system = createSystem()
  return {
    ...stageOf({
      desk: deskOver((asked) => askOf(system)(asked)),
      atRest: () => system.settle(),
      advanceTo: (to) => system.advanceTo(to),
    }),
    begin: async (startAt: Instant) => {
      system = createSystem({ startAt })
    },
    succeeded: async (caseId) => system.execution(caseId).status === 'SUCCEEDED',
    /** The system on which the play that began last is played. */
    system: () => system,
  }
}
