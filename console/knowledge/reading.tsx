import Button from 'antd/es/button'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Precedent } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { dateLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { CONFIRMED } from './found-list.tsx'
import frame from './frame.module.css'
import { usePrecedent } from './precedents.ts'
import css from './reading.module.css'
import { Rewording } from './rewording.tsx'
import { Taking } from './taking.tsx'
import { Trail } from './trail.tsx'

type Doing = 'edit' | 'take'

/** One precedent: what was reported, what worked, what did not, what the reporter said; and what was done to it since. */
export function Reading({
  id,
  mayReview,
  back,
}: {
  readonly id: string
  readonly mayReview: boolean
  readonly back: () => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const { data, error } = usePrecedent(id)
  const [doing, setDoing] = useState<Doing>()
  if (data === undefined)
    return (
      <p className={frame.nothing} aria-busy={error === null}>
        {error === null ? say({ zh: '正在打开…', en: 'Opening …' }) : say(faultWords(error))}
      </p>
    )
  const { matter, lead, grid, confirmation, workingDays, archivedAt, recurred, status, rounds } = data
  const name = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const facts = [
    lead && say({ zh: `主责 ${name('party', lead)}`, en: `lead ${name('party', lead)}` }),
    name('grid', grid),
    say({ zh: `${workingDays} 个工作日`, en: `${workingDays} working days` }),
    rounds > 1 && say({ zh: `回访 ${rounds} 轮`, en: `${rounds} rounds of calls` }),
    say({ zh: `${dateLabel(archivedAt).zh} 归档`, en: `archived ${dateLabel(archivedAt).en}` }),
  ].filter((one) => typeof one === 'string')
  return (
    <article className={frame.reading}>
      <button type="button" className={css.back} onClick={back}>
        <Icon name="back" /> {say({ zh: '知识库', en: 'Precedents' })}
      </button>
      <header>
        <h2>
          {name('matter', matter)}
          <span className={frame.confirmed} data-confirmed={confirmation}>
            <i aria-hidden="true">{CONFIRMED[confirmation].shape}</i> {say(CONFIRMED[confirmation])}
          </span>
        </h2>
        <p className="second">{facts.join(' · ')}</p>
        {status === 'withdrawn' && (
          <p className={css.withdrawn}>
            {say({ zh: '已撤回，不再推荐给别人。', en: 'Withdrawn: it is not offered to anybody.' })}
          </p>
        )}
        {recurred.length > 0 && (
          <p className={css.recurred}>
            ▲{' '}
            {say({
              zh: `看护期内又发生 ${recurred.length} 次，最近 ${dateLabel(recurred.at(-1)?.at ?? 0).zh}`,
              en: `It came back ${recurred.length}× while watched`,
            })}
          </p>
        )}
        <p className={css.tools}>
          <Link href={`/desk/cases/${data.precedentId}`}>{say({ zh: '原案件', en: 'The case' })}</Link>
          {mayReview && (
            <>
              <Button onClick={() => setDoing(doing === 'edit' ? undefined : 'edit')}>
                {say({ zh: '改写', en: 'Edit' })}
              </Button>
              <Button onClick={() => setDoing(doing === 'take' ? undefined : 'take')}>
                {status === 'withdrawn'
                  ? say({ zh: '恢复', en: 'Restore' })
                  : say({ zh: '撤回', en: 'Withdraw' })}
              </Button>
            </>
          )}
        </p>
      </header>
      {doing === 'take' && <Taking precedent={data} done={() => setDoing(undefined)} />}
      {doing === 'edit' ? (
        <Rewording precedent={data} done={() => setDoing(undefined)} />
      ) : (
        <Story precedent={data} />
      )}
      <Trail entries={data.trail} people={data.people} />
    </article>
  )
}

function Story({ precedent }: { readonly precedent: Precedent }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { problem, plan, parties, setbacks, followUp } = precedent
  const name = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  return (
    <>
      <h3>{say({ zh: '什么事', en: 'What it was' })}</h3>
      <p className={css.words}>{problem}</p>
      {plan.length > 0 && (
        <>
          <h3>{say({ zh: '方案', en: 'The plan' })}</h3>
          <ol className={css.plan}>
            {plan.map(({ item, party, action, after, ending }) => (
              <li key={item}>
                <b>{name('party', party)}</b> {action}
                <span className="second">
                  {after &&
                    say({
                      zh: `↳ 等「${item === after.item ? '' : actionOf(plan, after.item)}」之后`,
                      en: '↳ waits for another',
                    })}
                  {ending &&
                    ` ${say(dictionary.outcomes['plan-item']?.[ending] ?? { zh: ending, en: ending })}`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {parties.some(({ did }) => did.length > 0) && (
        <>
          <h3>{say({ zh: '谁做了什么', en: 'Who did what' })}</h3>
          <dl className={css.parties}>
            {parties
              .filter(({ did }) => did.length > 0)
              .map(({ party, did }) => (
                <div key={party}>
                  <dt>{name('party', party)}</dt>
                  <dd>
                    {did.map((words) => (
                      <p key={words}>{words}</p>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </>
      )}
      {setbacks.length > 0 && (
        <>
          <h3>{say({ zh: '什么没管用', en: 'What did not work' })}</h3>
          <ul className={css.setbacks}>
            {setbacks.map(({ stage, outcome, at, words }) => (
              <li key={`${at} ${outcome}`}>
                <span className="second">
                  {say(dateLabel(at))} {name('stage', stage)} · {name('stage-outcome', outcome)}
                </span>
                {words && <p>{words}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {followUp.length > 0 && (
        <>
          <h3>{say({ zh: '回访怎么说', en: 'What the reporters said' })}</h3>
          <ul className={css.setbacks}>
            {followUp.map(({ round, solved, satisfied, words }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer has no name but its place
              <li key={n}>
                <span className="second">
                  {round !== undefined && say({ zh: `第 ${round} 轮 · `, en: `round ${round} · ` })}
                  {solved ? say({ zh: '解决了', en: 'solved' }) : say({ zh: '没有解决', en: 'not solved' })} ·{' '}
                  {name('satisfied', satisfied)}
                </span>
                {words && <p>{words}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const actionOf = (plan: Precedent['plan'], item: string): string =>
  plan.find((one) => one.item === item)?.action ?? item
