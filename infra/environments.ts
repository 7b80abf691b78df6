/** Where the system is deployed. `local` and `story` stand on the emulator, the others on AWS. */
export const ENVIRONMENT_NAMES = ['local', 'story', 'dev', 'prod', 'prod-cn'] as const
export type EnvironmentName = (typeof ENVIRONMENT_NAMES)[number]

/** Who vouches for the people who sign in: a Cognito pool of ours, or any issuer that speaks OpenID Connect. */
export type SignIn =
  | { readonly kind: 'user-pool'; readonly secondFactor: 'off' | 'required' }
  | { readonly kind: 'oidc'; readonly issuer: string; readonly audience: readonly string[] }

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
  /** Requests a second that the API lets through on average, and in a burst. */
  readonly throttle: { readonly rate: number; readonly burst: number }
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
  throttle: { rate: 1_000, burst: 2_000 },
} as const satisfies Partial<Environment>

const ON_AWS = {
  onEmulator: false,
  clock: 'wall',
  keepsData: true,
  logLevel: 'INFO',
  tracing: true,
  // A street files a few thousand reports a day; a city of hundreds of streets peaks at some dozens a second.
  throttle: { rate: 200, burst: 400 },
} as const satisfies Partial<Environment>

/**
 * The settings of one environment.
 * @param name which one
 * @param console address of the console (`-c console=…`)
 * @param oidc issuer and audience for an environment whose people sign in elsewhere (`-c issuer=… -c audience=…`)
 */
export function environmentOf(
  name: EnvironmentName,
  oidc: { readonly issuer?: string; readonly audience?: string } = {},
  console?: string,
): Environment {
  switch (name) {
    case 'local':
      return { ...ON_EMULATOR, name, clock: 'wall', ...(console && { console }) }
    case 'story':
      return { ...ON_EMULATOR, name, clock: 'stepped' }
    case 'dev':
      return {
        ...ON_AWS,
        name,
        signIn: { kind: 'user-pool', secondFactor: 'required' },
        keepsData: false,
        logLevel: 'DEBUG',
        logDays: 30,
      }
    case 'prod':
      return { ...ON_AWS, name, signIn: { kind: 'user-pool', secondFactor: 'required' }, logDays: 180 }
    case 'prod-cn':
      return {
        ...ON_AWS,
        name,
        region: 'cn-north-1',
        // AWS China has no Cognito user pools. Until the real issuer is named nobody can sign in, which is safe.
        signIn: {
          kind: 'oidc',
          issuer: oidc.issuer ?? 'https://sign-in.example.cn',
          audience: [oidc.audience ?? 'duoge'],
        },
        logDays: 180,
        tracing: false,
      }
  }
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
