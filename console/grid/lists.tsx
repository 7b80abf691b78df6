import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { dayLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { ActionBar } from '../case/action-bar.tsx'
import { useCase } from '../case/case.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useHeldUpBy } from '../kit/held-up-by.tsx'
import { Marks } from '../kit/marks.tsx'
import { PartyPhone } from '../kit/party-phone.tsx'
import { Rows } from '../kit/rows.tsx'
import { StateOfLine } from '../kit/state-of-line.tsx'
import { UpstreamPresses } from '../kit/upstream-limit.tsx'
import css from './grid.module.css'

type Listed = { readonly lines: readonly Line[]; readonly now: number }

/** 要我定的: what waits for the desks of whoever looks. The most pressing one is open, with what may be done about it. */
export function Mine({ lines, now }: Listed) {
  const say = useSay()
  const [open, setOpen] = useState<string>()
  // Whichever is open stays open when a more pressing one comes above it.
  const shown = lines.some(({ caseId }) => caseId === open) ? open : lines[0]?.caseId
  useEffect(() => setOpen(shown), [shown])
  return (
    <section className={css.mine} aria-labelledby="mine">
      <h2 id="mine">
        {say({ zh: '要我定的', en: 'For me to decide' })}
        <span>{say({ zh: `${lines.length} 件`, en: `${lines.length}` })}</span>
      </h2>
      {lines.length === 0 && (
        <p className={css.none}>{say({ zh: '现在没有要您定的。', en: 'Nothing for you to decide now.' })}</p>
      )}
      <ul>
        {lines.map((line) => (
          <li key={line.caseId} className={css.card}>
            <Facts line={line} now={now} mine />
            {line.lead && <PartyPhone party={line.lead} named className={css.call} />}
            {line.caseId === shown ? (
              <Actions caseId={line.caseId} />
            ) : (
              <button type="button" className={css.open} onClick={() => setOpen(line.caseId)}>
                {say({ zh: '办', en: 'Act' })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What may be done about a case, as the server says. */
function Actions({ caseId }: { readonly caseId: string }) {
  const say = useSay()
  const { data, error } = useCase(caseId)
  if (data === undefined)
    return (
      <p className={css.none}>
        {error === null ? say({ zh: '正在看能办什么…', en: 'Looking …' }) : say(faultWords(error))}
      </p>
    )
  return <ActionBar told={data} changed={0} />
}

/** A case in a few words; pressed, it opens. */
function Facts({
  line,
  now,
  mine = false,
}: {
  readonly line: Line
  readonly now: number
  /** With whom it is stuck is whoever looks. */
  readonly mine?: boolean
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const heldUpBy = useHeldUpBy()(line)
  const { caseId, place, matter, stage, since, whistle } = line
  const there = whistle?.called.filter(({ reportedInAt }) => reportedInAt !== undefined).length
  return (
    <Link href={`/desk/cases/${caseId}`} className={css.facts}>
      <b>{place.text}</b>
      <span className={css.left}>
        <StateOfLine line={line} now={now} />
      </span>
      <span>
        {say(nameOf(dictionary, 'matter', matter))} <Marks line={line} />{' '}
        <UpstreamPresses line={line} now={now} />
      </span>
      <span className={css.with}>
        {whistle === undefined ? (
          <>
            {say(stage)}
            {mine
              ? since && ` · ${say({ zh: `${dayLabel(since).zh}起`, en: `since ${dayLabel(since).en}` })}`
              : heldUpBy && ` · ${say({ zh: `卡在 ${heldUpBy.zh}`, en: `with ${heldUpBy.en}` })}`}
          </>
        ) : (
          <>
            <Icon name="whistle" size={16} />
            {say({
              zh: `报到 ${there}/${whistle.called.length}`,
              en: `${there}/${whistle.called.length} in`,
            })}
          </>
        )}
      </span>
    </Link>
  )
}

/** So many cases of a stage are shown on a phone; the others on demand. */
const SHOWN = 6

/** Everything that is open, by stage. */
export function ByStage({ lines, now, more }: Listed & { readonly more: (stage: string) => void }) {
  const say = useSay()
  const { lists } = useDictionary()
  return Object.entries(lists.stage ?? {}).map(([code, label]) => {
    const inside = lines.filter(({ stage }) => stage.code === code)
    if (inside.length === 0) return null
    return (
      <section key={code} aria-labelledby={`in-${code}`} className={css.stage}>
        <h2 id={`in-${code}`}>
          {say(label)}
          <span>{say({ zh: `${inside.length} 件`, en: `${inside.length}` })}</span>
        </h2>
        <ul>
          {inside.slice(0, SHOWN).map((line) => (
            <li key={line.caseId}>
              <Facts line={line} now={now} />
            </li>
          ))}
        </ul>
        {inside.length > SHOWN && (
          <button type="button" className={css.more} onClick={() => more(code)}>
            {say({ zh: `另 ${inside.length - SHOWN} 件`, en: `${inside.length - SHOWN} more` })}
          </button>
        )}
      </section>
    )
  })
}

/** What was asked for, as one list. */
export function Plain({ lines, now, all }: Listed & { readonly all: () => void }) {
  const say = useSay()
  return (
    <section className={css.plain}>
      <button type="button" className={css.more} onClick={all}>
        <Icon name="back" size={16} /> {say({ zh: '看全部', en: 'Show all' })}
      </button>
      {lines.length === 0 ? (
        <p className="state">{say({ zh: '现在没有这样的。', en: 'None like that now.' })}</p>
      ) : (
        <Rows lines={lines} now={now} />
      )}
    </section>
  )
}
