import { geoArea, geoMercator, geoPath } from 'd3-geo'
import { useMemo } from 'react'
import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import { isParked, urgencyOfLine } from '../kit/board.ts'
import type { ByGrid } from './by-grid.ts'
import css from './map.module.css'

const SIZE = { width: 400, height: 340 }
/** Points nearer than this many units of the drawing are one sign. */
const NEAR = 22

type State = 'late' | 'soon' | 'fine' | 'parked'
const SHAPES: Readonly<Record<State, string>> = {
  late: 'M0-7l7 7-7 7-7-7z',
  soon: 'M0-6.5l7 12h-14z',
  fine: 'M0-4.5a4.5 4.5 0 1 0 .01 0z',
  parked: 'M-5-6h4v12h-4zM1-6h4v12h-4z',
}
const WORST: readonly State[] = ['late', 'soon', 'parked', 'fine']

const stateOf = (line: Line, now: number): State => (isParked(line) ? 'parked' : urgencyOfLine(line, now))

/** On a sphere the order of a ring says which side of it is meant: never more than half the world. */
const drawable = (polygons: number[][][][]) => ({
  type: 'MultiPolygon' as const,
  coordinates: polygons.map((rings) =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI
      ? rings.map((ring) => ring.toReversed())
      : rings,
  ),
})

type Cluster = { readonly x: number; readonly y: number; readonly lines: Line[] }

/** Cases that lie near one another, each by its point; those without one are counted with their grid alone. */
function clustersOf(
  lines: readonly Line[],
  at: (point: [number, number]) => [number, number] | null,
): Cluster[] {
  const cells = new Map<string, Cluster>()
  for (const line of lines) {
    const { point } = line.place
    const placed = point?.datum === 'WGS-84' ? at([point.lng, point.lat]) : null
    if (placed === null) continue
    const [x, y] = placed
    const cell = `${Math.round(x / NEAR)} ${Math.round(y / NEAR)}`
    const there = cells.get(cell)
    if (there === undefined) cells.set(cell, { x, y, lines: [line] })
    else there.lines.push(line)
  }
  return [...cells.values()]
}

/** The grids with what is open in each, and where. A grid that is pressed is looked at alone. */
export function GridMap({ lines, now, chosen, choose }: ByGrid) {
  const say = useSay()
  const dictionary = useDictionary()
  const { areas } = dictionary
  const drawn = useMemo(() => {
    const grids = Object.entries(areas).map(([code, polygons]) => ({ code, shape: drawable(polygons) }))
    const all = { type: 'GeometryCollection' as const, geometries: grids.map(({ shape }) => shape) }
    const projection = geoMercator().fitExtent(
      [
        [6, 6],
        [SIZE.width - 6, SIZE.height - 6],
      ],
      all,
    )
    const path = geoPath(projection)
    return {
      at: projection,
      grids: grids.map(({ code, shape }) => ({ code, d: path(shape) ?? '', centre: path.centroid(shape) })),
    }
  }, [areas])
  const clusters = useMemo(() => clustersOf(lines, drawn.at), [lines, drawn])
  if (drawn.grids.length === 0) return null
  return (
    <svg className={css.map} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}>
      <title>{say({ zh: '网格示意图', en: 'Map of the grids' })}</title>
      {drawn.grids.map(({ code, d }) => (
        <path key={code} d={d} data-chosen={code === chosen} />
      ))}
      {clusters.map(({ x, y, lines: inside }) => {
        const state = WORST.find((one) => inside.some((line) => stateOf(line, now) === one)) ?? 'fine'
        return (
          <g key={inside[0]?.caseId} transform={`translate(${x} ${y})`} className={css[state]}>
            <path d={SHAPES[state]} />
            {inside.length > 1 && (
              <text x={9} y={4}>
                {inside.length}
              </text>
            )}
          </g>
        )
      })}
      {drawn.grids.map(({ code, centre: [x, y] }) => {
        const inside = lines.filter((line) => line.place.grid === code)
        const open = inside.filter((line) => !isParked(line)).length
        const late = inside.filter((line) => stateOf(line, now) === 'late').length
        const name = say(nameOf(dictionary, 'grid', code))
        return (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <g
            key={code}
            role="button"
            tabIndex={0}
            aria-pressed={code === chosen}
            className={css.label}
            transform={`translate(${x} ${y})`}
            onClick={() => choose(code === chosen ? undefined : code)}
            onKeyDown={({ key }) => key === 'Enter' && choose(code === chosen ? undefined : code)}
          >
            <rect x={-50} y={-20} width={100} height={late > 0 ? 62 : 44} rx={6} />
            <text y={-4}>{name}</text>
            <text y={18} className={css.count}>
              {open}
            </text>
            {late > 0 && (
              <text y={36} className={css.late}>
                ◆ {late}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
