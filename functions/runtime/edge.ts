import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { once } from './once.ts'
import { ProblemError } from './problem.ts'

/** The header in which the edge shows that a call has come through it. */
export const EDGE_HEADER = 'x-duoge-edge'

/** What the edge may show: two while it is changed, none where no edge stands in front. */
const shown = once(() => (process.env.EDGE_SECRETS ?? '').split(',').filter(Boolean).map(Buffer.from))

const isOne = (secrets: readonly Buffer[], given: Buffer): boolean =>
  secrets.some((one) => one.length === given.length && timingSafeEqual(one, given))

/**
 * Refuses whoever calls the API past the edge, where nothing holds a flood back. Nothing is asked where none stands.
 * @param secrets what the edge may show; left out, what the function's variables say
 */
export const throughTheEdge = (
  secrets: () => readonly Buffer[] = shown,
): MiddlewareObj<APIGatewayProxyEventV2> => ({
  before: ({ event }) => {
    const known = secrets()
    if (known.length === 0 || isOne(known, Buffer.from(event.headers[EDGE_HEADER] ?? ''))) return
    throw new ProblemError({
      code: 'past-the-edge',
      message: 'The API is not called at this address. Call it at the one that its pages have.',
    })
  },
})
