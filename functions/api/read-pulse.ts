import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { PulseScope } from '#domain/case/pulse.ts'
import { partiesActedFor } from '#domain/case/record/seeing.ts'
import type { Actor } from '#domain/people/actor.ts'
import { may, seesAsFarAs } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { named, nameOfContent, unlessKnown } from '#functions/runtime/etag.ts'
import { type DeclaredReply, httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { caseSeenBy } from './case-seen-by.ts'
import { insistOnSight, notYours } from './listed-cases.ts'
import { desksNow } from './own-desks.ts'
import { env, type uses } from './read-pulse.function.ts'
import * as route from './read-pulse.schema.ts'

type Dependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'>

/** `GET /v1/pulse`: a version for each scope that is asked for; 304 to whoever has these versions. */
export const reply = async (deps: Dependencies, event: APIGatewayProxyEventV2): Promise<DeclaredReply> =>
  unlessKnown(event, await versionsOf(deps, event))

const versionsOf = answering(() => route.readPulse().answer, answer)

async function answer(deps: Dependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  const { of } = readInput(event.queryStringParameters ?? {}, route.readPulse().query)
  const asked = await Promise.all(of.map(async (name) => [name, await scopesFor(deps, who, name)] as const))
  const moved = await deps.store.pulses(asked.flatMap(([, scopes]) => scopes))
  let at = 0
  const versions: Record<string, string> = {}
  for (const [name, scopes] of asked) {
    versions[name] = moved.slice(at, at + scopes.length).join('.')
    at += scopes.length
  }
  return { status: 200, body: { versions }, headers: named(nameOfContent([who.jurisdiction, versions])) }
}

/** What stands behind a scope for whoever asks. @throws ProblemError for what they do not see */
async function scopesFor(deps: Dependencies, who: Actor, name: string): Promise<readonly PulseScope[]> {
  const { jurisdiction } = who
  const [kind, code = ''] = name.split(':')
  switch (kind) {
    case 'desk':
      return ownDesks(deps, who)
    case 'case':
      if ((await caseSeenBy(who, code, deps)) === undefined) throw unknownCase()
      return [{ kind: 'case', caseId: code }]
    case 'party': {
      const { pack } = await deps.rulesOf(jurisdiction)
      if (!seesAsFarAs(who, 'street') && !partiesActedFor(who, pack).includes(code)) throw notYours('of')
      return [{ kind: 'desk', jurisdiction, assignee: { kind: 'party', party: code } }]
    }
    default: {
      const grid = code === 'street' ? undefined : code
      insistOnSight(who, grid, 'of')
      const grids =
        grid === undefined ? (await deps.rulesOf(jurisdiction)).pack.grids.map((one) => one.code) : [grid]
      return grids.map((one) => ({ kind: 'grid', jurisdiction, grid: one }))
    }
  }
}

/** The desks whose tasks are theirs now. */
async function ownDesks({ store, clock, rulesOf }: Dependencies, who: Actor): Promise<readonly PulseScope[]> {
  const { jurisdiction } = who
  const [{ pack }, now, orders] = await Promise.all([
    rulesOf(jurisdiction),
    clock.now(),
    may(who, 'stand-in') ? store.standingOrders(jurisdiction) : undefined,
  ])
  return desksNow(who, pack, orders, now).map((assignee) => ({ kind: 'desk', jurisdiction, assignee }))
}

const unknownCase = () =>
  new ProblemError({
    code: 'case-unknown',
    message: 'There is no such case, or you do not see it.',
    field: 'of',
  })

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
