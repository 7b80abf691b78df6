import { useEffect } from 'react'
import { useDictionary } from '../base/dictionary.ts'
import { dateLabel, timeLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { isDueToday, isParked, urgencyOfLine, useBoards } from '../kit/board.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useNow } from '../kit/now.ts'
import { Figures } from './figures.tsx'
import { Flow } from './flow.tsx'
import { NextDue, Stages, Whistles } from './lists.tsx'
import { WallMap } from './map.tsx'
import css from './page.module.css'

/** Milliseconds after which the data is said to be old. */
const OLD = 3 * 60_000

/** 大屏: the street at a glance, for a wall; nobody touches it. */
export function WallPage() {
  const say = useSay()
  const { name, practice } = useDictionary()
  const now = useNow()
  const { lines, error, loading, updatedAt } = useBoards(['street'])
  useEffect(() => {
    document.title = `大屏 · ${name.zh}`
  }, [name])
  const active = lines.filter((line) => !isParked(line))
  const counts = {
    open: active.length,
    parked: lines.length - active.length,
    late: active.filter((line) => urgencyOfLine(line, now) === 'late').length,
    today: active.filter((line) => isDueToday(line, now)).length,
    emergency: active.filter(({ emergency }) => emergency).length,
  }
  const old = updatedAt > 0 && now - updatedAt > OLD
  return (
    <main className={css.wall}>
      <header className={css.head}>
        <h1>
          {say(name)} {say({ zh: '城运中心', en: 'operations centre' })}
          {practice && <span>{say({ zh: '训练，不是真的', en: 'practice' })}</span>}
        </h1>
        <p>
          {say(dateLabel(now))} <b>{timeLabel(now)}</b>
          <span data-old={old || error !== null}>
            {error !== null && `▲ ${say(faultWords(error))} `}
            {updatedAt > 0 &&
              say({ zh: `数据截至 ${timeLabel(updatedAt)}`, en: `data of ${timeLabel(updatedAt)}` })}
            {old && say({ zh: ' ▲ 已超过 3 分钟没有新数据', en: ' ▲ older than 3 minutes' })}
          </span>
        </p>
      </header>
      {loading ? (
        <p className={css.loading} aria-busy="true">
          {say({ zh: '正在读全街道…', en: 'Reading the street …' })}
        </p>
      ) : (
        <>
          <WallMap lines={lines} now={now} />
          <Figures {...counts} />
          <div className={css.right}>
            <NextDue lines={active} now={now} />
            <Whistles lines={active} now={now} />
          </div>
          <Flow lines={lines} now={now} />
          <Stages lines={active} />
        </>
      )}
    </main>
  )
}
