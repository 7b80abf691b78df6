import { useLocation } from 'wouter'
import { useSay } from '../base/language.ts'
import { GridMap } from '../board/map.tsx'
import { useBoards } from '../kit/board.ts'
import { useNow } from '../kit/now.ts'
import css from './advice.module.css'

const STREET = ['street']

/** Where it is: the grids with what is open in each, that of the place marked. A grid that is pressed opens its board. */
export function Around({ grid }: { readonly grid: string | undefined }) {
  const say = useSay()
  const now = useNow()
  const [, go] = useLocation()
  const { lines, loading } = useBoards(STREET)
  return (
    <section className={css.around} aria-labelledby="advice-around">
      <h2 id="advice-around">
        {say({ zh: '各网格在办', en: 'Open in each grid' })}
        <span>{say({ zh: '点开看态势', en: 'Press for the board' })}</span>
      </h2>
      <GridMap
        lines={lines}
        counted={!loading}
        now={now}
        chosen={grid ?? null}
        choose={(one) => go(one === undefined ? '/desk/board' : `/desk/board?grid=${one}`)}
      />
    </section>
  )
}
