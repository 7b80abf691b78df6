import { Link } from 'wouter'
import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import { byUrgency, urgencyOfLine } from '../kit/board.ts'
import { useHeldUpBy } from '../kit/held-up-by.tsx'
import { Marks } from '../kit/marks.tsx'
import { StateOfLine } from '../kit/state-of-line.tsx'
import { UpstreamPresses } from '../kit/upstream-limit.tsx'
import css from './columns.module.css'

/** So many cards a column shows; the rest is a figure, and a list by itself. */
const SHOWN = 8

/** Cases by the stage they stand in, what presses most on top. */
export function Columns({
  lines,
  now,
  more,
}: {
  readonly lines: readonly Line[]
  readonly now: number
  /** Shows everything in a stage. */
  readonly more: (stage: string) => void
}) {
  const say = useSay()
  const { lists } = useDictionary()
  const stages = Object.entries(lists.stage ?? {})
    .map(([code, label]) => ({ code, label, lines: lines.filter(({ stage }) => stage.code === code) }))
    .filter((one) => one.lines.length > 0)
  return (
    <div className={css.columns}>
      {stages.map(({ code, label, lines: inside }) => (
        <section key={code} aria-labelledby={`stage-${code}`} data-wide={inside.length > 20}>
          <h2 id={`stage-${code}`}>
            {say(label)} <b>{inside.length}</b>
          </h2>
          <ul>
            {byUrgency(inside, now)
              .slice(0, SHOWN)
              .map((line) => (
                <li key={line.caseId} data-urgency={urgencyOfLine(line, now)}>
                  <Card line={line} now={now} />
                </li>
              ))}
          </ul>
          {inside.length > SHOWN && (
            <button type="button" onClick={() => more(code)}>
              {say({ zh: `另 ${inside.length - SHOWN} 件`, en: `${inside.length - SHOWN} more` })}
            </button>
          )}
        </section>
      ))}
    </div>
  )
}

/** Three lines: where, what and what sets it apart, how long and with whom. */
function Card({ line, now }: { readonly line: Line; readonly now: number }) {
  const say = useSay()
  const dictionary = useDictionary()
  const heldUpBy = useHeldUpBy()(line)
  const { caseId, place, matter, whistle } = line
  const there = whistle?.called.filter(({ reportedInAt }) => reportedInAt !== undefined).length
  return (
    <Link href={`/desk/cases/${caseId}`} className={css.card}>
      <b>{place.text}</b>
      <span className={css.what}>
        <span>{say(nameOf(dictionary, 'matter', matter))}</span> <Marks line={line} />
        <UpstreamPresses line={line} now={now} />
      </span>
      <span className={css.foot}>
        <StateOfLine line={line} now={now} />
        <span>
          {whistle !== undefined
            ? say({
                zh: `报到 ${there}/${whistle.called.length}`,
                en: `${there}/${whistle.called.length} in`,
              })
            : heldUpBy && say(heldUpBy)}
        </span>
      </span>
    </Link>
  )
}
