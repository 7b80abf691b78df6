import type * as z from 'zod'
import type { ACTIONS as ACCOUNTS } from '#adapters/cognito/actions.ts'
import type { ACTIONS as DYNAMODB } from '#adapters/dynamodb/actions.ts'
import type { ACTIONS as BUS } from '#adapters/eventbridge/actions.ts'
import type { ACTIONS as KMS } from '#adapters/kms/actions.ts'
import type {
  Bus,
  CaseStore,
  Knowledge,
  Machine,
  People,
  Schedules,
  SetAside,
  SweepQueue,
} from '#adapters/ports.ts'
import type { ACTIONS as SCHEDULER } from '#adapters/scheduler/actions.ts'
import type { SET_ASIDE_ACTIONS, ACTIONS as SWEEP_QUEUE } from '#adapters/sqs/actions.ts'
import type { ACTIONS as MACHINE } from '#adapters/stepfunctions/actions.ts'
import type { ChangeDependencies, Serving } from '#functions/usecases/dependencies.ts'
import type { ProblemCode } from './problem.ts'

/** The methods of each port that a function calls; what they need on AWS, their adapters say. */
export type Uses = {
  readonly store?: readonly (keyof typeof DYNAMODB.caseStore)[]
  readonly knowledge?: readonly (keyof typeof DYNAMODB.knowledge)[]
  /** What the rules of jurisdictions ask of the published packs. */
  readonly packs?: readonly (keyof typeof DYNAMODB.packs)[]
  /** What the store asks of the vault: sealing people it saves, opening those it reads. */
  readonly vault?: readonly (keyof typeof KMS)[]
  readonly machine?: readonly (keyof typeof MACHINE)[]
  readonly schedules?: readonly (keyof typeof SCHEDULER)[]
  readonly bus?: readonly (keyof typeof BUS)[]
  readonly sweepQueue?: readonly (keyof typeof SWEEP_QUEUE)[]
  /** Of what was given up. */
  readonly setAside?: readonly (keyof typeof SET_ASIDE_ACTIONS)[]
  readonly people?: readonly (keyof typeof DYNAMODB.people)[]
  /** Of the accounts of people, where a pool of ours vouches for them. */
  readonly accounts?: readonly (keyof typeof ACCOUNTS)[]
}

/** What every change of a case calls; what a decision reads beside the case comes on top. */
export const CHANGES_A_CASE = ['loadCase', 'save'] as const

/** What the rules of jurisdictions are read by. */
export const READS_PACKS = ['edition', 'served'] as const

/** What listing cases calls: boards, ended ones, and whatever is looked for; a search by phone is kept as a look. */
export const LISTS_CASES = {
  store: [
    'board',
    'caseHeader',
    'caseHeaders',
    'casesOfPhone',
    'endedCases',
    'identity',
    'loadCase',
    'loadReport',
    'save',
    'standingOrders',
    'tasksOf',
  ],
  knowledge: ['postings'],
  packs: READS_PACKS,
  people: ['ofJurisdiction'],
  vault: ['phoneIndex'],
} as const satisfies Uses

/** Refusals with which any change of a case may meet. */
export const CHANGING_A_CASE = [
  'case-ended',
  'case-full',
  'case-unknown',
  'stale-visit',
  'task-unknown',
  'wrong-outcome',
  'wrong-stage',
  'date-far',
  'date-past',
  'closing-not-allowed',
  'door-unknown',
  'consent-needed',
  'pack-missing',
  'processing-unknown',
  'party-unknown',
  'not-yours',
  'not-permitted',
] as const satisfies readonly ProblemCode[]

/**
 * A route by which a function is called, and what the pages about the API say of it. What it takes and answers stands, by
 * its id, in the `.schema.ts` file beside it.
 */
export type Route = {
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: `/v1/${string}`
  /** Whether anybody may call it, or who is signed in; what each of those may do is decided by their claims. */
  readonly access: 'public' | 'signed-in'
  readonly tag:
    | 'reports'
    | 'tasks'
    | 'cases'
    | 'standing-orders'
    | 'precedents'
    | 'desks'
    | 'people'
    | 'packs'
    | 'running'
  /** What it is called. */
  readonly zh: string
  readonly en: string
  readonly description: string
  readonly status: 200 | 201
  /** What it answers, in a word or two. */
  readonly answers: string
  /** The codes it may refuse by, beside those of any call: of reading a body, of signing in, of a fault on our side. */
  readonly problems: readonly ProblemCode[]
}

/**
 * What a function says of itself, in the `.function.ts` file beside it: plain facts, each exported by its name. The
 * infrastructure makes the function from them, its handler is typed by them, and the pages about the API tell them.
 */
export type Declaration = {
  /** What it is for, in a sentence people read in the console. */
  readonly description: string
  readonly env: z.ZodObject
  readonly uses: Uses
  readonly routes?: readonly Route[]
}

type PortsByName = {
  readonly store: CaseStore
  readonly knowledge: Knowledge
  readonly machine: Machine
  readonly schedules: Schedules
  readonly bus: Bus
  readonly sweepQueue: SweepQueue
  readonly setAside: SetAside
  readonly people: People
}

/**
 * The dependencies of a function by what it says it uses: to call another method of a port does not compile. Beside them
 * stands what needs no right or whose rights are those of `packs`: the time, names, and the rules of jurisdictions.
 */
export type DependenciesOf<
  U extends Uses,
  Free extends 'clock' | 'ids' | 'rulesOf' | 'serving' = never,
> = Pick<ChangeDependencies & { readonly serving: Serving }, Free> & {
  readonly [P in keyof U & keyof PortsByName]: U[P] extends readonly (infer Method)[]
    ? Pick<PortsByName[P], Method & keyof PortsByName[P]>
    : never
}
