import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useNow } from '../kit/now.ts'
import { Opened, useOpenTask } from '../kit/open-task.tsx'
import type { Me } from '../staff/session.ts'
import desk from './desk.module.css'
import { Elsewhere } from './elsewhere.tsx'
import { emptyDesk, NOTHING_LIKE_THAT } from './empty.ts'
import css from './frame.module.css'
import { FILTERS, inOrder, isIn } from './groups.ts'
import { Keys } from './keys.tsx'
import { List } from './list.tsx'
import { type Done, doneIn, firstOf } from './next.ts'
import { Several } from './several.tsx'
import { Side } from './side.tsx'
import { useTasks } from './tasks.ts'

const ALL: Label = { zh: '全部', en: 'All' }

const without = (marks: ReadonlySet<string>, ids: readonly string[]): readonly string[] =>
  [...marks].filter((one) => !ids.includes(one))

/** 办件台: my tasks as an inbox; the one that is chosen is handled beside the list. */
export function DeskPage({ me }: { readonly me: Me }) {
  const say = useSay()
  const now = useNow()
  const [, go] = useLocation()
  const { tasks, forms, error, loading, more } = useTasks(me.desks)
  const [params, setParams] = useSearchParams()
  const [help, setHelp] = useState(false)
  const only = params.get('only')
  const shown = useMemo(
    () =>
      inOrder(
        tasks.filter((task) => only === null || isIn(task, only, now)),
        now,
      ),
    [tasks, only, now],
  )
  const chosenId = params.get('task')
  const [justDone, setDone] = useState<Done>()
  const [told, tell] = useState<{ readonly action: Label; readonly place: string; readonly taskId: string }>()
  const first = firstOf(shown, justDone)
  const opened = useOpenTask({ all: tasks, list: shown, first, chosenId, loading })
  const chosen = opened.task
  const [marks, setMarks] = useState<ReadonlySet<string>>(new Set())
  const marked = shown.filter(({ taskId }) => marks.has(taskId))
  const mark = (taskId: string): void =>
    setMarks((before) => new Set(before.has(taskId) ? without(before, [taskId]) : [...before, taskId]))
  const set = (name: string, value: string | undefined): void =>
    setParams(
      (before) => {
        if (value === undefined) before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true },
    )
  const list = useRef<HTMLElement>(null)

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const { target, key } = event
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const typing =
        target instanceof HTMLElement &&
        target.closest('input:not([type="checkbox"]), textarea, [role="combobox"]') !== null
      if (key === 'Escape') {
        list.current?.querySelector<HTMLElement>('[aria-current="true"] button')?.focus()
        return
      }
      if (typing) return
      const step = { j: 1, k: -1 }[key]
      if (step !== undefined) {
        const at = shown.findIndex(({ taskId }) => taskId === chosen?.taskId)
        const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)]
        if (next) set('task', next.taskId)
      }
      if (key === 'x' && chosen) mark(chosen.taskId)
      if (key === 'Enter' && chosen && !(target instanceof HTMLElement && target.closest('button, a')))
        go(`/desk/cases/${chosen.caseId}`)
      if (key === '?') setHelp(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

  // The earliest due come first: while there are more, only what is due before the last of these is counted whole.
  const last = tasks.at(-1)
  const counts = (name: string | undefined): string => {
    const inside = name === undefined ? tasks : tasks.filter((task) => isIn(task, name, now))
    const whole = name === 'late' || name === 'today' ? last !== undefined && !isIn(last, name, now) : false
    // Of none so far nothing is known: "0+" would say less than a nought and look like a fault.
    if (inside.length === 0 && more !== undefined && !whole) return ''
    return `${inside.length}${more === undefined || whole ? '' : '+'}`
  }
  return (
    <div className={desk.desk} data-chosen={chosenId !== null && chosenId !== 'none'}>
      <section className={desk.left} ref={list} aria-label={say({ zh: '我的任务', en: 'My tasks' })}>
        <h1 className={css.hidden}>{say({ zh: '办件台', en: 'Desk' })}</h1>
        <div className={css.filters}>
          {[{ name: undefined, label: ALL }, ...FILTERS].map(({ name, label }) => (
            <button
              key={label.en}
              type="button"
              data-group={name}
              aria-pressed={(only ?? undefined) === name}
              onClick={() => set('only', name)}
            >
              {say(label)} <b>{counts(name)}</b>
            </button>
          ))}
          <button type="button" className={css.help} onClick={() => setHelp(true)}>
            <span className="key">?</span> {say({ zh: '快捷键', en: 'Keys' })}
          </button>
        </div>
        {error !== null && (
          <p className={css.offline} role="status">
            ▲ {say(faultWords(error))}
          </p>
        )}
        <List
          tasks={shown}
          loading={loading}
          empty={only === null || tasks.length === 0 ? emptyDesk(me) : NOTHING_LIKE_THAT}
          now={now}
          chosen={chosen?.taskId}
          choose={(id) => set('task', id)}
          more={more}
          marked={marks}
          mark={mark}
        />
        <Several
          marked={marked}
          forms={forms}
          by={`${say(me.party ?? me.roles[0] ?? { zh: '', en: '' })} ${me.name}`}
          now={now}
          unmark={(ids) => setMarks((before) => new Set(without(before, ids)))}
        />
        {tasks.length === 0 && !loading && <Elsewhere me={me} />}
        <output className={css.told}>
          {told && (
            <span key={`${told.taskId} ${told.action.en}`}>
              ✓ {say(told.action)}　{told.place}
            </span>
          )}
        </output>
      </section>
      {chosen && (
        <Opened begin={opened.begin}>
          <Side
            key={chosen.taskId}
            task={chosen}
            forms={forms}
            now={now}
            gone={opened.gone}
            back={() => set('task', 'none')}
            signed={() => set('task', chosen.taskId)}
            done={(action) => {
              setDone(doneIn(shown, chosen.taskId))
              if (action) tell({ action, place: chosen.case?.place.text ?? '', taskId: chosen.taskId })
              opened.putAway()
              set('task', undefined)
            }}
          />
        </Opened>
      )}
      {help && <Keys close={() => setHelp(false)} />}
    </div>
  )
}
