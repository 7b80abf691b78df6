import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { CaseStore } from '#adapters/ports.ts'
import type { CaseState } from '#domain/case/case.ts'
import type { Actor } from '#domain/people/actor.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import type { ChangeDependencies } from '#functions/usecases/dependencies.ts'
import { partiesOf } from './parties.ts'
import { env } from './read-case.env.ts'
import { caseView, explainedTask, timelineEntry } from './views.ts'

/** What showing a case needs: its jurisdiction's calendar explains the due times. */
export type ReadCaseDependencies = Pick<ChangeDependencies, 'rulesOf'> & {
  readonly store: Pick<CaseStore, 'loadCase' | 'history'>
}

/** `GET /v1/cases/{caseId}`: the case, what is owed in it, and its timeline, page by page. */
export async function reply(
  { store, rulesOf }: ReadCaseDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const caseId = nameInPath(event, 'caseId')
  const state = await store.loadCase(caseId)
  if (state === undefined || !maySee(who, state))
    return { problem: { code: 'case-unknown', message: 'There is no such case.' } }
  const { calendar } = rulesOf(state.case.jurisdiction)
  const timeline = await store.history(`case/${caseId}`, event.queryStringParameters?.cursor)
  return {
    status: 200,
    body: {
      case: caseView(state.case),
      reports: state.counters.standing,
      tasks: state.tasks.map((task) => explainedTask(task, calendar)),
      timeline: {
        items: timeline.items.map(timelineEntry),
        ...(timeline.cursor === undefined ? {} : { cursor: timeline.cursor }),
      },
    },
  }
}

/** Who takes part sees the case: the centre, the leaders and the district all of theirs, a party those it works on. */
function maySee(who: Actor, { case: of, tasks }: CaseState): boolean {
  if (of.jurisdiction !== who.jurisdiction) return false
  if (who.roles.some((role) => role !== 'handler')) return true
  const parties = [
    of.lead,
    ...of.cooperating,
    ...(of.plan?.items.map((item) => item.party) ?? []),
    ...(of.whistle?.called.map((one) => one.party) ?? []),
    ...tasks.map((task) => (task.assignee.kind === 'party' ? task.assignee.party : undefined)),
  ]
  return partiesOf(who).some((party) => parties.includes(party))
}

const deps = once(() => ({ ...wireStore(readEnv(env)), rulesOf }))

export const handler = httpHandler((event) => reply(deps(), event))
