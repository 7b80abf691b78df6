import type { Finding } from '../../case/record/finding.ts'
import type { KnownPlace } from '../../pack/pack.ts'
import {
  type Gazetteer,
  mentionsIn,
  type NumbersOfRoad,
  numbersAt,
  type RoadNamed,
  rangeOf,
} from './mentions.ts'
import { plainAddress } from './plain.ts'

/** What words tell about a place: the known one, where they name one, and where it lies. */
export type InWords = { readonly found: Finding; readonly place?: KnownPlace; readonly unit?: string }

/** Whether it is one place, and no stretch of a road. */
export const isSpot = ({ extent }: KnownPlace): boolean => extent !== 'stretch'

const NOTHING: Finding = { by: 'nothing', sure: 'unknown', grids: [] }

/**
 * Where words say that something is: a place of the gazetteer, the stretch that has the number, the grids of a road; what
 * stands beside a place only tells the grid, and not for sure. What no name tells is unknown; what another door's names tell
 * is outside.
 */
export function foundInWords(words: string, gazetteer: Gazetteer): InWords {
  const about = plainAddress(words)
  const mentions = mentionsIn(about, gazetteer)
  const spots = mentions.flatMap(({ named, beside, name, at }) =>
    named.is === 'place' && isSpot(named.place) ? [{ place: named.place, beside, name, at }] : [],
  )
  const meant = spots.filter(({ beside }) => !beside)
  const [first, ...others] = meant
  if (first !== undefined) {
    const grids = gridsOf([first.place, ...others.map(({ place }) => place)])
    const unit = unitBehind(about, first.at + first.name.length)
    return {
      place: first.place,
      ...(unit !== undefined && { unit }),
      found: { by: 'name', sure: grids.length > 1 ? 'likely' : 'certain', grids },
    }
  }
  const byNumber = foundByNumber(about, gazetteer)
  if (byNumber !== undefined) return byNumber
  const outside = mentions.find(({ named, beside }) => named.is === 'door' && !beside)
  if (outside?.named.is === 'door') return { found: outsideAt(outside.named.door.code) }
  if (spots.length > 0)
    return { found: { by: 'near', sure: 'likely', grids: gridsOf(spots.map(({ place }) => place)) } }
  return foundByRoad(
    about,
    mentions.map(({ named }) => named).flatMap((one) => (one.is === 'place' ? [one.place] : [])),
    gazetteer,
  )
}

const outsideAt = (door: string): Finding => ({ by: 'name', sure: 'outside', grids: [], door })

const gridsOf = (places: readonly KnownPlace[]): string[] => [...new Set(places.map(({ grid }) => grid))]

/** The house behind the name of a lane: 12号, 3号楼. */
function unitBehind(about: string, from: number): string | undefined {
  const [, unit] = /^\s?(?:小区)?(\d{1,4})(?:号楼?|幢|栋)/u.exec(about.slice(from)) ?? []
  return unit
}

/** The stretches, and the lanes with houses at a road, that have the number which the words tell. */
function foundByNumber(about: string, { places, doors }: Gazetteer): InWords | undefined {
  const ranges = [
    ...places.flatMap((place) =>
      place.numbers === undefined
        ? []
        : [{ place, numbers: { ...place.numbers, road: plainAddress(place.numbers.road) } }],
    ),
    ...doors.flatMap((door) =>
      (door.places ?? []).flatMap((name) => {
        const numbers = rangeOf(name)
        return numbers === undefined ? [] : [{ door, numbers }]
      }),
    ),
  ]
  const roads = [...new Set(ranges.map(({ numbers }) => numbers.road))]
  const named = roads.flatMap((road) => numbersAt(about, road)).filter(({ numbers }) => numbers.length > 0)
  const told =
    named.filter(({ beside }) => !beside).length > 0 ? named.filter(({ beside }) => !beside) : named
  const hits = told.flatMap((one) =>
    one.numbers.flatMap((number) => {
      const [narrowest] = ranges
        .filter(({ numbers }) => has(numbers, one, number))
        .toSorted((a, b) => a.numbers.to - a.numbers.from - (b.numbers.to - b.numbers.from))
      return narrowest === undefined ? [] : [{ ...narrowest, beside: one.beside }]
    }),
  )
  const inside = hits.flatMap((one) => ('place' in one ? [one] : []))
  const [first] = inside
  if (first === undefined) {
    const [other] = hits
    return other !== undefined && 'door' in other ? { found: outsideAt(other.door.code) } : undefined
  }
  const grids = gridsOf(inside.map(({ place }) => place))
  if (first.beside) return { found: { by: 'near', sure: 'likely', grids } }
  const spot = inside.length === 1 && isSpot(first.place) ? first.place : undefined
  const border = grids.length > 1 || hits.length > inside.length
  return {
    ...(spot !== undefined && { place: spot }),
    found: { by: 'number', sure: border ? 'border' : 'certain', grids },
  }
}

const has = (range: NumbersOfRoad, { road }: RoadNamed, number: number): boolean =>
  range.road === road &&
  number >= range.from &&
  number <= range.to &&
  (range.side === undefined || range.side === (number % 2 === 0 ? 'even' : 'odd'))

/** The grids of the roads that are named without a number. Where two roads meet, those of both. */
function foundByRoad(about: string, named: readonly KnownPlace[], { places }: Gazetteer): InWords {
  const whole = named.filter((place) => !isSpot(place))
  const parts = places.filter(
    ({ numbers }) =>
      numbers !== undefined &&
      numbersAt(about, plainAddress(numbers.road)).some((one) => one.numbers.length === 0),
  )
  const numbered = places.some(
    ({ numbers }) =>
      numbers !== undefined &&
      numbersAt(about, plainAddress(numbers.road)).some((one) => one.numbers.length > 0),
  )
  const grids = gridsOf([...whole, ...parts])
  const [only] = grids
  // A number that lies in no stretch of ours tells that it is not there.
  if (only === undefined || (numbered && grids.length === 0)) return { found: NOTHING }
  return {
    found: { by: 'road', sure: grids.length === 1 ? 'certain' : 'border', grids },
  }
}
