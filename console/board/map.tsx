import { useMemo } from 'react'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import { isParked } from '../kit/board.ts'
import { clustersOf, SHAPES, stateOf, streetIn, worstOf } from '../kit/street-map.ts'
import type { ByGrid } from './by-grid.ts'
import css from './map.module.css'

const SIZE = { width: 400, height: 340 }
/** Points nearer than this many units of the drawing are one sign. */
const NEAR = 22

/** The grids with what is open in each, and where. A grid that is pressed is looked at alone. */
export function GridMap({ lines, now, chosen, choose }: ByGrid) {
  const say = useSay()
  const dictionary = useDictionary()
  const { areas } = dictionary
  const drawn = useMemo(() => streetIn(areas, SIZE), [areas])
  const clusters = useMemo(() => clustersOf(lines, drawn.placeOf, NEAR), [lines, drawn])
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
      {clusters.map(({ x, y, lines: inside }) => {
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
