import type { Label } from '../label.ts'
import { type Difference, differencesOf } from '../pack/differences.ts'
import type { Pack } from '../pack/pack.ts'
import { fieldOf, PARTS, type Part } from './fields.ts'
import { type Names, namesOf } from './names.ts'
import { joined, valueInWords } from './values.ts'

/** A difference as people read it: what it is about, what stood there and what stands there now. */
export type Told = {
  readonly change: 'added' | 'removed' | 'changed'
  readonly about: Label
  readonly before?: Label
  readonly after?: Label
}

/** What differs in one part of a pack. */
export type PartTold = { readonly part: Part; readonly label: Label; readonly differences: readonly Told[] }

const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name)
/** Of a matter, its route and its limits are parts of their own; so is the ladder of the policy. */
const INNER: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  matters: { route: 'route', conditions: 'limits' },
}

/** The part to which a path belongs, and the names within it. */
function partOf([first = '', ...rest]: readonly string[]): readonly [Part, readonly string[]] {
  if (first === 'policy' && rest[0] === 'ladder') return ['ladder', rest.slice(1)]
  const inner = INNER[first]?.[rest[1] ?? '']
  if (inner !== undefined) return [inner, rest]
  return isPart(first) && first !== 'hours'
    ? [first, rest]
    : [first === 'hours' ? 'hours' : 'settings', [first]]
}

/**
 * Everything in which a pack differs from an earlier one, in words, by its parts; parts that are the same are left out. The
 * number of the version is no difference.
 */
export function differencesInWords(before: Pack, after: Pack): readonly PartTold[] {
  const names = namesOf([after, before])
  const told = differencesOf(before, after)
    .filter(({ path }) => path[0] !== 'version')
    .map((one) => ({ part: partOf(one.path)[0], told: inWords(one, names) }))
  const parts = Object.keys(PARTS).filter(isPart)
  return parts.flatMap((part) => {
    const differences = told.filter((one) => one.part === part).map((one) => one.told)
    return differences.length === 0 ? [] : [{ part, label: PARTS[part].label, differences }]
  })
}

function inWords({ path, before, after }: Difference, names: Names): Told {
  const [part, within] = partOf(path)
  const about = aboutOf(part, within, names)
  const of = fieldOf(part, within.findLast((name) => fieldOf(part, name)?.of !== undefined) ?? '')
  const words = (value: unknown) => valueInWords(value, of, { part, names })
  if (before === undefined) return { change: 'added', about, after: words(after) }
  if (after === undefined) return { change: 'removed', about, before: words(before) }
  // Where a line runs is seen on a map alone.
  if (within.at(-1) === 'area') return { change: 'changed', about, after: { zh: '重画', en: 'drawn anew' } }
  if (isListOfTexts(before) && isListOfTexts(after))
    return { change: 'changed', about, after: comparedLists(before, after, words) }
  return { change: 'changed', about, before: words(before), after: words(after) }
}

/** What a difference is about: the entry by its name, then the field in it. */
function aboutOf(part: Part, within: readonly string[], names: Names): Label {
  const labels = within.flatMap((name, at) => {
    const isOwn = part === 'policy' ? within[at - 1] === 'matters' : at === 0
    const entry = isOwn ? names.entry(part, name) : undefined
    const condition = part === 'limits' && at === 2 ? names.condition(within[0] ?? '', name) : undefined
    const field = fieldOf(part, name)
    const label = condition ?? entry ?? field?.label
    if (label !== undefined) return [label]
    return field === undefined ? [{ zh: name, en: name }] : []
  })
  return labels.length === 0 ? PARTS[part].label : joined(labels, ' · ', ' · ')
}

type Text = string | number
const isListOfTexts = (value: unknown): value is readonly Text[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number')

/** In what two lists of words differ: nobody compares two lists of twenty words by eye. */
function comparedLists(
  before: readonly Text[],
  after: readonly Text[],
  words: (value: unknown) => Label,
): Label {
  const [came, went] = [
    after.filter((one) => !before.includes(one)),
    before.filter((one) => !after.includes(one)),
  ]
  const told = [
    ...(came.length === 0 ? [] : [joined([{ zh: '增加', en: 'new:' }, words(came)], ' ', ' ')]),
    ...(went.length === 0 ? [] : [joined([{ zh: '去掉', en: 'gone:' }, words(went)], ' ', ' ')]),
  ]
  return told.length === 0 ? { zh: '次序有变', en: 'another order' } : joined(told, '；', '; ')
}
