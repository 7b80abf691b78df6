import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Told } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { dateLabel, shortDueLabel, timeLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { useOwner } from '../kit/owner.ts'
import { TimeLeft } from '../kit/time-left.tsx'
import { UpstreamLimit } from '../kit/upstream-limit.tsx'
import css from './page.module.css'

/** What it is, where, who leads; and whom it is stuck with, until when. */
export function Head({
  told,
  now,
  children,
}: {
  readonly told: Told
  readonly now: number
  /** What stands at the right of it. */
  readonly children?: ReactNode
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const owner = useOwner()
  const { place, matter, condition, appeal, emergency, lead, openedAt, caseId, sensitive, stage, status } =
    told.case
  const { upstreamDue } = told.case
  // What waits for somebody else is not what holds the case up.
  const [first] = [...told.tasks].sort(
    (a, b) => Number(a.held !== undefined) - Number(b.held !== undefined) || a.dueAt.localeCompare(b.dueAt),
  )
  const name = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  return (
    <>
      <header className={css.head}>
        <div className={css.line}>
          <Link href="/desk" className={css.back}>
            <Icon name="back" size={16} /> {say({ zh: '办件台', en: 'Desk' })}
          </Link>
          {children}
        </div>
        <h1>
          {place.text}{' '}
          <span>
            {name('matter', matter)}
            {condition &&
              say({ zh: `，${name('condition', condition)}`, en: `, ${name('condition', condition)}` })}
          </span>
          {emergency && <em>⊕ {say({ zh: '应急', en: 'Emergency' })}</em>}
          {sensitive && (
            <em>
              ◈{' '}
              {say({
                zh: `敏感：${sensitive.as.map((one) => nameOf(dictionary, 'sensitivity', one).zh).join('、')}`,
                en: `Sensitive: ${sensitive.as.map((one) => nameOf(dictionary, 'sensitivity', one).en).join(', ')}`,
              })}
            </em>
          )}
        </h1>
        <ul>
          {lead && (
            <li>
              {say({ zh: '主责 ', en: 'Lead ' })}
              <b>{name('party', lead)}</b>
            </li>
          )}
          <li>{name('grid', place.grid)}</li>
          <li>
            {name('appeal', appeal)}{' '}
            {told.reports > 0 &&
              say({
                zh: `${told.reports} 件诉求`,
                en: told.reports === 1 ? '1 report' : `${told.reports} reports`,
              })}
          </li>
          <li>
            {say({ zh: '立案', en: 'Opened' })} {say(dateLabel(openedAt))} {timeLabel(openedAt)}
          </li>
          <li className={css.number}>{caseId}</li>
        </ul>
      </header>
      <p className={css.stuck}>
        <span className="second">
          {status !== 'ended' &&
            say(first === undefined ? { zh: '现在', en: 'Now' } : { zh: '现在由', en: 'Now with' })}
        </span>
        {first === undefined ? (
          <b>{say(status === 'ended' ? { zh: '已结束', en: 'Ended' } : stage)}</b>
        ) : (
          <>
            <b>{say(owner(first.assignee))}</b>
            <span>{name('task-kind', first.kind)}</span>
            <TimeLeft of={first} now={now} />
            <span className="second">{say(shortDueLabel(first.dueAt, now))}</span>
          </>
        )}
        {status !== 'ended' && <UpstreamLimit dueAt={upstreamDue} now={now} />}
      </p>
    </>
  )
}
