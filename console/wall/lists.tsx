import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { timeLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { byUrgency } from '../kit/board.ts'
import { useHeldUpBy } from '../kit/held-up-by.tsx'
import { isTimed } from '../kit/lines.ts'
import { StateOfLine } from '../kit/state-of-line.tsx'
import { laneOf } from './lane.ts'
import css from './lists.module.css'

type Shown = { readonly lines: readonly Line[]; readonly now: number }
/** So many fit where they can be read from six metres. */
const NEXT = 7
const WHISTLES = 3

/** What is late or runs out next, with whom it is stuck. */
export function NextDue({ lines, now }: Shown) {
  const say = useSay()
  const dictionary = useDictionary()
  const heldUpBy = useHeldUpBy()
  const next = byUrgency(lines.filter(isTimed), now).slice(0, NEXT)
  return (
    <section className={css.next} aria-labelledby="next">
      <h2 id="next">
        {say({ zh: '最急', en: 'What presses most' })}{' '}
        <span>{say({ zh: `按工作时间算，前 ${NEXT} 件`, en: `in working time, the first ${NEXT}` })}</span>
      </h2>
      <ul>
        {next.map((line) => {
          const who = heldUpBy(line)
          return (
            <li key={line.caseId}>
              <b>
                {line.emergency && <em>⊕ </em>}
                {laneOf(line.place.text)}
              </b>
              <span>
                {say(nameOf(dictionary, 'matter', line.matter))}
                {who && ` · ${say(who)}`}
              </span>
              <StateOfLine line={line} now={now} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The whistles under way: who has reported in. */
export function Whistles({ lines, now }: Shown) {
  const say = useSay()
  const dictionary = useDictionary()
  const blown = lines.filter(({ whistle }) => whistle !== undefined)
  return (
    <section className={css.whistles} aria-labelledby="whistles">
      <h2 id="whistles">
        {say({ zh: '吹哨进行中', en: 'Whistles under way' })} <b>{blown.length}</b>
      </h2>
      {blown.length === 0 && <p>{say({ zh: '现在没有。', en: 'None now.' })}</p>}
      {blown.slice(0, WHISTLES).map(({ caseId, place, whistle }) => (
        <div key={caseId}>
          <b>{laneOf(place.text)}</b>{' '}
          <span>
            {whistle &&
              say({
                zh: `${timeLabel(whistle.reportInBy)} 前报到`,
                en: `report in by ${timeLabel(whistle.reportInBy)}`,
              })}
          </span>
          <p>
            {whistle?.called.map(({ party, reportedInAt }) => (
              <span
                key={party}
                data-state={
                  reportedInAt !== undefined
                    ? 'there'
                    : Date.parse(whistle.reportInBy) < now
                      ? 'late'
                      : 'awaited'
                }
              >
                {reportedInAt !== undefined
                  ? `✓ ${timeLabel(reportedInAt)} `
                  : Date.parse(whistle.reportInBy) < now
                    ? '◆ '
                    : '○ '}
                {say(nameOf(dictionary, 'party', party))}
              </span>
            ))}
          </p>
        </div>
      ))}
    </section>
  )
}

/** How many stand in each stage now. */
export function Stages({ lines }: Pick<Shown, 'lines'>) {
  const say = useSay()
  const { lists } = useDictionary()
  const stages = Object.entries(lists.stage ?? {})
    .map(([code, label]) => ({ code, label, count: lines.filter(({ stage }) => stage.code === code).length }))
    .filter(({ count }) => count > 0)
  const most = Math.max(...stages.map(({ count }) => count), 1)
  return (
    <section className={css.stages} aria-labelledby="stages">
      <h2 id="stages">{say({ zh: '现在在哪个环节', en: 'Where they stand' })}</h2>
      <ul>
        {stages.map(({ code, label, count }) => (
          <li key={code}>
            <span>{say(label)}</span>
            <i style={{ width: `${(count / most) * 100}%` }} />
            <b>{count}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
