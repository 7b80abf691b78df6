import type { Task } from '../base/answers.ts'

/** Where somebody stands or has to go. */
export type Point = { readonly lat: number; readonly lng: number }
/** One place to look at, and how far it is from the one before; nothing where that cannot be told. */
export type Stop = { readonly task: Task; readonly metres: number | undefined }

const EARTH = 6_371_000
const rad = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two points as the crow flies; on foot it is more. */
export function metresBetween(one: Point, other: Point): number {
  const lat = rad(other.lat - one.lat)
  const lng = rad(other.lng - one.lng)
  const half =
    Math.sin(lat / 2) ** 2 + Math.cos(rad(one.lat)) * Math.cos(rad(other.lat)) * Math.sin(lng / 2) ** 2
  return 2 * EARTH * Math.asin(Math.sqrt(half))
}

const pointOf = ({ case: of }: Task): Point | undefined => of?.place.point
const textOf = ({ case: of }: Task): string => of?.place.text ?? ''
const byAddress = new Intl.Collator('zh-CN', { numeric: true })

/**
 * The order in which places are walked to: always the nearest next, from where one stands, or from what is due first. Places
 * without a point come after the others, by their address, so that one street lies together.
 * @param from where one stands, if that is known
 */
export function routeOf(tasks: readonly Task[], from: Point | undefined): readonly Stop[] {
  const rest = tasks
    .filter((task) => pointOf(task) !== undefined)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  const stops: Stop[] = []
  let at = from
  while (rest.length > 0) {
    const here = at
    const far = (task: Task): number => {
      const point = pointOf(task)
      return here === undefined || point === undefined ? 0 : metresBetween(here, point)
    }
    const next = here === undefined ? 0 : rest.indexOf(rest.reduce((a, b) => (far(b) < far(a) ? b : a)))
    const [task] = rest.splice(next, 1)
    if (task === undefined) break
    stops.push({ task, metres: here === undefined ? undefined : Math.round(far(task) / 10) * 10 })
    at = pointOf(task)
  }
  const without = tasks
    .filter((task) => pointOf(task) === undefined)
    .sort((a, b) => byAddress.compare(textOf(a), textOf(b)))
  return [...stops, ...without.map((task) => ({ task, metres: undefined }))]
}
