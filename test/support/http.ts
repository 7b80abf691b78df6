import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { Actor } from '#domain/people/actor.ts'
import { type DeclaredReply, httpHandler } from '#functions/runtime/http.ts'

/** What a test says about a request; the rest is as the gateway would send it. */
export type Asked = {
  readonly who?: Actor
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly raw?: string
  readonly base64?: boolean
}

/** What came back. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  // A test knows what it asked for.
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer is read field by field in assertions
  readonly body: any
}

/** Claims as an HTTP API hands them on: every value is a text. */
const claimsOf = (who: Actor): Record<string, string> => ({
  sub: who.id,
  'cognito:groups': `[${who.roles.join(' ')}]`,
  'custom:jurisdiction': who.jurisdiction,
  ...(who.party === undefined ? {} : { 'custom:party': who.party }),
  ...(who.grids.length === 0 ? {} : { 'custom:grids': who.grids.join(',') }),
})

let requests = 0

/** A request as the gateway hands it on, signed in when somebody is named. */
export function requestOf({ who, params, query, headers, body, raw, base64 }: Asked): APIGatewayProxyEventV2 {
  requests += 1
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const event = {
    version: '2.0',
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(params === undefined ? {} : { pathParameters: params }),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: {
      requestId: `request-${requests}`,
      ...(who === undefined ? {} : { authorizer: { jwt: { claims: claimsOf(who), scopes: [] } } }),
    },
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: base64 ?? false,
  }
  return event as unknown as APIGatewayProxyEventV2
}

/** Asks one route, with everything that stands around its handler. */
export async function ask(
  reply: (event: APIGatewayProxyEventV2) => Promise<DeclaredReply>,
  asked: Asked,
): Promise<Answer> {
  const handler = httpHandler(reply)
  const answered: APIGatewayProxyStructuredResultV2 = await handler(requestOf(asked), {} as Context)
  return {
    status: answered.statusCode ?? 0,
    headers: answered.headers ?? {},
    body: JSON.parse(answered.body ?? 'null'),
  }
}
