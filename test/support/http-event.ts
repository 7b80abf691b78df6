import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Actor } from '#domain/people/actor.ts'

/** What a call to the API says. */
export type Called = {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Who is signed in; nobody when missing. */
  readonly who?: Actor
  readonly requestId?: string
}

/** A call as the HTTP API hands it to a function. */
export function httpEvent({ body, headers, path, query, who, requestId }: Called): APIGatewayProxyEventV2 {
  const context = {
    accountId: '000000000000',
    apiId: 'api',
    domainName: 'api.example.cn',
    domainPrefix: 'api',
    http: { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: requestId ?? 'request-1',
    routeKey: '$default',
    stage: '$default',
    time: '18/Jan/2021:01:00:00 +0000',
    timeEpoch: 1_610_931_600_000,
    ...(who && { authorizer: { jwt: { claims: claimsOf(who), scopes: [] } } }),
  }
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: '',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    isBase64Encoded: false,
    requestContext: context,
    ...(path && { pathParameters: { ...path } }),
    ...(query && { queryStringParameters: { ...query } }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

/** The claims of somebody, as HTTP APIs hand them on: lists as text. */
const claimsOf = ({ id, roles, jurisdiction, party, grids }: Actor) => ({
  sub: id,
  'cognito:groups': `[${roles.join(' ')}]`,
  'custom:jurisdiction': jurisdiction,
  'custom:grids': grids.join(','),
  ...(party === undefined ? {} : { 'custom:party': party }),
})
