import { folded } from '../../text.ts'

/** Something of a pack that a file may name by its code, its name in either language, or another name. */
export type NamedThing = {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly aliases?: readonly string[]
}

const namesOf = ({ code, name, aliases = [] }: NamedThing): readonly string[] =>
  [code, name.zh, name.en, ...aliases].map(folded)

/** The thing of that name, in whatever width and case it is written. */
export const namedIn = <Thing extends NamedThing>(
  name: string | undefined,
  things: readonly Thing[],
): Thing | undefined =>
  name === undefined ? undefined : things.find((one) => namesOf(one).includes(folded(name)))

/** As many near things are named as somebody looks at. */
const MAX_NEAR = 3
/** Names that share fewer of their characters are not near. */
const LEAST_SHARED = 0.4

/** The things whose names are nearest to a name that none has, for who has to mend it; the nearest first. */
export const nearestIn = (name: string, things: readonly NamedThing[]): readonly string[] =>
  things
    .map((one) => ({ one, shared: Math.max(...namesOf(one).map((other) => share(folded(name), other))) }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MAX_NEAR)
    .map(({ one }) => `${one.name.zh} (${one.code})`)

/** The share of characters two names have in common (Dice), by pairs where it is an alphabet. */
function share(one: string, other: string): number {
  const [some, others] = [partsOf(one), partsOf(other)]
  const common = [...some].filter((part) => others.has(part)).length
  return some.size + others.size === 0 ? 0 : (2 * common) / (some.size + others.size)
}

const partsOf = (name: string): ReadonlySet<string> =>
  new Set(
    /^[\x20-\x7e]*$/.test(name)
      ? Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2))
      : name,
  )
