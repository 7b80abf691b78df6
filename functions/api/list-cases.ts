import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import type { Page } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { partiesActedFor, seesCase } from '#domain/case/record/seeing.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { seesAsFarAs } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wirePlainKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wirePostings } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { type Found, findCases } from '#functions/usecases/cases/find-cases.ts'
import { boardLineView } from './board-line-view.ts'
import { env, type uses } from './list-cases.function.ts'
import * as route from './list-cases.schema.ts'
import { readingOf } from './reading.ts'

type Asked = z.infer<ReturnType<typeof route.listCases>['query']>

/** What listing and finding cases needs. */
export type ListCasesDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'>

/** What was read: cases, some with what they were found by. */
type Read = Page<Pick<Found, 'of'> & Partial<Found>> & { readonly more?: boolean }

/** `GET /v1/cases`: a page of a board, of what ended in a month, or what was found, as far as whoever asks sees it. */
export const reply = answering(() => route.listCases().answer, answer)

async function answer(deps: ListCasesDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  if (!seesAsFarAs(who, 'party')) throw notYours('board')
  const asked = readInput(event.queryStringParameters ?? {}, route.listCases().query)
  const { calendar, pack } = await deps.rulesOf(who.jurisdiction)
  const [now, read, people] = await Promise.all([
    deps.clock.now(),
    readAsked(deps, who, asked, pack),
    deps.people.ofJurisdiction(who.jurisdiction),
  ])
  const items = read.items
    .map(({ of, by }) => ({
      ...boardLineView(of, readingOf(who, of, pack), { now, calendar }, people),
      ...(by === undefined ? {} : { foundBy: by }),
    }))
    .filter((line) => isWanted(line, asked))
  return {
    status: 200,
    body: {
      items,
      ...(read.cursor === undefined ? {} : { cursor: read.cursor }),
      ...(read.more ? { more: true } : {}),
    },
  }
}

/** What is asked for, as far as whoever asks sees it. */
async function readAsked(
  deps: ListCasesDependencies,
  who: Actor,
  { board, ended, find, limit, cursor }: Asked,
  pack: Pack,
): Promise<Read> {
  if ([board, ended, find].filter((one) => one !== undefined).length !== 1)
    throw new ProblemError({
      code: 'invalid',
      message: 'Ask for one of board, ended and find.',
      field: 'board',
    })
  const page = { jurisdiction: who.jurisdiction, limit, ...(cursor === undefined ? {} : { cursor }) }
  if (find !== undefined) return findCases({ ...deps, pack }, who, find)
  if (ended !== undefined) return seen(await deps.store.endedCases({ ...page, month: ended }), who, pack)
  const [kind, code = ''] = (board ?? '').split(':')
  if (kind === 'party') return ofParty(deps, who, code, page, pack)
  insistOnSight(who, kind === 'grid' ? code : undefined)
  const where = kind === 'grid' ? { grid: code } : {}
  return seen(await deps.store.board({ ...page, ...where }), who, pack)
}

/** Those of a page that somebody sees without their tasks having to be known. */
const seen = ({ items, ...next }: Page<Case>, who: Actor, pack: Pack): Read => ({
  ...next,
  items: items.filter((of) => seesCase(who, { case: of, tasks: [] }, pack)).map((of) => ({ of })),
})

/** The cases in which a party owes something now, by what is due first. */
async function ofParty(
  { store }: ListCasesDependencies,
  who: Actor,
  party: string,
  page: { readonly jurisdiction: string; readonly limit: number; readonly cursor?: string },
  pack: Pack,
): Promise<Read> {
  if (!seesAsFarAs(who, 'street') && !partiesActedFor(who, pack).includes(party)) throw notYours('board')
  const { items, ...next } = await store.tasksOf({ ...page, assignee: { kind: 'party', party } })
  const tasks = items.flatMap((one) => (one.kind === 'task' ? [one.task] : []))
  const cases = new Map(
    (await store.caseHeaders(tasks.map(({ caseId }) => caseId))).map((of) => [of.caseId, of]),
  )
  const listed = new Map(tasks.map((task) => [task.caseId, task]))
  return {
    ...next,
    items: [...listed.values()].flatMap((task) => {
      const of = cases.get(task.caseId)
      return of !== undefined && seesCase(who, { case: of, tasks: [task] }, pack) ? [{ of }] : []
    }),
  }
}

function insistOnSight(who: Actor, grid: string | undefined): void {
  if (seesAsFarAs(who, 'street')) return
  if (grid !== undefined && seesAsFarAs(who, 'grid') && who.grids.includes(grid)) return
  throw notYours('board')
}

const notYours = (field: string) =>
  new ProblemError({
    code: 'not-permitted',
    message: "You see your own grids' and party's boards. Ask the centre for the others.",
    field,
  })

type Line = ReturnType<typeof boardLineView>

/** Whether a line is one that the filters ask for. */
const isWanted = (line: Line, { stage, late, parked, matter }: Asked): boolean =>
  (stage === undefined || line.stage.code === stage) &&
  (late === undefined || String(line.late) === late) &&
  (parked === undefined || String(line.stage.code === 'parked') === parked) &&
  (matter === undefined || line.matter === matter)

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    ...wirePostings(variables),
    knowledge: wirePlainKnowledge(variables),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
