import { useSearchParams } from 'wouter'
import type { Line } from '../base/answers.ts'
import { useSay } from '../base/language.ts'
import { Columns } from '../board/columns.tsx'
import { filterOf } from '../board/filters.ts'
import { isIn } from '../desk/groups.ts'
import { useTasks } from '../desk/tasks.ts'
import { byUrgency, isDueToday, isParked, urgencyOfLine, useBoards } from '../kit/board.ts'
import { faultWords } from '../kit/fault-words.ts'
import { Ledger } from '../kit/ledger.tsx'
import { useNow } from '../kit/now.ts'
import { useWide } from '../kit/wide.ts'
import type { Me } from '../staff/session.ts'
import { Figures } from './figures.tsx'
import css from './grid.module.css'
import { ByStage, Mine, Plain } from './lists.tsx'

/** What the list may be narrowed to. */
export const ONLY = {
  late: (line: Line, now: number) => urgencyOfLine(line, now) === 'late',
  today: isDueToday,
  whistle: ({ whistle }: Line) => whistle !== undefined,
} as const satisfies Record<string, (line: Line, now: number) => boolean>
export type Only = keyof typeof ONLY
const isOnly = (name: string | null): name is Only => name !== null && name in ONLY

const sameDesk = (one: Me['desks'][number], other: Me['desks'][number]): boolean =>
  one.kind === 'party'
    ? other.kind === 'party' && one.party === other.party
    : other.kind === 'role' && one.role === other.role && one.grid === other.grid

/** 片区: what a leader has to decide, what runs out today, and everything in their grids by stage. */
export function GridPage({ me }: { readonly me: Me }) {
  const say = useSay()
  const now = useNow()
  const wide = useWide()
  const boards = me.boards.filter((board) => board.startsWith('grid:'))
  const { lines, loading, error } = useBoards(boards)
  const desk = useTasks(me.desks)
  const [params, setParams] = useSearchParams()
  const asked = params.get('only')
  const only = isOnly(asked) ? asked : undefined
  const set = (name: 'only' | 'stage', value: string | undefined): void =>
    setParams((before) => {
      if (value === undefined) before.delete(name)
      else before.set(name, value)
      return before
    })
  const stage = params.get('stage')
  const code = lines.find((line) => line.stage.code === stage)?.stage.code
  // As the server is asked for what the list is narrowed to.
  const filter = only === undefined ? code && { stage: code } : filterOf(only, now)
  const active = lines.filter((line) => !isParked(line))
  const mine = active.filter(({ waitsFor }) =>
    waitsFor?.who.some((one) => me.desks.some((desk) => sameDesk(desk, one))),
  )
  const counted = (name: Only): number | undefined =>
    loading ? undefined : active.filter((line) => ONLY[name](line, now)).length
  const counts = {
    late: counted('late'),
    today: counted('today'),
    whistle: counted('whistle'),
    sign: desk.loading ? undefined : desk.tasks.filter((task) => isIn(task, 'ruling', now)).length,
  }
  const shown =
    only !== undefined
      ? active.filter((line) => ONLY[only](line, now))
      : stage !== null
        ? lines.filter((line) => line.stage.code === stage)
        : undefined
  return (
    <div className={css.page}>
      <div className={css.scroll}>
        <header className={css.head}>
          <h1>{me.grids.map(say).join('、')}</h1>
          <span className="second">
            {!loading && say({ zh: `在办 ${active.length}`, en: `${active.length} open` })}
            {lines.length > active.length &&
              say({
                zh: `，挂账 ${lines.length - active.length}`,
                en: `, ${lines.length - active.length} parked`,
              })}
          </span>
          {wide && !loading && boards.map((board) => <Ledger key={board} of={{ board, ...filter }} />)}
        </header>
        <Figures counts={counts} only={only} choose={(one) => set('only', one)} />
        {error !== null && (
          <p className={css.offline} role="status">
            ▲ {say(faultWords(error))}
          </p>
        )}
        {loading ? (
          <p className="state" aria-busy="true">
            {say({ zh: '正在读片区…', en: 'Reading the grid …' })}
          </p>
        ) : shown !== undefined ? (
          <Plain
            lines={byUrgency(shown, now)}
            now={now}
            all={() => set(only === undefined ? 'stage' : 'only', undefined)}
          />
        ) : (
          <>
            <Mine lines={byUrgency(mine, now)} now={now} />
            {wide ? (
              <div className={css.board}>
                <Columns lines={lines} now={now} more={(one) => set('stage', one)} />
              </div>
            ) : (
              <ByStage lines={byUrgency(lines, now)} now={now} more={(one) => set('stage', one)} />
            )}
          </>
        )}
      </div>
    </div>
  )
}
