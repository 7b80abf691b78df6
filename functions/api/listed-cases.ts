import type { CaseStore, Page } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { partiesActedFor, seesCase } from '#domain/case/record/seeing.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { seesAsFarAs } from '#domain/people/rights.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { type FindDependencies, type Found, findCases } from '#functions/usecases/cases/find-cases.ts'
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
  readonly matter?: string | undefined
}

/** What listing cases needs. */
export type ListedDependencies = Pick<FindDependencies, 'knowledge'> & {
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
  if (find !== undefined) return findCases({ ...deps, pack }, who, find)
  if (ended !== undefined) return seen(await deps.store.endedCases({ ...page, month: ended }), who, pack)
  const [kind, code = ''] = (board ?? '').split(':')
  if (kind === 'party') return ofParty(deps, who, code, page, pack)
  insistOnSight(who, kind === 'grid' ? code : undefined)
  const where = kind === 'grid' ? { grid: code } : {}
  return seen(await deps.store.board({ ...page, ...where }), who, pack)
}

/** Those of a page that somebody sees without their tasks having to be known. */
const seen = ({ items, ...next }: Page<Case>, who: Actor, pack: Pack): Read => ({
  ...next,
  items: items.filter((of) => seesCase(who, { case: of, tasks: [] }, pack)).map((of) => ({ of })),
})

/** The cases in which a party owes something now, by what is due first. */
async function ofParty(
  { store }: ListedDependencies,
  who: Actor,
  party: string,
  page: { readonly jurisdiction: string; readonly limit: number; readonly cursor?: string },
  pack: Pack,
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
      return of !== undefined && seesCase(who, { case: of, tasks: [task] }, pack) ? [{ of }] : []
    }),
  }
}

function insistOnSight(who: Actor, grid: string | undefined): void {
  if (seesAsFarAs(who, 'street')) return
  if (grid !== undefined && seesAsFarAs(who, 'grid') && who.grids.includes(grid)) return
  throw notYours('board')
}

export const notYours = (field: string) =>
  new ProblemError({
    code: 'not-permitted',
    message: "You see your own grids' and party's boards. Ask the centre for the others.",
    field,
  })

type Line = ReturnType<typeof boardLineView>

/** Whether a line is one that the filters ask for. */
export const isWanted = (line: Line, { stage, late, parked, matter }: Filters): boolean =>
  (stage === undefined || line.stage.code === stage) &&
  (late === undefined || String(line.late) === late) &&
  (parked === undefined || String(line.stage.code === 'parked') === parked) &&
  (matter === undefined || line.matter === matter)
