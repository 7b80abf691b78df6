import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { timeLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { byUrgency, isParked, useBoards } from '../kit/board.ts'
import { faultWords } from '../kit/fault-words.ts'
import { Ledger } from '../kit/ledger.tsx'
import { useNow } from '../kit/now.ts'
import { Rows } from '../kit/rows.tsx'
import css from './board.module.css'
import { Columns } from './columns.tsx'
import { Figures } from './figures.tsx'
import { filterOf, isAsked, isLookedAt, MARKED, type Narrowed } from './filters.ts'
import { Grids } from './grids.tsx'
import { GridMap } from './map.tsx'
import { Parked } from './parked.tsx'

const STREET = ['street']

/** 态势: every grid of the street, by stage and on the map; what is asked for stands in the address. */
export function BoardPage() {
  const say = useSay()
  const now = useNow()
  const dictionary = useDictionary()
  const { lines, loading, error, updatedAt } = useBoards(STREET)
  const [params, setParams] = useSearchParams()
  const asked: Narrowed = {
    grid: params.get('grid'),
    matter: params.get('matter'),
    stage: params.get('stage'),
    only: params.get('only'),
  }
  const set = (name: keyof Narrowed, value: string | undefined): void =>
    setParams((before) => {
      if (value === undefined || value === '') before.delete(name)
      else before.set(name, value)
      return before
    })
  const matters = useMemo(() => [...new Set(lines.map(({ matter }) => matter))], [lines])
  const ofMatter = lines.filter((line) => isLookedAt(line, { ...asked, grid: null }))
  const looked = ofMatter.filter((line) => isLookedAt(line, asked))
  const active = looked.filter((line) => !isParked(line))
  const isList = asked.stage !== null || asked.only !== null
  const listed = isList ? looked.filter((line) => isAsked(line, asked, now)) : []
  const stage = lines.find((line) => line.stage.code === asked.stage)?.stage.code
  const name = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  // As long as nothing was read nothing is told: a nought would be a figure.
  const counted = (count: number): number | string => (loading ? '–' : count)
  return (
    <div className={css.page}>
      <header className={css.filters}>
        <h1>{asked.grid === null ? say({ zh: '全街道', en: 'The street' }) : name('grid', asked.grid)}</h1>
        <label>
          {say({ zh: '事项', en: 'Matter' })}{' '}
          <select value={asked.matter ?? ''} onChange={({ target }) => set('matter', target.value)}>
            <option value="">{say({ zh: '全部', en: 'All' })}</option>
            {matters.map((code) => (
              <option key={code} value={code}>
                {name('matter', code)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          aria-pressed={!isList}
          onClick={() =>
            setParams((before) => {
              before.delete('stage')
              before.delete('only')
              return before
            })
          }
        >
          {say({ zh: '在办', en: 'Open' })} <b>{counted(active.length)}</b>
        </button>
        {MARKED.map(({ name: mark, label, holds }) => {
          const count = looked.filter((line) => holds(line, now)).length
          return (
            <button
              key={mark}
              type="button"
              data-mark={count > 0 ? mark : undefined}
              aria-pressed={asked.only === mark}
              onClick={() => set('only', asked.only === mark ? undefined : mark)}
            >
              {say(label)} <b>{counted(count)}</b>
            </button>
          )
        })}
        {asked.stage !== null && (
          <button type="button" aria-pressed="true" onClick={() => set('stage', undefined)}>
            {name('stage', asked.stage)} <b>{listed.length}</b> ×
          </button>
        )}
        {!loading && (
          <Ledger
            of={{
              board: asked.grid === null ? 'street' : `grid:${asked.grid}`,
              ...(asked.matter !== null && { matter: asked.matter }),
              ...(stage !== undefined && { stage }),
              ...filterOf(asked.only, now),
            }}
          />
        )}
        <a href="/wall" target="_blank" rel="noreferrer" className={css.wall}>
          <Icon name="screen" size={16} /> {say({ zh: '大屏', en: 'Wall' })}
        </a>
        {updatedAt > 0 && (
          <span className={css.fresh}>
            {say({ zh: `${timeLabel(updatedAt)} 更新`, en: `as of ${timeLabel(updatedAt)}` })}
          </span>
        )}
      </header>
      {!loading && <Figures lines={lines} isLooked={(line) => isLookedAt(line, asked)} now={now} />}
      {error !== null && (
        <p className={css.offline} role="status">
          ▲ {say(faultWords(error))}
        </p>
      )}
      <div className={css.body} data-list={isList}>
        <aside className={css.side} aria-busy={loading}>
          {!loading && (
            <>
              <GridMap lines={ofMatter} now={now} chosen={asked.grid} choose={(grid) => set('grid', grid)} />
              <Grids lines={ofMatter} now={now} chosen={asked.grid} choose={(grid) => set('grid', grid)} />
            </>
          )}
        </aside>
        <section className={css.cases} aria-label={say({ zh: '案件', en: 'Cases' })}>
          {loading ? (
            <p className="state" aria-busy="true">
              {say({ zh: '正在读全街道…', en: 'Reading the street …' })}
            </p>
          ) : isList ? (
            listed.length === 0 ? (
              <Nothing clear={() => setParams({})} />
            ) : (
              <Rows lines={byUrgency(listed, now)} now={now} />
            )
          ) : lines.length === 0 ? (
            <p className="state">
              {say({ zh: '全街道现在没有在办的案件。', en: 'Nothing is open in the street now.' })}
            </p>
          ) : active.length === 0 ? (
            <Nothing clear={() => setParams({})} />
          ) : (
            <Columns lines={active} now={now} more={(stage) => set('stage', stage)} />
          )}
        </section>
      </div>
      {!isList && <Parked lines={looked.filter(isParked)} all={() => set('only', 'parked')} />}
    </div>
  )
}

function Nothing({ clear }: { readonly clear: () => void }) {
  const say = useSay()
  return (
    <p className="state">
      {say({ zh: '没有符合的。', en: 'Nothing like that. ' })}
      <button type="button" className={css.clear} onClick={clear}>
        {say({ zh: '清除筛选', en: 'Clear the filters' })}
      </button>
    </p>
  )
}
