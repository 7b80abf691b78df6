import { useMemo } from 'react'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import { isParked } from '../kit/board.ts'
import { clustersOf, labelled } from '../kit/labelled.ts'
import { SHAPES, stateOf, worstOf } from '../kit/signs.ts'
import { streetIn } from '../kit/street-map.ts'
import type { ByGrid } from './by-grid.ts'
import css from './map.module.css'

const SIZE = { width: 400, height: 340 }
/** Points nearer than this, in units of the drawing, are one sign. */
const NEAR = { width: 34, height: 18 }
const LABEL = { width: 92, height: 42 }

/**
 * The grids with what is open in each, and where. A grid that is pressed is looked at alone.
 * @param counted what is open is known: until then no number is shown, for nought would be one
 */
export function GridMap({
  lines,
  now,
  chosen,
  choose,
  counted = true,
}: ByGrid & { readonly counted?: boolean }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { areas } = dictionary
  const drawn = useMemo(() => streetIn(areas, SIZE), [areas])
  const room = useMemo(() => drawn.roomFor(LABEL), [drawn])
  const { labels, signs } = useMemo(
    () => labelled(clustersOf(lines, drawn.placeOf, NEAR), room, LABEL),
    [lines, drawn, room],
  )
  if (drawn.grids.length === 0) return null
  return (
    <svg className={css.map} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}>
      <title>
        {say({
          zh: '网格示意图：没有坐标的案件只示意在哪个网格',
          en: 'Map of the grids; a case without a point stands somewhere in its grid',
        })}
      </title>
      {drawn.grids.map(({ code, d }) => (
        <path key={code} d={d} data-chosen={code === chosen} />
      ))}
      {signs.map(({ x, y, lines: inside }) => {
        const state = worstOf(inside, now)
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
      {[...labels].map(([code, [x, y]]) => {
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
            <rect
              x={-LABEL.width / 2}
              y={-LABEL.height / 2}
              width={LABEL.width}
              height={LABEL.height}
              rx={6}
            />
            <text y={-6}>{name}</text>
            <text y={14}>
              <tspan className={css.count}>{counted ? open : '–'}</tspan>
              {late > 0 && (
                <tspan className={css.late} dx={6}>
                  ◆ {late}
                </tspan>
              )}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
