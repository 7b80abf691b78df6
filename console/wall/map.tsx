import { useMemo } from 'react'
import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import { isParked } from '../kit/board.ts'
import { clustersOf, labelled } from '../kit/labelled.ts'
import { SHAPES, worstOf } from '../kit/signs.ts'
import { streetIn } from '../kit/street-map.ts'
import css from './page.module.css'

const SIZE = { width: 800, height: 720 }
/** Points nearer than this, in units of the drawing, are one sign. */
const NEAR = { width: 26, height: 26 }
const LABEL = { width: 160, height: 92 }

/** The street with its grids: how many are open in each, and where what presses lies. No names of places. */
export function WallMap({ lines, now }: { readonly lines: readonly Line[]; readonly now: number }) {
  const say = useSay()
  const dictionary = useDictionary()
  const drawn = useMemo(() => streetIn(dictionary.areas, SIZE), [dictionary])
  const room = useMemo(() => drawn.roomFor(LABEL), [drawn])
  const { labels, signs } = useMemo(
    () => labelled(clustersOf(lines, drawn.placeOf, NEAR), room, LABEL),
    [lines, drawn, room],
  )
  return (
    <section className={css.map} aria-label={say({ zh: '地图', en: 'Map' })}>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img">
        <title>{say({ zh: '各网格未办结与位置示意', en: 'What is open in each grid' })}</title>
        {drawn.grids.map(({ code, d }) => (
          <path key={code} d={d} />
        ))}
        {signs.map(({ x, y, lines: inside }) => {
          const state = worstOf(inside, now)
          return (
            <g key={inside[0]?.caseId} transform={`translate(${x} ${y}) scale(1.5)`} data-state={state}>
              <path d={SHAPES[state]} />
            </g>
          )
        })}
        {[...labels].map(([code, [x, y]]) => {
          const open = lines.filter((line) => line.place.grid === code && !isParked(line)).length
          return (
            <g key={code} transform={`translate(${x} ${y})`} className={css.label}>
              <text y={-14}>{say(nameOf(dictionary, 'grid', code))}</text>
              <text y={28} className={css.count}>
                {open}
              </text>
            </g>
          )
        })}
      </svg>
      <p className={css.legend}>
        <span>● {say({ zh: '在办', en: 'open' })}</span>
        <span data-state="soon">▲ {say({ zh: '今日到期', en: 'due today' })}</span>
        <span data-state="late">◆ {say({ zh: '超时', en: 'late' })}</span>
        <span data-state="parked">‖ {say({ zh: '挂账', en: 'parked' })}</span>
        <i>
          {say({
            zh: '示意图；没有坐标的只示意在哪个网格',
            en: 'a sketch; without a point: somewhere in its grid',
          })}
        </i>
      </p>
    </section>
  )
}
