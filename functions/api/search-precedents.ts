import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { adviceOf } from '#domain/knowledge/advice.ts'
import type { Wanted } from '#domain/knowledge/look-up.ts'
import { termsOf } from '#domain/knowledge/terms.ts'
import { placeAsked } from '#domain/triage/place-asked.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readBody, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { bestEffort } from '#functions/usecases/best-effort.ts'
import { lookUp } from '#functions/usecases/precedents/look-up-precedents.ts'
import { caseSeenBy } from './case-seen-by.ts'
import { foundView } from './found-precedent-view.ts'
import { cardFor } from './precedent-for.ts'
import { env, type uses } from './search-precedents.function.ts'
import * as route from './search-precedents.schema.ts'

/** Milliseconds after which whoever asks goes on without an answer. */
const TIMEOUT_MS = 1_500

/** What asking needs. */
export type SearchDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'> & {
  readonly timeoutMs?: number
}

/**
 * `GET /v1/precedents` and `POST /v1/precedents/search`: past cases like the one at hand, the best first, with reasons,
 * and what they advise. What the knowledge base does not give in time, or not at all, is done without, and that is said.
 */
export const reply = answering(() => route.searchPrecedents().answer, answer)

async function answer(
  { store, knowledge, rulesOf, clock, timeoutMs = TIMEOUT_MS }: SearchDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedInStaff(event)
  const { jurisdiction } = who
  const asked =
    event.body === undefined
      ? readInput(event.queryStringParameters ?? {}, route.searchPrecedents().query)
      : readBody(event, route.searchPrecedentsAtLength().body)
  // Read beside the case; when that is unknown, nobody asks for them.
  const known = knowledge.statistics(jurisdiction)
  known.catch(() => {})
  const like =
    asked.caseId === undefined ? undefined : await caseSeenBy(who, asked.caseId, { store, rulesOf, clock })
  if (asked.caseId !== undefined && like === undefined)
    return { problem: { code: 'case-unknown', message: 'There is no such case.' } }
  const { q: words, party } = asked
  const matter = asked.matter ?? like?.matter
  const { pack } = await rulesOf(jurisdiction)
  const { key: placeKey, kind } = placeAsked(pack, asked.place, like)
  const placeKind = asked.placeKind ?? kind
  const wanted: Wanted = {
    ...(words !== undefined && { words }),
    ...(matter !== undefined && { matter }),
    ...(placeKey !== undefined && { placeKey }),
    ...(placeKind !== undefined && { placeKind }),
    ...(party !== undefined && { party }),
  }
  const hint = words !== undefined && termsOf(words).length === 0 ? { hint: TOO_LITTLE } : {}
  const looked = await bestEffort(timeoutMs, async () =>
    lookUp({ knowledge }, jurisdiction, wanted, await known),
  )
  if (!looked.given)
    return { status: 200, body: { complete: false, reason: looked.reason, items: [], ...hint } }
  const found = looked.value
  const answers = found.answers.flatMap(({ card, ...one }) => {
    const read = card.precedentId === asked.caseId ? undefined : cardFor(card, who, pack)
    return read === undefined ? [] : [{ ...one, card: read }]
  })
  return {
    status: 200,
    body: {
      complete: true,
      items: answers.slice(0, asked.limit).map((one) => foundView(one, words)),
      advice: adviceOf(wanted, found.read, answers, asked.caseId),
      ...hint,
    },
  }
}

/** Told when the words of a question hold nothing that is looked up. */
const TOO_LITTLE = {
  code: 'too-little',
  zh: '请至少写两个相连的汉字或一个词，说明要找什么。',
  en: 'Write at least two Han characters in a row, or a word, that say what to look for.',
} as const

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    knowledge: wireKnowledge(variables),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
