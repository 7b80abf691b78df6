import * as z from 'zod'
import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Uses } from '#functions/runtime/declaration.ts'

export const description = 'Checks the tokens of an issuer that the API itself cannot reach'

/**
 * The keys of an issuer, as it publishes them (a JSON Web Key Set). What else it tells of a key is left out; private and
 * symmetric keys are refused, since whoever holds them can make tokens.
 */
export const tokenKeys = z.object({
  keys: z
    .array(
      z
        .object({
          kty: z.enum(['RSA', 'EC', 'OKP'], 'a key of this kind can make tokens, or is not known'),
          kid: z.string().min(1),
          use: z.literal('sig', 'a key for something else than signing').exactOptional(),
          alg: z.string().exactOptional(),
          n: z.string().exactOptional(),
          e: z.string().exactOptional(),
          crv: z.string().exactOptional(),
          x: z.string().exactOptional(),
          y: z.string().exactOptional(),
          d: z.never('a private key: whoever deploys must not have it').exactOptional(),
        })
        .transform(({ d: _, ...key }) => key),
    )
    .min(1),
})

/** What checking a token needs to know. */
export const env = baseEnv.extend({
  TOKEN_ISSUER: filledIn,
  /** For whom tokens must have been issued. */
  TOKEN_AUDIENCE: filledIn,
  /** The issuer's keys, as JSON. */
  TOKEN_KEYS: filledIn,
})

export const uses = {} as const satisfies Uses
