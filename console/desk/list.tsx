import { useEffect, useRef } from 'react'
import type { Task } from '../base/answers.ts'
import { nameOf, taskName, useDictionary } from '../base/dictionary.ts'
import { shortDueLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { SensitiveMark } from '../kit/sensitive-mark.tsx'
import { TimeLeft } from '../kit/time-left.tsx'
import { upstreamDueOf } from '../kit/upstream.ts'
import { UpstreamLimit } from '../kit/upstream-limit.tsx'
import desk from './desk.module.css'
import { GROUPS, groupOf, isUnsigned } from './groups.ts'
import css from './list.module.css'

type Choosing = {
  readonly now: number
  readonly chosen: string | undefined
  readonly choose: (id: string) => void
  /** Those that are marked, to be done together. */
  readonly marked: ReadonlySet<string>
  readonly mark: (id: string) => void
}

/** The tasks by how urgent they are; a phone gets cards of the same. */
export function List({
  tasks,
  loading,
  empty,
  more,
  ...choosing
}: Choosing & {
  readonly tasks: readonly Task[]
  readonly loading: boolean
  /** What is said where there is nothing. */
  readonly empty: Label
  readonly more: (() => void) | undefined
}) {
  const say = useSay()
  if (loading) return <Loading />
  if (tasks.length === 0) return <p className="state">{say(empty)}</p>
  // Who never gets anything from another authority loses no room to it.
  const upstream = tasks.some((task) => upstreamDueOf(task) !== undefined)
  return (
    <div className={css.scroll} data-marking={choosing.marked.size > 0} data-upstream={upstream}>
      <div className={css.heads} aria-hidden="true">
        <span>{say({ zh: '还剩', en: 'Time left' })}</span>
        <span>{say({ zh: '地点', en: 'Place' })}</span>
        <span>{say({ zh: '事项', en: 'Matter' })}</span>
        <span>{say({ zh: '要我做什么', en: 'What is wanted' })}</span>
        <span>{say({ zh: '催办', en: 'Urged' })}</span>
        <span>{say({ zh: '时限', en: 'Due' })}</span>
        {upstream && <span>{say({ zh: '上级时限', en: 'Upstream limit' })}</span>}
      </div>
      {GROUPS.map(({ name, label }) => {
        const inside = tasks.filter((task) => groupOf(task, choosing.now) === name)
        if (inside.length === 0) return null
        return (
          <section key={name} aria-labelledby={`group-${name}`}>
            <h2 id={`group-${name}`} className={css.group} data-group={name}>
              {say(label)} <span>{inside.length}</span>
            </h2>
            <ul>
              {inside.map((task) => (
                <Row key={task.taskId} task={task} {...choosing} />
              ))}
            </ul>
          </section>
        )
      })}
      {more && (
        <button type="button" className={desk.more} onClick={more}>
          {say({ zh: '再看一页', en: 'More' })}
        </button>
      )}
    </div>
  )
}

function Row({ task, now, chosen, choose, marked, mark }: Choosing & { readonly task: Task }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { taskId, dueAt, urged, ruling } = task
  const upstreamDue = upstreamDueOf(task)
  const current = taskId === chosen
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const matter = task.case === undefined ? '' : say(nameOf(dictionary, 'matter', task.case.matter))
  return (
    <li ref={row} aria-current={current} className={css.row} data-emergency={task.case?.emergency === true}>
      <input
        type="checkbox"
        className={css.mark}
        // By keys it is marked with x: Tab goes from task to task.
        tabIndex={-1}
        aria-label={say({
          zh: `选上${task.case?.place.text ?? ''}`,
          en: `Mark ${task.case?.place.text ?? ''}`,
        })}
        checked={marked.has(taskId)}
        onChange={() => mark(taskId)}
      />
      <button type="button" onClick={() => choose(taskId)}>
        <span className={css.time}>
          <TimeLeft of={task} now={now} />
        </span>
        <b className={css.place}>{task.case?.place.text}</b>
        <span className={css.matter}>
          {task.case?.emergency && <em>⊕ {say({ zh: '应急', en: 'Emergency' })} </em>}
          <SensitiveMark of={task.case?.sensitive} /> {matter}
          {task.case?.words && <span className="second"> {task.case.words}</span>}
        </span>
        <span className={css.wanted}>
          {say(taskName(dictionary, task))}
          {ruling && ` · ${say(nameOf(dictionary, 'ruling', ruling.on))}`}
          {isUnsigned(task) && <span className="second">{say({ zh: '还没签收', en: 'unsigned' })}</span>}
        </span>
        <span className={css.urged}>{urged > 0 && say({ zh: `催 ${urged}`, en: `× ${urged}` })}</span>
        <span className={css.due}>{say(shortDueLabel(dueAt, now))}</span>
        {upstreamDue && (
          <span className={css.upstream}>
            <UpstreamLimit dueAt={upstreamDue} now={now} />
          </span>
        )}
      </button>
    </li>
  )
}

const Loading = () => (
  <div className={css.scroll} aria-busy="true">
    {[72, 58, 80, 64, 50, 76].map((width) => (
      <div key={width} className={css.blank}>
        <i style={{ width: `${width}%` }} />
      </div>
    ))}
  </div>
)
