import type { Label } from '../label.ts'
import { TRIGGER_LABELS } from '../pack/ladder.ts'
import type { Pack } from '../pack/pack.ts'
import type { Named, Part } from './fields.ts'

/** What the codes of some packs are called: the first pack that has one decides. */
export type Names = {
  /** A code that a field holds. */
  readonly of: (list: Named, code: string) => Label
  /** An entry of a part, and within a matter one of its filing conditions. */
  readonly entry: (part: Part, code: string) => Label | undefined
  readonly condition: (matter: string, code: string) => Label | undefined
}

const plain = (text: string): Label => ({ zh: text, en: text })
const named = (list: readonly { readonly code: string; readonly name: Label }[]) =>
  list.map(({ code, name }) => [code, name] as const)

/** The names of the codes of some packs. */
export function namesOf(packs: readonly Pack[]): Names {
  const tableOf = (pairs: (pack: Pack) => readonly (readonly [string, Label])[]) =>
    new Map(packs.toReversed().flatMap((pack) => pairs(pack)))
  const lists = {
    party: tableOf(({ parties }) => named(parties)),
    grid: tableOf(({ grids }) => named(grids)),
    matter: tableOf(({ matters }) => named(matters)),
    door: tableOf(({ doors }) => named(doors)),
    placeKind: tableOf(({ placeKinds }) => named(placeKinds)),
  } satisfies Record<Named, ReadonlyMap<string, Label>>
  const entries: Readonly<Partial<Record<Part, ReadonlyMap<string, Label>>>> = {
    grids: lists.grid,
    parties: lists.party,
    placeKinds: lists.placeKind,
    places: tableOf(({ places }) => places.map(({ code, name }) => [code, plain(name)])),
    matters: lists.matter,
    route: lists.matter,
    limits: lists.matter,
    answers: tableOf(({ answers }) => named(answers)),
    doors: lists.door,
    whistleGrounds: tableOf(({ whistleGrounds }) => named(whistleGrounds)),
    days: tableOf(({ days }) =>
      days.map(({ date, name }) => [date, { zh: `${date} ${name.zh}`, en: `${date} ${name.en}` }]),
    ),
    ladder: tableOf(({ policy }) => policy.ladder.map(({ rule, when }) => [rule, TRIGGER_LABELS[when.on]])),
    // The approvers of replies, by matter.
    policy: lists.matter,
  }
  const conditions = tableOf(({ matters }) =>
    matters.flatMap((matter) =>
      matter.conditions.map(({ code, name }) => [`${matter.code}/${code}`, name] as const),
    ),
  )
  return {
    of: (list, code) => lists[list].get(code) ?? plain(code),
    entry: (part, code) => entries[part]?.get(code),
    condition: (matter, code) => conditions.get(`${matter}/${code}`),
  }
}
