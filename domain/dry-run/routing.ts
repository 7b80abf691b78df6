import { routeOf } from '../orders/record/routing.ts'
import { triage } from '../triage/triage.ts'
import type { PackRules, PastRun } from './past.ts'

/** Where a pack takes a case: place and grid, what it is, who is sent, whether a dispatcher looks at it. */
type Route = Readonly<Record<RouteField, string>>
const ROUTE_FIELDS = [
  'place',
  'grid',
  'matter',
  'condition',
  'lead',
  'cooperating',
  'sure',
  'complex',
] as const
export type RouteField = (typeof ROUTE_FIELDS)[number]

/** One field of its route that comes out otherwise; empty where there is none. */
export type RoutingDifference = {
  readonly about: 'routing'
  readonly field: RouteField
  readonly before: string
  readonly after: string
}

/** How a case would have been routed otherwise: by the words of its first report, or where these are gone, by its matter. */
export function routingDifferences(past: PastRun, before: PackRules, after: PackRules): RoutingDifference[] {
  const [was, would] = [routeUnder(past, before), routeUnder(past, after)]
  return ROUTE_FIELDS.filter((field) => was[field] !== would[field]).map((field) => ({
    about: 'routing',
    field,
    before: was[field],
    after: would[field],
  }))
}

function routeUnder({ case: of, opened }: PastRun, { pack, orders }: PackRules): Route {
  const triaged = opened === undefined ? undefined : triage(opened.report, opened.words, pack)
  const matter = triaged?.matter ?? pack.matters.find(({ code }) => code === of.matter)
  const place = triaged?.place ?? of.place
  const condition = triaged?.condition ?? of.condition
  const route = matter && routeOf(pack, matter, { matter: matter.code, condition, place }, orders)
  return {
    place: place.key,
    grid: place.grid,
    matter: matter?.code ?? '',
    condition,
    lead: route?.lead ?? '',
    cooperating: (route?.cooperating ?? []).join(' '),
    sure: String(route?.sure ?? false),
    complex: String(matter?.complex ?? false),
  }
}
