import middy from '@middy/core'
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda'
import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import type * as z from 'zod'
import { readEnv } from '#functions/runtime/env.ts'
import { beginCall } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { CLAIMS } from '#functions/runtime/sign-in.ts'
import { env, tokenKeys } from './check-token.function.ts'

/** Signatures that need the issuer's private key: with a shared secret, or none, anybody could make tokens. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/** How far the issuer's clock may be from ours, in seconds. */
const CLOCKS_APART = 60

type Answer = APIGatewaySimpleAuthorizerWithContextResult<{ claims?: Readonly<Record<string, string>> }>

/** Whose tokens are believed. */
export type Trusted = {
  readonly issuer: string
  readonly audience: string
  readonly keys: z.output<typeof tokenKeys>
}

/**
 * What checks tokens of an issuer by its configured keys, as the API itself does where it can fetch them: signature,
 * issuer, for whom (`aud`, where there is none `client_id`) and for how long.
 */
export function createTokenCheck({ issuer, audience, keys }: Trusted) {
  const keyOf = createLocalJWKSet({ keys: [...keys.keys] })
  /**
   * @param token as it came, with or without `Bearer` before it
   * @param now milliseconds since 1970; left out, the wall clock
   * @returns its claims; undefined when it is not believed
   * @throws whatever is not the token's fault
   */
  return async (token: string, now?: number): Promise<JWTPayload | undefined> => {
    try {
      const { payload } = await jwtVerify(token.replace(/^Bearer\s+/i, ''), keyOf, {
        issuer,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCKS_APART,
        ...(now !== undefined && { currentDate: new Date(now) }),
      })
      const issuedFor = [payload.aud ?? payload.client_id].flat()
      return issuedFor.includes(audience) ? payload : undefined
    } catch (fault) {
      if (fault instanceof errors.JOSEError) return undefined
      throw fault
    }
  }
}

/** A list as the API hands it on, with blanks between: names that have any are none of ours, and would be read as several. */
const listed = (names: readonly unknown[]): string =>
  `[${names
    .map(String)
    .filter((one) => !/\s/u.test(one))
    .join(' ')}]`

/** The claims that are read here, lists as text: as the API hands on what it has checked by itself. */
const handedOn = (payload: JWTPayload): Readonly<Record<string, string>> =>
  Object.fromEntries(
    CLAIMS.flatMap((name) => {
      const value = payload[name]
      return value === undefined ? [] : [[name, Array.isArray(value) ? listed(value) : String(value)]]
    }),
  )

const checked = once(() => {
  const { TOKEN_ISSUER, TOKEN_AUDIENCE, TOKEN_KEYS } = readEnv(env)
  const keys = tokenKeys.parse(JSON.parse(TOKEN_KEYS))
  return createTokenCheck({ issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE, keys })
})

/** What the API is told of a token: whether its bearer may come in, and who that is. */
export async function answerTo(
  check: ReturnType<typeof createTokenCheck>,
  token: string,
  now?: number,
): Promise<Answer> {
  const claims = await check(token, now)
  return claims === undefined
    ? { isAuthorized: false, context: {} }
    : { isAuthorized: true, context: { claims: handedOn(claims) } }
}

/** Says to the API whether somebody may come in, and who it is. */
export const handler = middy<APIGatewayRequestAuthorizerEventV2, Answer>().handler(
  ({ identitySource }, context) => {
    beginCall(context)
    return answerTo(checked(), identitySource?.[0] ?? '')
  },
)
