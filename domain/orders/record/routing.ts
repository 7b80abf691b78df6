import type { LocalKind, Matter, Pack } from '../../pack/pack.ts'
import type { RoutingRule, StandingOrders } from './orders.ts'

/** What decides which rules apply to a case. */
export type Routed = {
  readonly matter: string
  readonly condition: string
  readonly place: { readonly key: string; readonly grid: string }
}

/** Who is to be sent: by the pack's route and the rules that were kept; `sure` goes without a dispatcher. */
export type Routing = {
  readonly lead?: string
  readonly cooperating: readonly string[]
  readonly sure: boolean
  /** The kept rules that apply, the oldest first. */
  readonly rules: readonly RoutingRule[]
  /** Kept rules that would apply, but name a party that the pack does not know. */
  readonly unknown: readonly RoutingRule[]
  /** Of those that apply, the last word about parties that are not sent. */
  readonly notSent: readonly RoutingRule[]
}

type PackRoute = Pick<Routing, 'lead' | 'cooperating' | 'sure'>

/**
 * The route of a case. A kept rule wins over the pack's route, and of two about the same party the later one. A ruling
 * that names who leads is sure: it was the last word, unless a return since has cast doubt on it. Rules about parties that the
 * pack no longer knows do not apply; they are told, and nothing goes unseen by a dispatcher while there are any.
 */
export function routeOf(pack: Pack, matter: Matter, of: Routed, orders: StandingOrders | undefined): Routing {
  const known = new Set(pack.parties.map(({ code }) => code))
  const applying = (orders?.rules ?? []).filter((rule) => applies(rule, of))
  const rules = applying.filter(({ party }) => known.has(party))
  const unknown = applying.filter(({ party }) => !known.has(party))
  const route = routeAt(pack, matter, of.place.key)
  let lead = route?.lead
  let sure = route?.sure ?? false
  const cooperating = new Set(route?.cooperating ?? [])
  const lastWord = new Map<string, RoutingRule>()
  for (const rule of rules) {
    const { party, as } = rule
    lastWord.set(party, rule)
    cooperating.delete(party)
    if (as === 'lead') {
      lead = party
      sure = rule.doubted === undefined
    } else if (party === lead) {
      lead = undefined
      sure = false
    }
    if (as === 'cooperating') cooperating.add(party)
  }
  const notSent = [...lastWord.values()].filter(({ as }) => as === 'not-sent')
  return {
    ...(lead === undefined ? {} : { lead }),
    cooperating: [...cooperating],
    sure: sure && unknown.length === 0,
    rules,
    unknown,
    notSent,
  }
}

/** The pack's route of a matter at a place: its own property firm and residents' committee take their parts in it. */
function routeAt(pack: Pack, { route }: Matter, key: string): PackRoute | undefined {
  if (route === undefined) return undefined
  const ofPlace = pack.places.find(({ code }) => code === key)?.parties ?? []
  const local = (kind: LocalKind | undefined) =>
    pack.parties.find((one) => one.kind === kind && ofPlace.includes(one.code))?.code
  const lead = local(route.leadOfPlace) ?? route.lead
  const cooperating = [
    ...route.cooperating,
    ...(route.cooperatingOfPlace ?? []).flatMap((kind) => local(kind) ?? []),
  ]
  return { lead, cooperating: cooperating.filter((party) => party !== lead), sure: route.sure }
}

/** How many parties a matter's route names, whatever the place. */
export const partiesOnRoute = ({ route }: Matter): number =>
  route === undefined ? 0 : 1 + route.cooperating.length + (route.cooperatingOfPlace?.length ?? 0)

const applies = (rule: RoutingRule, of: Routed): boolean =>
  rule.matter === of.matter &&
  (rule.condition ?? of.condition) === of.condition &&
  (rule.grid ?? of.place.grid) === of.place.grid
