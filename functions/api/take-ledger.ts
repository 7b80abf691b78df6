import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import { localDate } from '#domain/clock/calendar.ts'
import { seesAsFarAs } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wirePlainKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wirePostings } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { recordLedger } from '#functions/usecases/record-ledger.ts'
import { lookedBySearch } from '#functions/usecases/reports/look-at-person.ts'
import { boardLineView } from './board-line-view.ts'
import { type LedgerLine, ledgerOf } from './ledger-view.ts'
import { filtersOf, isWanted, notYours, type Read, readAsked } from './listed-cases.ts'
import { readingOf } from './reading.ts'
import { env, type uses } from './take-ledger.function.ts'
import * as route from './take-ledger.schema.ts'

type Asked = z.infer<ReturnType<typeof route.takeLedger>['body']>

/** Cases of a page, and pages that are read for one part of a ledger: each is one Query. */
const PAGE = 100
const PAGES = 10

/** What handing out a list needs. */
export type TakeLedgerDependencies = DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>

/** `POST /v1/ledgers`: a list of cases as a file for spreadsheets; that it was taken is recorded before it is handed out. */
export const reply = answering(() => route.takeLedger().answer, answer)

async function answer(deps: TakeLedgerDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  if (!seesAsFarAs(who, 'party')) throw notYours('board')
  const asked = readBody(event, route.takeLedger().body)
  const { calendar, pack } = await deps.rulesOf(who.jurisdiction)
  const [now, people] = await Promise.all([deps.clock.now(), deps.people.ofJurisdiction(who.jurisdiction)])
  const lines = new Map<string, LedgerLine>()
  const looked: string[] = []
  let { cursor } = asked
  let more = false
  for (let page = 0; page < PAGES; page += 1) {
    const read: Read = await readAsked(deps, who, { ...asked, limit: PAGE, cursor }, pack)
    for (const { of, reports = [] } of read.items) {
      looked.push(...reports)
      const line = boardLineView(of, readingOf(who, of, pack), { now, calendar }, people)
      if (isWanted(line, asked)) lines.set(of.caseId, line)
    }
    more ||= read.more ?? false
    ;({ cursor } = read)
    if (cursor === undefined) break
  }
  const correlationId = event.requestContext.requestId
  const cause = { who, correlationId, causationId: correlationId }
  await lookedBySearch(deps, looked, cause)
  await recordLedger(deps, takenOf(asked, [...lines.keys()]), cause)
  return {
    status: 200,
    body: {
      name: `台账-${listOf(asked).replaceAll(':', '-')}-${localDate(now)}.csv`,
      csv: ledgerOf([...lines.values()], pack, asked.language),
      lines: lines.size,
      ...(cursor === undefined ? {} : { cursor }),
      ...(more ? { more: true } : {}),
    },
  }
}

const listOf = ({ board, ended }: Asked): string =>
  board ?? (ended === undefined ? 'found' : `ended:${ended}`)

/** What is recorded: which list and how much of it; what somebody looked for may be a phone number, and is not. */
function takenOf(asked: Asked, caseIds: readonly string[]) {
  const { find, cursor } = asked
  return {
    list: listOf(asked),
    filters: Object.fromEntries(filtersOf(asked)),
    lines: caseIds.length,
    ...(cursor === undefined ? {} : { further: true as const }),
    ...(find === undefined ? {} : { cases: caseIds.slice(0, 30) }),
  }
}

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
