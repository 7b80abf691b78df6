import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Task } from '../base/answers.ts'
import { Icon } from '../base/icon.tsx'
import { dateLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useNow } from '../kit/now.ts'
import { Opened, useOpenTask } from '../kit/open-task.tsx'
import { useWholeDesk } from '../kit/whole-desk.ts'
import frame from './frame.module.css'
import css from './list.module.css'
import { List } from './list.tsx'
import { type Point, routeOf } from './route.ts'
import { Visit } from './visit.tsx'

/** What inspectors look at, on site or in documents; a ruling is not looked at anywhere. */
const isCheck = ({ assignee, kind }: Task): boolean =>
  assignee.kind === 'role' && assignee.role === 'inspector' && kind !== 'ruling'

/** A check that one goes somewhere for. */
const isVisited = ({ check }: Task): boolean => check?.by !== 'documents'

/** Milliseconds that a phone may take to say where it is. */
const PATIENCE = 10_000

/** 核查: where to go, in which order, and what was found there. For a phone first. */
export function ChecksPage() {
  const say = useSay()
  const now = useNow()
  const { tasks, forms, error, loading } = useWholeDesk()
  const [params, setParams] = useSearchParams()
  const [from, setFrom] = useState<Point>()
  const [unknown, setUnknown] = useState(false)
  const checks = tasks.filter(isCheck)
  const due = checks.filter(({ notBefore }) => notBefore === undefined || Date.parse(notBefore) <= now)
  const later = checks.filter((task) => !due.includes(task))
  // Documents are looked at wherever one is: they lie on no way.
  const stops = [
    ...routeOf(due.filter(isVisited), from),
    ...due.filter((task) => !isVisited(task)).map((task) => ({ task, metres: undefined })),
  ]
  const asked = params.get('task')
  const list = stops.map(({ task }) => task)
  const opened = useOpenTask({ all: tasks, list, first: list[0], chosenId: asked, loading })
  const chosen = opened.task
  const at = list.findIndex(({ taskId }) => taskId === chosen?.taskId)
  const choose = (task: string | undefined): void => setParams(task === undefined ? {} : { task })
  function whereAmI(): void {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => [setFrom({ lat: coords.latitude, lng: coords.longitude }), setUnknown(false)],
      () => setUnknown(true),
      { timeout: PATIENCE, maximumAge: 60_000 },
    )
  }
  return (
    <div className={frame.page} data-chosen={asked !== null && chosen?.taskId === asked}>
      <section className={frame.left} aria-labelledby="checks">
        <header className={css.head}>
          <h1 id="checks">{say({ zh: '今天的核查', en: 'To look at today' })}</h1>
          <span className="second">{say(dateLabel(now))}</span>
          <p>
            <b>
              {say({ zh: `${due.length} 处`, en: due.length === 1 ? '1 place' : `${due.length} places` })}
            </b>{' '}
            {say(lengthOf(stops.map(({ metres }) => metres)))}
            <button type="button" onClick={whereAmI}>
              <Icon name="pin" size={16} />
              {say({ zh: '从我这里排', en: 'From where I am' })}
            </button>
          </p>
          {unknown && (
            <p role="status" className={css.unknown}>
              {say({
                zh: '没拿到位置：按时限和地点远近排。可在浏览器里允许定位后再点。',
                en: 'Your place is not known: ordered by due time and distance. Allow it in the browser.',
              })}
            </p>
          )}
        </header>
        {error !== null && (
          <p role="status" className={css.offline}>
            ▲ {say(faultWords(error))}
          </p>
        )}
        {loading ? (
          <p className="state" aria-busy="true">
            {say({ zh: '正在读…', en: 'Reading …' })}
          </p>
        ) : (
          <List {...{ stops, later, now }} chosen={chosen?.taskId} choose={choose} />
        )}
      </section>
      {chosen !== undefined && (
        <Opened begin={opened.begin}>
          <Visit
            key={chosen.taskId}
            {...{ forms, now }}
            task={chosen}
            of={{ at: Math.max(at, 0) + 1, all: stops.length }}
            gone={opened.gone}
            back={() => choose(undefined)}
            done={() => [opened.putAway(), choose(undefined)]}
          />
        </Opened>
      )}
    </div>
  )
}

function lengthOf(metres: readonly (number | undefined)[]) {
  const all = metres.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  if (all === 0) return { zh: '', en: '' }
  const far = (all / 1_000).toFixed(1)
  return { zh: `直线约 ${far} 公里`, en: `about ${far} km as the crow flies` }
}
