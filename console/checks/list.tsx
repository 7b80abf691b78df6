import type { Task } from '../base/answers.ts'
import { nameOf, taskName, useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { SensitiveMark } from '../kit/sensitive-mark.tsx'
import { TimeLeft } from '../kit/time-left.tsx'
import { upstreamDueOf } from '../kit/upstream.ts'
import { UpstreamLimit } from '../kit/upstream-limit.tsx'
import frame from './frame.module.css'
import css from './list.module.css'
import type { Stop } from './route.ts'

/** The places in the order in which one walks to them; what is promised for later stands apart. */
export function List({
  stops,
  later,
  now,
  chosen,
  choose,
}: {
  readonly stops: readonly Stop[]
  readonly later: readonly Task[]
  readonly now: number
  readonly chosen: string | undefined
  readonly choose: (taskId: string) => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const what = (task: Task): string =>
    [task.case && say(nameOf(dictionary, 'matter', task.case.matter)), say(taskName(dictionary, task))]
      .filter((one) => one !== undefined)
      .join(' · ')
  return (
    <div className={css.scroll}>
      {stops.length === 0 && (
        <p className="state">
          {say({
            zh: '现在没有要核查的。承办单位报结后会排在这里；您单位承办的案件不归您核查。',
            en: 'Nothing to look at now. What parties report done comes here, never the work of your own party.',
          })}
        </p>
      )}
      <ol className={css.route}>
        {stops.map(({ task, metres }, n) => (
          <li key={task.taskId} aria-current={task.taskId === chosen} data-first={n === 0}>
            {metres !== undefined && (
              <span className={css.metres}>{say({ zh: `${metres} 米`, en: `${metres} m` })}</span>
            )}
            <button type="button" onClick={() => choose(task.taskId)}>
              <i aria-hidden="true">{n + 1}</i>
              <b>{task.case?.place.text}</b>
              <span className={frame.left}>
                <TimeLeft of={task} now={now} />
              </span>
              <span className={css.what}>
                <span>
                  {task.case?.emergency && <em>⊕ {say({ zh: '应急', en: 'Emergency' })} </em>}
                  <SensitiveMark of={task.case?.sensitive} /> {what(task)}
                </span>
                <UpstreamLimit dueAt={upstreamDueOf(task)} now={now} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {later.length > 0 && (
        <section className={css.later} aria-labelledby="later">
          <h2 id="later">{say({ zh: '承诺没到期，先不去', en: 'Promised for later' })}</h2>
          <ul>
            {later.map((task) => (
              <li key={task.taskId}>
                <b>{task.case?.place.text}</b>{' '}
                <span className="second">
                  {task.notBefore &&
                    say({
                      zh: `${shortLabel(task.notBefore, now).zh} 起`,
                      en: `from ${shortLabel(task.notBefore, now).en}`,
                    })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
