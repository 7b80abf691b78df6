import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { adviceOf } from '#domain/knowledge/advice.ts'
import { MAX_QUESTION, type Wanted } from '#domain/knowledge/look-up.ts'
import { termsOf } from '#domain/knowledge/terms.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { kindOfPlace } from '#domain/triage/place-kind.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { rememberedStatistics } from '#functions/runtime/remembered-statistics.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { within } from '#functions/runtime/within.ts'
import { lookUp } from '#functions/usecases/look-up-precedents.ts'
import { packOf } from '#packs/index.ts'
import { answerView } from './precedent-views.ts'
import { env } from './search-precedents.env.ts'

/**
 * What precedents are searched by: words, a matter, a place, a party that took part, or the case they are to help, at
 * least one of them; and beside it the kind of place, which the place tells where it is known. A matter or party may be
 * gone from the pack: its precedents are not.
 */
export const precedentQuery = z
  .strictObject({
    q: z.string().max(MAX_QUESTION, `Ask in at most ${MAX_QUESTION} characters.`).optional(),
    matter: z.string().min(1).max(40).optional(),
    place: z.string().min(1).max(200).optional(),
    placeKind: z.string().min(1).max(40).optional(),
    party: z.string().min(1).max(40).optional(),
    caseId: z.string().min(1).max(60).optional(),
    limit: z.coerce.number().int().min(1).max(20).default(10),
  })
  .refine(
    ({ q, matter, place, party, caseId }) =>
      [q, matter, place, party, caseId].some((one) => one !== undefined),
    { path: ['q'], message: 'Say what to look for: q, matter, place, party or caseId.' },
  )

/** Milliseconds after which whoever asks goes on without an answer. */
const PATIENCE = 1_500

/** What asking needs. */
export type SearchDependencies = {
  readonly store: Pick<CaseStore, 'caseHeader'>
  readonly knowledge: Pick<Knowledge, 'postings' | 'cards' | 'statistics'>
  readonly patience?: number
  /** The pack of a jurisdiction, if this deployment serves it. */
  readonly packOf: (jurisdiction: string) => Pack | undefined
}

/** `GET /v1/precedents`: past cases like the one at hand, the best first, with reasons, and what they advise. */
export async function reply(
  { store, knowledge, packOf, patience = PATIENCE }: SearchDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const { jurisdiction } = signedIn(event)
  const asked = readInput(event.queryStringParameters ?? {}, precedentQuery)
  // Read beside the case; when that is unknown, nobody asks for them.
  const known = knowledge.statistics(jurisdiction)
  known.catch(() => {})
  const like = asked.caseId === undefined ? undefined : await store.caseHeader(asked.caseId)
  if (asked.caseId !== undefined && like?.jurisdiction !== jurisdiction)
    return { problem: { code: 'case-unknown', message: 'There is no such case.' } }
  const { q: words, party } = asked
  const matter = asked.matter ?? like?.matter
  const placeKey = asked.place ?? like?.place.key
  const placeKind = asked.placeKind ?? kindAt(packOf(jurisdiction), asked.place, like)
  const wanted: Wanted = {
    ...(words !== undefined && { words }),
    ...(matter !== undefined && { matter }),
    ...(placeKey !== undefined && { placeKey }),
    ...(placeKind !== undefined && { placeKind }),
    ...(party !== undefined && { party }),
  }
  const hint = words !== undefined && termsOf(words).length === 0 ? { hint: TOO_LITTLE } : {}
  const found = await within(
    patience,
    known.then((statistics) => lookUp({ knowledge }, jurisdiction, wanted, statistics)),
  )
  if (found === 'late') return { status: 200, body: { complete: false, items: [], ...hint } }
  const answers = found.answers.filter(({ card }) => card.precedentId !== asked.caseId)
  return {
    status: 200,
    body: {
      complete: true,
      items: answers.slice(0, asked.limit).map((one) => answerView(one, words)),
      advice: adviceOf(wanted, found.read, answers, asked.caseId),
      ...hint,
    },
  }
}

/** The kind of place that was asked about: of a known one, or of the case's. */
function kindAt(pack: Pack | undefined, key: string | undefined, like: Case | undefined): string | undefined {
  const place = key === undefined ? like?.place : { key, text: '' }
  return pack === undefined || place === undefined ? undefined : kindOfPlace(place, pack)
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
    packOf,
    knowledge: rememberedStatistics(
      createKnowledge({ client: dynamoDbClient(), knowledgeTable: variables.KNOWLEDGE_TABLE }),
    ),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
