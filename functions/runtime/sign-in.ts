import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import { type Actor, actor, ROLES } from '#domain/people/actor.ts'
import { once } from './once.ts'
import { ProblemError } from './problem.ts'

/** HTTP APIs hand lists in claims on as text: `[a b]`, or separated by commas or spaces. */
const listClaim = () =>
  z
    .union([z.string(), z.array(z.string())])
    .default('')
    .transform((value) =>
      typeof value === 'string'
        ? value
            .replace(/^\[|\]$/g, '')
            .split(/[\s,]+/)
            .filter(Boolean)
        : value,
    )

/**
 * The groups of somebody. An HTTP API hands a list on as `[a b]`: names of groups have no blanks in Cognito, but commas they may
 * have. A text without brackets is one name, so that a group called `x centre-head` is no role of ours.
 */
const groupsClaim = () =>
  z
    .union([z.string(), z.array(z.string())])
    .default('')
    .transform((value) => {
      if (typeof value !== 'string') return value
      const inside = /^\[(?<names>.*)\]$/su.exec(value)?.groups?.['names']
      return inside === undefined ? [value] : inside.split(' ')
    })

/** Made when somebody first signs in: who submits reports of the public starts without it. */
const claims = once(() =>
  z.object({
    sub: z.string().min(1),
    'cognito:groups': groupsClaim(),
    'custom:jurisdiction': z.string().min(1),
    // Whoever works for no party any more has an empty one.
    'custom:party': z
      .string()
      .transform((party) => party || undefined)
      .optional(),
    'custom:grids': listClaim(),
  }),
)

/** Whether the authorizer has let somebody in: on public routes nobody is asked. */
export const isSignedIn = ({ requestContext }: APIGatewayProxyEventV2): boolean =>
  'authorizer' in requestContext

/** The claims of a token that are read here. */
export const CLAIMS = [
  'sub',
  'name',
  'preferred_username',
  'cognito:username',
  'cognito:groups',
  'custom:jurisdiction',
  'custom:party',
  'custom:grids',
] as const

/** What was verified stands in another place when an authorizer of ours has done it. */
const withClaims = once(() => {
  const verified = z.object({ claims: z.unknown() })
  return z.object({
    authorizer: z.union([
      z.object({ jwt: verified }).transform(({ jwt }) => jwt),
      z.object({ lambda: verified }).transform(({ lambda }) => lambda),
    ]),
  })
})

/**
 * Who acts, from the claims that the authorizer has verified. Groups that are no roles of ours count for nothing; the
 * system's own role is nobody's.
 * @throws ProblemError when the sign-in says no jurisdiction: the account is not set up for this system
 */
export function signedIn(event: APIGatewayProxyEventV2): Actor {
  const context = withClaims().safeParse(event.requestContext)
  const parsed = claims().safeParse(context.success ? context.data.authorizer.claims : undefined)
  if (!parsed.success)
    throw new ProblemError({
      code: 'sign-in-unsuitable',
      message: 'This account has no jurisdiction here. Ask your administrator to set it up.',
    })
  const said = parsed.data
  const party = said['custom:party']
  return actor.parse({
    id: said.sub,
    roles: ROLES.filter((role) => role !== 'system' && said['cognito:groups'].includes(role)),
    jurisdiction: said['custom:jurisdiction'],
    ...(party === undefined ? {} : { party }),
    grids: said['custom:grids'],
  })
}

/**
 * Who of the staff acts: an account that was given no role is nobody here yet.
 * @throws ProblemError as `signedIn` does, and when the account has no role
 */
export function signedInStaff(event: APIGatewayProxyEventV2): Actor {
  const who = signedIn(event)
  if (who.roles.length === 0)
    throw new ProblemError({
      code: 'not-permitted',
      message: 'This account has no role here. Ask your administrator to give it one.',
    })
  return who
}

const accountClaims = once(() =>
  z.object({
    name: z.string().min(1).optional(),
    preferred_username: z.string().min(1).optional(),
    'cognito:username': z.string().min(1).optional(),
  }),
)

const accountOf = (event: APIGatewayProxyEventV2) => {
  const context = withClaims().safeParse(event.requestContext)
  return accountClaims().safeParse(context.success ? context.data.authorizer.claims : undefined).data
}

/** What whoever is signed in signs in with, where the token says so. */
export function signsInWith(event: APIGatewayProxyEventV2): string | undefined {
  const said = accountOf(event)
  return said?.preferred_username ?? said?.['cognito:username']
}

/** How the account that is signed in is called: the person's name where it has one, else what they sign in with. */
export function nameOfAccount(event: APIGatewayProxyEventV2): string | undefined {
  return accountOf(event)?.name ?? signsInWith(event)
}
