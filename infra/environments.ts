import * as z from 'zod'
import { tokenKeys } from '#functions/api/check-token.function.ts'
import { type Restored, restored } from './restored.ts'

/** Where the system is deployed. `local` and `story` stand on the emulator, the others on AWS. */
export const ENVIRONMENT_NAMES = ['local', 'story', 'dev', 'prod', 'prod-cn'] as const
export type EnvironmentName = (typeof ENVIRONMENT_NAMES)[number]

/** Who vouches for the people who sign in: a Cognito pool of ours, or any issuer that speaks OpenID Connect. */
export type SignIn =
  | { readonly kind: 'user-pool'; readonly secondFactor: 'off' | 'required' }
  | {
      readonly kind: 'oidc'
      readonly issuer: string
      readonly audience: string
      /** Of an issuer that the API cannot reach: its keys, by which a function of ours checks the tokens. */
      readonly keys?: TokenKeys
    }

type TokenKeys = z.output<typeof tokenKeys>

/** Everything in which one environment differs from another. */
export type Environment = {
  readonly name: EnvironmentName
  /** Left out: the account that the command line is signed in to. */
  readonly account?: string
  /** Left out: the command line's region. */
  readonly region?: string
  /** On the emulator some resources can't be deployed, and the stacks that hold them are left out. */
  readonly onEmulator: boolean
  /** `stepped`: time stands still until somebody moves it (only on the emulator). */
  readonly clock: 'wall' | 'stepped'
  readonly signIn: SignIn
  /** Where the console is served (`http://127.0.0.1:4000`), so that the pool lets people sign in to it; left out, nobody can there. */
  readonly console?: string
  /** Whether tables, keys and people outlive their stack, and can't be deleted by mistake. */
  readonly keepsData: boolean
  readonly logLevel: 'DEBUG' | 'INFO'
  /** How long logs are kept, in days. */
  readonly logDays: 7 | 30 | 180
  /** Whether calls are traced with X-Ray, which AWS China does not offer for Lambda. */
  readonly tracing: boolean
  /** What the API lets through: for people who are signed in, and for each route that anybody may call. */
  readonly throttle: { readonly staff: Throttle; readonly open: Throttle }
  /** The API's own address, with the ARN of a certificate for it; left out, it has the one that AWS gives it. */
  readonly domain?: Domain
  /** What stands in front of API and console; left out, the API is called directly. */
  readonly edge?: Edge
  /** ARNs of the accounts and roles whose systems may speak as `district.…` on the bus, beside our own account's. */
  readonly districts: readonly string[]
  /** The ARN of a vault in another region, where every backup is copied to; left out, none is. */
  readonly backupCopies?: string
  /** The ARN of the key that names and numbers of reporters are sealed with, where another region's is gone on with. */
  readonly personKey?: string
  /** Tables that took the place of those the data stack made. */
  readonly restored: Restored
  /** Nothing runs, so that nothing is written: while tables are being restored. */
  readonly halted: boolean
}

/** An address, with the ARN of a certificate for it. */
export type Domain = { readonly name: string; readonly certificate: string }

export type Edge = {
  /** At which both console and API are called. CloudFront's certificates stand in us-east-1. */
  readonly domain: Domain
  /** The ARN of the web ACL that looks at every call; it stands in us-east-1 as well. */
  readonly webAcl: string
  /** The secret that counts, from 1: the API takes this one and the one before. */
  readonly round: number
}

/** Requests a second on average, and in a burst. */
export type Throttle = { readonly rate: number; readonly burst: number }

/** What whoever deploys says of an environment (`-c issuer=… -c audience=…`). */
export type Settings = {
  /** Who vouches for people where no pool of ours does, and for whom tokens are issued. */
  readonly issuer?: string | undefined
  readonly audience?: string | undefined
  /** The keys of an issuer that API Gateway cannot reach: the text of its JSON Web Key Set. */
  readonly keys?: string | undefined
  /** Address of the console. */
  readonly console?: string | undefined
  /** Address of the API, or of the edge where one stands in front, and the ARN of its certificate. */
  readonly domain?: string | undefined
  readonly certificate?: string | undefined
  /** The ARN of the web ACL: with it, an edge stands in front. */
  readonly webAcl?: string | undefined
  /** The round of the edge's secret, a number from 1; left out, the first. */
  readonly edgeRound?: string | undefined
  /** ARNs, with commas between them. */
  readonly districts?: string | undefined
  /** The ARN of a vault in another region. */
  readonly backupCopies?: string | undefined
  /** The ARN of a replica of the key `person`. */
  readonly personKey?: string | undefined
  /** What `npm run restore` wrote, as text. */
  readonly restored?: string | undefined
  /** `yes`: nothing runs. */
  readonly halted?: string | undefined
}

const ON_EMULATOR = {
  account: '000000000000',
  region: 'ap-east-1',
  onEmulator: true,
  signIn: { kind: 'user-pool', secondFactor: 'off' },
  keepsData: false,
  logLevel: 'INFO',
  logDays: 7,
  tracing: false,
  throttle: { staff: { rate: 1_000, burst: 2_000 }, open: { rate: 1_000, burst: 2_000 } },
  districts: [],
} as const satisfies Partial<Environment>

const ON_AWS = {
  onEmulator: false,
  clock: 'wall',
  keepsData: true,
  logLevel: 'INFO',
  tracing: true,
  // A city's ten thousand staff who all look at once; and its reporters at twenty times the average. A flood of those can't
  // lock out the desk: each of their routes has a limit of its own.
  throttle: { staff: { rate: 1_000, burst: 2_000 }, open: { rate: 200, burst: 400 } },
} as const satisfies Partial<Environment>

/**
 * The settings of one environment.
 * @throws Error that says what to name, where an environment can't be deployed without it
 */
export function environmentOf(name: EnvironmentName, said: Settings = {}): Environment {
  const { console, districts = '' } = said
  const kept = { restored: restoredOf(said.restored), halted: haltedOf(said.halted) }
  const onAws = {
    ...ON_AWS,
    ...kept,
    districts: districts.split(',').filter((one) => one !== ''),
    ...(said.backupCopies && { backupCopies: said.backupCopies }),
    ...(said.personKey && { personKey: said.personKey }),
    ...addressOf(name, said),
  }
  switch (name) {
    case 'local':
      return {
        ...ON_EMULATOR,
        ...kept,
        name,
        clock: 'wall',
        ...(said.issuer !== undefined && { signIn: outside(name, said) }),
        ...(console && { console }),
      }
    case 'story':
      return { ...ON_EMULATOR, ...kept, name, clock: 'stepped', ...(console && { console }) }
    case 'dev':
      return {
        ...onAws,
        name,
        signIn: { kind: 'user-pool', secondFactor: 'required' },
        keepsData: false,
        logLevel: 'DEBUG',
        logDays: 30,
      }
    case 'prod':
      return { ...onAws, name, signIn: { kind: 'user-pool', secondFactor: 'required' }, logDays: 180 }
    case 'prod-cn': {
      // AWS China has no Cognito user pools. Without keys it asks the issuer for its document when the API is made. And an
      // API there is called by an address of one's own, which an ICP licence was given for.
      needed(name, { issuer: said.issuer, audience: said.audience, domain: said.domain })
      return {
        ...onAws,
        name,
        region: 'cn-north-1',
        signIn: outside(name, said),
        logDays: 180,
        tracing: false,
      }
    }
  }
}

/** An issuer that is not ours. @throws Error that says what to name as well */
function outside(name: EnvironmentName, said: Settings): SignIn {
  const { issuer, audience } = needed(name, { issuer: said.issuer, audience: said.audience })
  return { kind: 'oidc', issuer, audience, ...(said.keys && { keys: keysOf(said.keys) }) }
}

/** At which address the system is called, and what stands there. */
function addressOf(
  environment: EnvironmentName,
  { webAcl, domain: name, certificate, edgeRound = '1' }: Settings,
): Pick<Environment, 'domain' | 'edge' | 'console'> {
  if (name === undefined && webAcl === undefined) return {}
  const said = needed(environment, { domain: name, certificate })
  const domain = { name: said.domain, certificate: said.certificate }
  if (webAcl === undefined) return { domain }
  if (environment === 'prod-cn')
    throw new Error(
      'AWS China has a CloudFront of its own: put what its operator offers in front of the API.',
    )
  const round = Number(edgeRound)
  if (!Number.isSafeInteger(round) || round < 1)
    throw new Error(`The round of the edge's secret is a whole number from 1, not "${edgeRound}".`)
  return { console: `https://${domain.name}`, edge: { domain, webAcl, round } }
}

/** What a function's variables have room for, with all others: Lambda gives them 4 KB. */
const MOST_OF_KEYS = 3_000

/** Text that holds JSON. */
const jsonText = z.string().transform((json, context): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    context.addIssue('no JSON')
    return z.NEVER
  }
})

/** Reads what a restore wrote. @throws Error that says what is wrong with it */
function restoredOf(text: string | undefined): Restored {
  if (text === undefined) return {}
  const read = jsonText.pipe(restored).safeParse(text)
  if (!read.success)
    throw new Error(`The tables that were restored can't be read:\n${z.prettifyError(read.error)}`)
  return read.data
}

/** @throws Error for anything but `yes` or nothing */
function haltedOf(said: string | undefined): boolean {
  if (said !== undefined && said !== 'yes') throw new Error(`-c halted=yes or nothing, not "${said}".`)
  return said === 'yes'
}

/** Reads a key set. @throws Error that says what is wrong with it */
function keysOf(text: string): TokenKeys {
  const read = jsonText.pipe(tokenKeys).safeParse(text)
  if (!read.success) throw new Error(`The keys of the issuer can't be used:\n${z.prettifyError(read.error)}`)
  const { length } = JSON.stringify(read.data)
  if (length > MOST_OF_KEYS)
    throw new Error(
      `The keys of the issuer take ${length} characters, and ${MOST_OF_KEYS} is the most: leave out those that sign no more.`,
    )
  return read.data
}

/** Everything of some settings was said. @throws Error that lists what was not */
function needed<Name extends string>(
  environment: EnvironmentName,
  settings: Readonly<Record<Name, string | undefined>>,
): Readonly<Record<Name, string>> {
  const missing = Object.entries(settings).flatMap(([name, value]) => (value ? [] : [`-c ${name}=…`]))
  if (missing.length > 0)
    throw new Error(`The environment ${environment} can't be deployed without ${missing.join(' ')}.`)
  return settings as Readonly<Record<Name, string>>
}

/**
 * Reads the name of an environment.
 * @throws Error that lists the names, for any other value
 */
export function environmentName(value: unknown): EnvironmentName {
  const name = ENVIRONMENT_NAMES.find((candidate) => candidate === value)
  if (name === undefined)
    throw new Error(
      `There is no environment "${value}"; choose one with -c environment=${ENVIRONMENT_NAMES.join('|')}.`,
    )
  return name
}
