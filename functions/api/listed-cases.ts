import type { CaseStore, Page } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { partiesActedFor, seesCase } from '#domain/case/record/seeing.ts'
import { localDate } from '#domain/clock/calendar.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { seesAsFarAs } from '#domain/people/rights.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { type FindDependencies, type Found, findCases } from '#functions/usecases/cases/find-cases.ts'
import { type LeadsDependencies, leadsNow } from '#functions/usecases/cases/leads-now.ts'
import type { boardLineView } from './board-line-view.ts'

/** What is asked for: one of a board, of what ended in a month, and of what is to be found; and where the page begins. */
export type Listing = {
  readonly board?: string | undefined
  readonly ended?: string | undefined
  readonly find?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Which lines of it. */
export type Filters = {
  readonly stage?: string | undefined
  readonly late?: string | undefined
  readonly parked?: string | undefined
  readonly emergency?: string | undefined
  readonly whistle?: string | undefined
  readonly stuck?: string | undefined
  /** A day in local time. */
  readonly dueOn?: string | undefined
  readonly matter?: string | undefined
  readonly grid?: string | undefined
  readonly lead?: string | undefined
  /** Days in local time, both included. */
  readonly openedFrom?: string | undefined
  readonly openedUntil?: string | undefined
}

/** What listing cases needs. */
export type ListedDependencies = Pick<FindDependencies, 'knowledge'> &
  LeadsDependencies & {
    readonly store: FindDependencies['store'] & Pick<CaseStore, 'endedCases' | 'tasksOf'>
  }

/** What was read: cases, some with what they were found by. */
export type Read = Page<Pick<Found, 'of'> & Partial<Found>> & { readonly more?: boolean }

/** What is asked for, as far as whoever asks sees it. */
export async function readAsked(
  deps: ListedDependencies,
  who: Actor,
  { board, ended, find, limit, cursor }: Listing,
  pack: Pack,
): Promise<Read> {
  if ([board, ended, find].filter((one) => one !== undefined).length !== 1)
    throw new ProblemError({
      code: 'invalid',
      message: 'Ask for one of board, ended and find.',
      field: 'board',
    })
  const page = { jurisdiction: who.jurisdiction, limit, ...(cursor === undefined ? {} : { cursor }) }
  const sight: Sight = { who, pack, leads: await leadsNow(deps, who) }
  if (find !== undefined) return findCases({ ...deps, pack }, sight, find)
  if (ended !== undefined) return seen(await deps.store.endedCases({ ...page, month: ended }), sight)
  const [kind, code = ''] = (board ?? '').split(':')
  if (kind === 'party') return ofParty(deps, sight, code, page)
  insistOnSight(who, kind === 'grid' ? code : undefined)
  const where = kind === 'grid' ? { grid: code } : {}
  return seen(await deps.store.board({ ...page, ...where }), sight)
}

/** Those of a page that somebody sees without their tasks having to be known. */
const seen = ({ items, ...next }: Page<Case>, { who, pack, leads }: Sight): Read => ({
  ...next,
  items: items.filter((of) => seesCase(who, { case: of, tasks: [] }, pack, leads)).map((of) => ({ of })),
})

/** Who looks, by which rules, and whose leader he stands in for now. */
type Sight = { readonly who: Actor; readonly pack: Pack; readonly leads: readonly string[] }

/** The cases in which a party owes something now, by what is due first. */
async function ofParty(
  { store }: ListedDependencies,
  { who, pack, leads }: Sight,
  party: string,
  page: { readonly jurisdiction: string; readonly limit: number; readonly cursor?: string },
): Promise<Read> {
  if (!seesAsFarAs(who, 'street') && !partiesActedFor(who, pack).includes(party)) throw notYours('board')
  const { items, ...next } = await store.tasksOf({ ...page, assignee: { kind: 'party', party } })
  const tasks = items.flatMap((one) => (one.kind === 'task' ? [one.task] : []))
  const cases = new Map(
    (await store.caseHeaders(tasks.map(({ caseId }) => caseId))).map((of) => [of.caseId, of]),
  )
  const listed = new Map(tasks.map((task) => [task.caseId, task]))
  return {
    ...next,
    items: [...listed.values()].flatMap((task) => {
      const of = cases.get(task.caseId)
      return of !== undefined && seesCase(who, { case: of, tasks: [task] }, pack, leads) ? [{ of }] : []
    }),
  }
}

/** @throws ProblemError for a grid's board, or a street's where no grid is named, that somebody does not see */
export function insistOnSight(who: Actor, grid: string | undefined, field = 'board'): void {
  if (seesAsFarAs(who, 'street')) return
  if (grid !== undefined && seesAsFarAs(who, 'grid') && who.grids.includes(grid)) return
  throw notYours(field)
}

export const notYours = (field: string) =>
  new ProblemError({
    code: 'not-permitted',
    message: "You see your own grids' and party's boards. Ask the centre for the others.",
    field,
  })

type Line = ReturnType<typeof boardLineView>

/** The filters by their names, each with what of a line they are about. */
const FILTERS: { readonly [F in keyof Filters]-?: (line: Line, asked: string) => boolean } = {
  stage: ({ stage }, asked) => stage.code === asked,
  late: ({ late }, asked) => String(late) === asked,
  parked: ({ stage }, asked) => String(stage.code === 'parked') === asked,
  emergency: ({ emergency }, asked) => String(emergency) === asked,
  whistle: ({ whistle }, asked) => String(whistle !== undefined) === asked,
  stuck: ({ stuck }, asked) => String(stuck) === asked,
  dueOn: ({ late, waitsFor }, asked) =>
    !late && waitsFor !== undefined && localDate(waitsFor.dueAt) === asked,
  matter: ({ matter }, asked) => matter === asked,
  grid: ({ place }, asked) => place.grid === asked,
  lead: ({ lead }, asked) => lead === asked,
  openedFrom: ({ openedAt }, asked) => localDate(openedAt) >= asked,
  openedUntil: ({ openedAt }, asked) => localDate(openedAt) <= asked,
}

/** What is filtered, by which words: those of the filters that are asked for. */
export const filtersOf = (asked: Filters): readonly (readonly [keyof Filters, string])[] =>
  FILTER_NAMES.flatMap((name) => {
    const value = asked[name]
    return value === undefined ? [] : [[name, value] as const]
  })
const FILTER_NAMES = [
  'stage',
  'late',
  'parked',
  'emergency',
  'whistle',
  'stuck',
  'dueOn',
  'matter',
  'grid',
  'lead',
  'openedFrom',
  'openedUntil',
] as const satisfies readonly (keyof Filters)[]

/** Whether a line is one that the filters ask for. */
export const isWanted = (line: Line, asked: Filters): boolean =>
  filtersOf(asked).every(([name, value]) => FILTERS[name](line, value))
