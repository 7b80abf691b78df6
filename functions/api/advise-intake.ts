import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { isOfFirm, type Reader, readerOf } from '#domain/case/audience.ts'
import type { Case } from '#domain/case/record/case.ts'
import { seesByRole, seesCase } from '#domain/case/record/seeing.ts'
import { watchSays } from '#domain/case/watched.ts'
import type { Seen } from '#domain/knowledge/seen-before.ts'
import { doorOf, matterOf, type Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { seesAsFarAs } from '#domain/people/rights.ts'
import { redact } from '#domain/redaction/redact.ts'
import type { PlaceHint, Typed } from '#domain/triage/suggest.ts'
import type { DoorTold } from '#domain/triage/what.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { leadsNow } from '#functions/usecases/cases/leads-now.ts'
import { adviseIntake, type IntakeAdviceDependencies } from '#functions/usecases/precedents/advise-intake.ts'
import type { SeenWatched } from '#functions/usecases/precedents/seen-before.ts'
import { env, type uses } from './advise-intake.function.ts'
import * as route from './advise-intake.schema.ts'
import { caseGist } from './case-view.ts'
import { readingOf } from './reading.ts'

/** Like precedents that are shown while somebody types. */
const MAX_LIKE = 5

/** What advising needs: of the packs, the one of whoever asks. */
export type AdviseIntakeDependencies = Omit<
  IntakeAdviceDependencies,
  'pack' | 'store' | 'knowledge' | 'now'
> &
  DependenciesOf<typeof uses, 'clock' | 'rulesOf'>

/** `POST /v1/advice/intake`: what is known of a report while a call-taker is typing it, or of the one that opened a case. */
export const reply = answering(() => route.adviseIntake().answer, answer)

async function answer(
  { rulesOf, clock, ...deps }: AdviseIntakeDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedInStaff(event)
  const { caseId, ...sent } = readBody(event, route.adviseIntake().body)
  const [{ pack }, now, leads] = await Promise.all([
    rulesOf(who.jurisdiction),
    clock.now(),
    // Nobody joins a report to a sensitive case by standing in (`joins`): who types one is told of none.
    caseId === undefined ? [] : leadsNow({ store: deps.store, clock }, who),
  ])
  const own = caseId === undefined ? undefined : await caseAsked(deps.store, { who, leads }, caseId, pack)
  const typed = own === undefined ? sent : await typedFor(deps.store, own)
  const { matter } = sent
  if (matter !== undefined && !pack.matters.some(({ code }) => code === matter))
    throw new ProblemError({
      code: 'matter-unknown',
      message: `The pack has no matter ${matter}. Leave it out, or name one that is in the list.`,
      field: 'matter',
    })
  const { matters, elsewhere, place, duplicates, watched, here, likeThis, like, missing } =
    await adviseIntake(
      { ...deps, pack, now },
      typed,
      seesAsFarAs(who, 'grid') ? (of) => seesByRole(who, of, leads) : undefined,
      own,
    )
  return {
    status: 200,
    body: {
      complete: missing.length === 0,
      missing,
      matters: matters.map((one) => ({ ...one, name: matterOf(pack, one.matter).name })),
      ...(elsewhere !== undefined && { elsewhere: doorView(elsewhere, pack) }),
      ...(place !== undefined && { place: placeView(place) }),
      ...(duplicates !== undefined && { duplicates: duplicates.map((one) => duplicateView(one, who, pack)) }),
      ...(watched !== undefined && { watched: watched.map((one) => watchedView(one, who, pack)) }),
      here,
      ...(likeThis !== undefined && { likeThis }),
      like: (isOfFirm(who, pack) ? [] : like)
        .slice(0, MAX_LIKE)
        .map((one) => ({ ...one, score: Math.round(one.score * 100) / 100 })),
    },
  }
}

/** The case that is asked about. @throws ProblemError when there is none of whose report who asks may hear */
async function caseAsked(
  store: AdviseIntakeDependencies['store'],
  { who, leads }: { readonly who: Actor; readonly leads: readonly string[] },
  caseId: string,
  pack: Pack,
): Promise<Case> {
  const state = await store.loadCase(caseId)
  if (state?.case.jurisdiction !== who.jurisdiction || !seesCase(who, state, pack, leads))
    throw new ProblemError({ code: 'case-unknown', message: 'There is no such case.' })
  if (HEAR_NO_WORDS.includes(readerOf(who, state.case, pack)))
    throw new ProblemError({
      code: 'not-permitted',
      message:
        'Advice tells by which words it was found: who hears none of a reporter is given none on the report.',
    })
  return state.case
}
/** Whoever works for others, and whom it is about: no words of a report are told to them, nor what they were found to mean. */
const HEAR_NO_WORDS: readonly Reader[] = ['firm', 'subject']

/** The report that opened a case, without personal data, as if it were typed now; its matter, where a person chose it. */
async function typedFor(
  store: AdviseIntakeDependencies['store'],
  { openedBy, place, matter, matterGuessed }: Case,
): Promise<Typed> {
  const words = openedBy === undefined ? undefined : await store.reportText(openedBy)
  return {
    description: redact(words?.description ?? ''),
    place: place.text,
    ...(place.point !== undefined && { point: place.point }),
    ...(matterGuessed ? {} : { matter }),
  }
}

const duplicateView = ({ of, sure, score, reasons }: Seen<Case>, who: Actor, pack: Pack) => {
  const { place, matter, emergency, stage } = caseGist(of, readingOf(who, of, pack))
  const { caseId, openedAt, lead } = of
  return {
    caseId,
    openedAt,
    place,
    matter,
    emergency,
    stage,
    ...(lead !== undefined && { lead }),
    sure,
    score: Math.round(score * 100) / 100,
    reasons,
  }
}

const watchedView = ({ of, score, reasons, watched }: SeenWatched, who: Actor, pack: Pack) => {
  const { place, matter } = caseGist(of, readingOf(who, of, pack))
  const isBack = ['same-place', 'same-matter'].every((kind) => reasons.some((one) => one.kind === kind))
  return {
    caseId: of.caseId,
    place,
    matter,
    ...(of.lead !== undefined && { lead: of.lead }),
    watchUntil: watched.until,
    score: Math.round(score * 100) / 100,
    reasons,
    ...(isBack && { says: watchSays(watched) }),
  }
}

const doorView = ({ door, sure, score, words }: DoorTold, pack: Pack) => {
  const known = doorOf(pack, door)
  return {
    door,
    name: known?.name ?? { zh: door, en: door },
    contact: known?.contact ?? '',
    sure,
    score: Math.round(score * 100) / 100,
    words,
  }
}

const placeView = ({ place: { key, grid, point, found }, ...hint }: PlaceHint) => ({
  key,
  grid,
  ...(point !== undefined && { point }),
  ...(found !== undefined && { found }),
  ...hint,
})

const deps = once(() => {
  const variables = readEnv(env)
  const remembering = wireKnowledge(variables)
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    knowledge: remembering,
    statisticsSoFar: remembering.statisticsSoFar,
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
