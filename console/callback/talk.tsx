import { Link } from 'wouter'
import type { Report, Told } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { whatWasDone } from '../kit/done.ts'
import { DoneList } from '../kit/done-list.tsx'
import { WhomToCall } from '../kit/whom-to-call.tsx'
import { bestHours, triedInVain } from './calls.ts'
import css from './talk.module.css'

/** The case as one has to know it while calling: whom, what they said, what was done, what they were told. */
export function Talk({
  told,
  reports,
  left,
  report,
  now,
  choose,
}: {
  readonly told: Told
  readonly reports: readonly Report[]
  readonly left: readonly Report[]
  readonly report: Report | undefined
  readonly now: number
  readonly choose: (reportId: string) => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const { caseId, place, matter } = told.case
  const one = report ?? reports[0]
  const done = whatWasDone(told)
  const inVain = triedInVain(told)
  const hours = bestHours(one?.receivedAt, inVain)
  const name = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const facts = [
    one?.channel && name('channel', one.channel),
    one?.appeal && name('appeal', one.appeal),
    one?.receivedAt && say(shortLabel(one.receivedAt, now)),
  ].filter((fact) => typeof fact === 'string')
  return (
    <>
      {left.length > 1 && (
        <div className={css.people} role="tablist" aria-label={say({ zh: '诉求人', en: 'Reporters' })}>
          {left.map(({ reportId, reporter, description = '' }, n) => (
            <button
              key={reportId}
              type="button"
              role="tab"
              aria-selected={reportId === report?.reportId}
              onClick={() => choose(reportId)}
            >
              <b>
                {n + 1} {reporter?.name ?? say({ zh: '没留姓名', en: 'no name' })}
              </b>
              <span>{description.length > 12 ? `${description.slice(0, 12)}…` : description}</span>
            </button>
          ))}
        </div>
      )}
      <header>
        <h2>
          {place.text} <span>{name('matter', matter)}</span>
        </h2>
        <Link href={`/desk/cases/${caseId}`}>{say({ zh: '打开案件', en: 'Open case' })}</Link>
      </header>
      <dl>
        {report?.reporter && (
          <>
            <dt>{say({ zh: '打给谁', en: 'Whom to call' })}</dt>
            <dd className={css.whom}>
              <WhomToCall caseId={caseId} reportId={report.reportId} hint={report.reporter} />
              {report.privacy === 'confidential' && (
                <p className="second">
                  {say({
                    zh: '要求保密：不向任何人说是谁反映的',
                    en: 'Confidential: tell nobody who reported',
                  })}
                </p>
              )}
              {inVain[0] !== undefined && (
                <p className={css.vain}>
                  {say({
                    zh: `打过 ${inVain.length} 次没接通，最近 ${shortLabel(inVain[0], now).zh}`,
                    en: `${inVain.length} ${inVain.length === 1 ? 'call' : 'calls'} in vain, last ${shortLabel(inVain[0], now).en}`,
                  })}
                </p>
              )}
              {hours && (
                <p className="second">
                  {say({ zh: `宜${hours.zh}打`, en: `They are likely to answer ${hours.en}` })}
                </p>
              )}
            </dd>
          </>
        )}
        <dt>{say({ zh: '本人说的', en: 'Their words' })}</dt>
        <dd>
          <p>{one?.description}</p>
          <p className="second">{facts.join(' · ')}</p>
        </dd>
        <dt>{say({ zh: '办了什么', en: 'What was done' })}</dt>
        <dd>
          {done.length === 0 && (
            <p className="second">
              {say({ zh: '没有留下办理说明，见案件。', en: 'No words were left; see the case.' })}
            </p>
          )}
          <DoneList done={done} now={now} />
        </dd>
        {one?.said?.some(({ words }) => words !== undefined) && (
          <>
            <dt>{say({ zh: '来往说过', en: 'Said before' })}</dt>
            <dd>
              <ol>
                {one.said
                  .filter(({ words }) => words !== undefined)
                  .map(({ at, type, words }) => (
                    <li key={`${at} ${type}`} className={css.said}>
                      <span className="second">
                        {say(shortLabel(at, now))} {name('event', type)}
                      </span>
                      <p>{words}</p>
                    </li>
                  ))}
              </ol>
            </dd>
          </>
        )}
      </dl>
    </>
  )
}
