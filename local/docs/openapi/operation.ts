/** A route as the pages about the API show it: what its function declares, its schemas, and examples. */
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'
import type { ProblemCode } from '#functions/runtime/problem.ts'
import { ANSWERS } from './answers.ts'
import { REQUESTS } from './requests.ts'

/** One route, with everything that the page about it says. */
export type Operation = Omit<Route, 'problems'> & {
  readonly schemas: RouteSchemas
  readonly requests: Readonly<Record<string, unknown>>
  readonly example: unknown
  /** Every code it may refuse by. */
  readonly problems: readonly ProblemCode[]
}

/** What any call may meet with: a fault of ours, and where an edge stands in front, that it went past it. */
const MET_ANYWHERE = ['internal', 'past-the-edge'] as const satisfies readonly ProblemCode[]

/** Refusals with which any body may meet. */
const READING_A_BODY = [
  'body-too-large',
  'invalid',
  'malformed-json',
  'unsupported-media-type',
] as const satisfies readonly ProblemCode[]

/** Refusals with which any query may meet. */
const READING_A_QUERY = ['invalid'] as const satisfies readonly ProblemCode[]

/** Refusals with which whatever goes by the rules of a jurisdiction may meet. */
const READING_RULES = ['jurisdiction-unknown', 'nothing-published'] as const satisfies readonly ProblemCode[]

const requests: Readonly<Record<string, Readonly<Record<string, unknown>>>> = REQUESTS
const answers: Readonly<Record<string, unknown>> = ANSWERS

/**
 * The operations of a function.
 * @param declared its `.function.ts`
 * @param schemas its `.schema.ts`: what each route takes and gives, by its id
 */
export const operationsOf = <const R extends readonly Route[]>(
  declared: { readonly routes: R; readonly uses: Uses },
  schemas: { readonly [Id in R[number]['id']]: () => RouteSchemas },
): readonly Operation[] =>
  declared.routes.map((route) => {
    const id: R[number]['id'] = route.id
    const ofRoute = schemas[id]()
    return {
      ...route,
      schemas: ofRoute,
      requests: requests[id] ?? {},
      example: answers[id],
      problems: [
        ...new Set([
          ...(ofRoute.body === undefined ? [] : READING_A_BODY),
          ...(ofRoute.query === undefined ? [] : READING_A_QUERY),
          ...(declared.uses.packs === undefined ? [] : READING_RULES),
          ...route.problems,
          ...MET_ANYWHERE,
          ...(route.access === 'signed-in' ? (['sign-in-unsuitable'] as const) : []),
        ]),
      ],
    }
  })
