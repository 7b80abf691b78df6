import type { Task } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { SensitiveMark } from '../kit/sensitive-mark.tsx'
import { TimeLeft } from '../kit/time-left.tsx'
import { upstreamDueOf } from '../kit/upstream.ts'
import { UpstreamLimit } from '../kit/upstream-limit.tsx'
import { mayBeCalled } from './calls.ts'
import css from './queue.module.css'

type Queued = {
  readonly rounds: readonly Task[]
  readonly now: number
  readonly loading: boolean
  readonly error: Error | null
  readonly chosen: string | undefined
  readonly choose: (taskId: string) => void
}

/** Who may be called now, by due time; and whose date has not come yet. */
export function Queue({ rounds, now, loading, error, chosen, choose }: Queued) {
  const say = useSay()
  const groups = [
    {
      name: 'now',
      label: { zh: '可以回访', en: 'To call now' },
      inside: rounds.filter((one) => mayBeCalled(one, now)),
    },
    {
      name: 'later',
      label: { zh: '还没到回访日', en: 'Their date has not come' },
      inside: rounds.filter((one) => !mayBeCalled(one, now)),
    },
  ]
  return (
    <nav className={css.queue} aria-label={say({ zh: '待回访', en: 'To call' })}>
      <h1>
        {say({ zh: '待回访', en: 'To call' })} <b>{loading || error !== null ? '' : rounds.length}</b>
      </h1>
      {loading && <p className="state">{say({ zh: '正在读…', en: 'Reading …' })}</p>}
      {groups.map(({ name, label, inside }) =>
        inside.length === 0 ? null : (
          <section key={name} aria-labelledby={`calls-${name}`}>
            <h2 id={`calls-${name}`}>
              {say(label)} {inside.length}
            </h2>
            <ul>
              {inside.map((task) => (
                <Entry key={task.taskId} {...{ task, now, choose }} current={task.taskId === chosen} />
              ))}
            </ul>
          </section>
        ),
      )}
    </nav>
  )
}

function Entry({
  task,
  now,
  current,
  choose,
}: Pick<Queued, 'now' | 'choose'> & { readonly task: Task; readonly current: boolean }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { taskId, notBefore, case: of } = task
  return (
    <li aria-current={current}>
      <button type="button" onClick={() => choose(taskId)}>
        <b>{of?.place.text}</b>
        <span className={css.when}>
          {mayBeCalled(task, now) || notBefore === undefined ? (
            <TimeLeft of={task} now={now} />
          ) : (
            say({ zh: `${shortLabel(notBefore, now).zh} 起`, en: `from ${shortLabel(notBefore, now).en}` })
          )}
        </span>
        <span className={css.what}>
          <span>
            {of && say(nameOf(dictionary, 'matter', of.matter))} <SensitiveMark of={of?.sensitive} />
            {of?.unsolved && (
              <em className={css.unsolved}>
                {say({
                  zh: `说过没解决，第 ${of.unsolved.round + 1} 轮`,
                  en: `said unsolved; round ${of.unsolved.round + 1}`,
                })}
              </em>
            )}
          </span>
          <UpstreamLimit dueAt={upstreamDueOf(task)} now={now} />
        </span>
      </button>
    </li>
  )
}
