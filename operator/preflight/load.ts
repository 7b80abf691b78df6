/** What streets that are planned ask of an account, at the worst moment that is reckoned with. */

/** How much is planned: of each street the cases of a year and the staff at work. */
export type Plan = { readonly streets: number; readonly casesAYear: number; readonly staff: number }

/** A street of Shanghai: a city's ten million cases a year and ten thousand staff, over 215 streets. */
export const A_STREET: Omit<Plan, 'streets'> = { casesAYear: 46_500, staff: 47 }

/** What a plan brings about: rates are a second, at the peak. */
export type Load = {
  readonly cases: number
  readonly requests: number
  readonly functionCalls: number
  readonly machineAnswers: number
  readonly transitions: number
  readonly events: number
  /** Events put on a queue, each for one consumer. */
  readonly deliveries: number
  readonly reconciles: number
  readonly writeUnits: number
  readonly keyCalls: number
  /** Due times that are set, and as many that are taken away. */
  readonly dueTimes: number
  readonly signIns: number
  readonly openCases: number
  readonly openDueTimes: number
  /** Open cases that changed within two days. */
  readonly changedCases: number
}

const YEAR_SECONDS = 365 * 24 * 3_600
/** How many times as much as on the average comes in a storm's worst hour. */
const PEAK = 20
/** Of one case on its way, rounded up from what `npm run bench` counts on a straight one. */
const OF_A_CASE = {
  requests: 19,
  functionCalls: 60,
  machineAnswers: 6,
  transitions: 16,
  events: 30,
  deliveries: 60,
  reconciles: 17,
  writeUnits: 330,
  keyCalls: 10,
  dueTimes: 8,
} as const
/** How long a case is open on the average, in years: some eighteen days. */
const OPEN_YEARS = 0.05
/** Of open cases, those that something happened to within two days. */
const CHANGED_LATELY = 0.2
/** Due times that stand of an open case: what its tasks owe, and the next warning of each. */
const DUE_TIMES_OF_AN_OPEN_CASE = 2
/** A page in use asks every so many seconds. */
const POLL_SECONDS = 30
/** In the morning everybody signs in within a quarter of an hour. */
const SIGN_IN_SECONDS = 900

/** Reckons the load of a plan. */
export function loadOf({ streets, casesAYear, staff }: Plan): Load {
  const yearly = streets * casesAYear
  const cases = (yearly / YEAR_SECONDS) * PEAK
  const people = streets * staff
  const open = yearly * OPEN_YEARS
  const ofCases = Object.fromEntries(
    Object.entries(OF_A_CASE).map(([what, each]) => [what, each * cases]),
  ) as Record<keyof typeof OF_A_CASE, number>
  const polls = people / POLL_SECONDS
  return {
    ...ofCases,
    cases,
    requests: ofCases.requests + polls,
    functionCalls: ofCases.functionCalls + polls,
    signIns: people / SIGN_IN_SECONDS,
    openCases: open,
    openDueTimes: open * DUE_TIMES_OF_AN_OPEN_CASE,
    changedCases: open * CHANGED_LATELY,
  }
}
