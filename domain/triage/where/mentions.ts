import type { Door } from '../../pack/doors.ts'
import type { KnownPlace, Pack } from '../../pack/pack.ts'
import { plainAddress } from './plain.ts'

/** What a name in an address stands for: a place of the gazetteer, or what belongs to another door. */
export type Named =
  | { readonly is: 'place'; readonly place: KnownPlace }
  | { readonly is: 'door'; readonly door: Door }

/** A name that occurs in a plain address, and whether it tells the place or only stands beside it. */
export type Mention = {
  readonly named: Named
  readonly name: string
  readonly at: number
  /** The name stands where something else is told: opposite, beside, near it. */
  readonly beside: boolean
}

/** The gazetteer as names, the longest first: made once, for a pack never changes. */
type Names = readonly { readonly name: string; readonly named: Named }[]
const NAMES = new WeakMap<object, Names>()

/** The part of a pack by which places are found. */
export type Gazetteer = Pick<Pack, 'places' | 'doors' | 'grids'>

function namesOf({ places, doors }: Gazetteer): Names {
  const known = NAMES.get(places)
  if (known !== undefined) return known
  const names = [
    ...places.flatMap((place) =>
      [place.name, ...place.aliases].map((name) => ({
        name: plainAddress(name),
        named: { is: 'place' as const, place },
      })),
    ),
    ...doors.flatMap((door) =>
      (door.places ?? [])
        .filter((name) => rangeOf(name) === undefined)
        .map((name) => ({ name: plainAddress(name), named: { is: 'door' as const, door } })),
    ),
  ]
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length)
  NAMES.set(places, names)
  return names
}

/** Some numbers of a road as the gazetteer writes them: 四平路1至1799号. */
export type NumbersOfRoad = {
  readonly road: string
  readonly from: number
  readonly to: number
  readonly side?: 'odd' | 'even' | undefined
}

/** The numbers of a road that a name tells; nothing when it tells none. */
export function rangeOf(name: string): NumbersOfRoad | undefined {
  const [, road, from, to, side] =
    /^(.+?[路街道])(\d{1,5})-(\d{1,5})号?(单号|双号)?$/u.exec(plainAddress(name)) ?? []
  return road === undefined
    ? undefined
    : {
        road,
        from: Number(from),
        to: Number(to),
        ...(side !== undefined && { side: side === '单号' ? 'odd' : 'even' }),
      }
}

/** Signs before a name that make it a part of another: 北国定路 is no 国定路, 小吉浦 no 吉浦. */
const ANOTHER_BEFORE = /[东西南北新老小大]$/u
/** What after a name makes it another place, which is only called after it. */
const ANOTHER_AFTER =
  /^(?:[东西南北中](?=[路街一二三四五])|支路|第?[一二三四五六七八九十\d]+(?:村|小区|居委|小学|中学)|小学|中学|幼儿园|医院|菜场|菜市场|地铁站|公交站|车站|站(?!在)|派出所|居委会?|卫生|社区|大厦|广场(?!舞)|银行|超市|酒店|宾馆|公园|桥|隧道|高架)/u
/** What after a place says that something beside it is meant. */
const BESIDE_AFTER =
  /^(?:\d{1,5}号)?(?:小区|大?门口?|的|正|马路|出口|东|南|西|北|侧)*(?:斜?对(?:面|过|门|街)|旁边|边上|隔壁|附近|周边|周围|后面|背后|前面|外面|以[东南西北]|往[东南西北]|[东南西北](?:面|侧|边)?\d+米|\d+米)/u
const RIGHT_BESIDE = /^旁(?!边)/u
/** What before a place says the same. */
const BESIDE_BEFORE = /(?:靠近|临近|邻近|毗邻|紧邻|挨着|对着|面对|正对|离|近|往|朝|通往|开往|去往)$/u

const endsInNumber = (name: string): boolean => /\d(?:弄|号)$/u.test(name)

/** The names that occur in a plain address, none within another, as they stand. */
export function mentionsIn(about: string, gazetteer: Gazetteer): Mention[] {
  const taken: { from: number; to: number }[] = []
  const found: Mention[] = []
  for (const { name, named } of namesOf(gazetteer)) {
    for (let at = about.indexOf(name); at >= 0; at = about.indexOf(name, at + 1)) {
      const to = at + name.length
      if (taken.some((one) => at < one.to && to > one.from)) continue
      const before = about.slice(Math.max(0, at - 4), at)
      const after = about.slice(to, to + 14)
      if (!standsAlone(name, before, after)) continue
      taken.push({ from: at, to })
      found.push({ named, name, at, beside: isBeside(before, after) })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

function standsAlone(name: string, before: string, after: string): boolean {
  if (/^\d/.test(name) && /\d$/.test(before)) return false
  if (/\d$/.test(name) && /^\d/.test(after)) return false
  if (ANOTHER_BEFORE.test(before) && !/[路街区向面侧边往弄号]\s?[东西南北]$/u.test(before)) return false
  return endsInNumber(name) || !ANOTHER_AFTER.test(after)
}

const isBeside = (before: string, after: string): boolean =>
  BESIDE_AFTER.test(after) || RIGHT_BESIDE.test(after) || BESIDE_BEFORE.test(before)

/** A road that is named, with the numbers told of it. */
export type RoadNamed = {
  readonly road: string
  readonly numbers: readonly number[]
  /** A lane (弄) or a house (号), as far as it was said. */
  readonly of?: '弄' | '号'
  readonly beside: boolean
}

/** The numbers told of a road in a plain address. */
export function numbersAt(about: string, road: string): RoadNamed[] {
  const found: RoadNamed[] = []
  for (let at = about.indexOf(road); at >= 0; at = about.indexOf(road, at + 1)) {
    const before = about.slice(Math.max(0, at - 4), at)
    if (ANOTHER_BEFORE.test(before) && !/[路街区向面侧边往弄号]\s?[东西南北]$/u.test(before)) continue
    const after = about.slice(at + road.length)
    const [told = '', from, to, of] =
      new RegExp(`^\\s?(\\d{1,5})(?:(?:弄|号)?-(?:${road})?(\\d{1,5}))?\\s?(弄|号(?!线))?`, 'u').exec(
        after,
      ) ?? []
    if (from === undefined && ANOTHER_AFTER.test(after)) continue
    found.push({
      road,
      numbers: [from, to].flatMap((one) => (one === undefined ? [] : [Number(one)])),
      ...((of === '弄' || of === '号') && { of }),
      beside: isBeside(before, after.slice(told.length, told.length + 14)),
    })
  }
  return found
}
