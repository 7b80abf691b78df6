import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { availableActions } from '#domain/case/actions/available.ts'
import type { Case } from '#domain/case/record/case.ts'
import { seesCase } from '#domain/case/record/seeing.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import { leadsFor } from '#domain/orders/record/orders.ts'
import { may } from '#domain/people/rights.ts'
import { availableToRule } from '#domain/report/act.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wirePlainKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wireNames } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { advise } from '#functions/usecases/precedents/advise.ts'
import { caseActionView, reportActionView } from './action-view.ts'
import { caseView } from './case-view.ts'
import { namesOf, peopleInCase, peopleInTask } from './people-told.ts'
import { env, type uses } from './read-case.function.ts'
import * as route from './read-case.schema.ts'
import { eventFor, isTold, readingOf } from './reading.ts'
import { explainedTask } from './task-view.ts'
import { actorsOf, timelineView } from './timeline-view.ts'

/** What showing a case needs: its jurisdiction's calendar explains the due times. */
export type ReadCaseDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'>

/** `GET /v1/cases/{caseId}`: the case, what is owed in it, what past ones advise, and its timeline, page by page. */
export const reply = answering(() => route.readCase().answer, answer)

async function answer(
  { store, knowledge, people, rulesOf, clock }: ReadCaseDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const caseId = nameInPath(event, 'caseId')
  const state = await store.loadCase(caseId)
  if (state?.case.jurisdiction !== who.jurisdiction) return UNKNOWN
  const { jurisdiction } = state.case
  const [{ calendar, pack }, now, orders] = await Promise.all([
    rulesOf(jurisdiction, state.case.packVersion),
    clock.now(),
    may(who, 'stand-in') || may(who, 'steer') ? store.standingOrders(jurisdiction) : undefined,
  ])
  if (!seesCase(who, state, pack, leadsFor(who, orders, now))) return UNKNOWN
  const cursor = event.queryStringParameters?.cursor
  const reading = readingOf(who, state.case, pack)
  const [newest, timeline, advice] = await Promise.all([
    rulesOf(jurisdiction),
    store.history(`case/${caseId}`, cursor),
    cursor === undefined && isDecided(state.case) && reading.reader !== 'subject'
      ? advise({ knowledge, pack }, state.case)
      : undefined,
  ])
  const [names, told] = await Promise.all([
    people.names(jurisdiction, actorsOf(timeline.items)),
    namesOf(people, jurisdiction, [...state.tasks.flatMap(peopleInTask), ...peopleInCase(state.case)]),
  ])
  return {
    status: 200,
    body: {
      case: caseView(state.case, reading),
      reports: state.counters.standing,
      actions: [
        ...availableActions(state, { who, now, pack, calendar, orders }, newest.pack).map(
          caseActionView(caseId),
        ),
        ...state.tasks.flatMap((task) =>
          availableToRule(task, who).map(reportActionView(caseId, task.ruling?.report?.reportId ?? '')),
        ),
      ],
      tasks: state.tasks.map((task) => explainedTask(task, now, calendar)),
      people: told,
      ...(advice === undefined ? {} : { advice }),
      timeline: timelineView(
        {
          ...timeline,
          items: timeline.items.filter((one) => isTold(one, reading)).map((one) => eventFor(one, reading)),
        },
        names,
      ),
    },
  }
}

const UNKNOWN = { problem: { code: 'case-unknown', message: 'There is no such case.' } } as const

/** Stages in which somebody decides what is to be done, and by whom. */
const DECIDING: readonly Stage[] = ['confirm', 'dispatch', 'leader']
const isDecided = ({ status, position }: Case): boolean =>
  status === 'open' && position.at === 'in' && DECIDING.includes(position.stage)

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    knowledge: wirePlainKnowledge(variables),
    ...wireRules(variables),
    ...wireNames(variables),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
