import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dayOf } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import type { Advice } from '../kit/seen-reasons.ts'
import css from './advice.module.css'
import parts from './parts.module.css'

/** As many matters have a key of their own. */
export const WITH_KEYS = 5

type Reason = Advice['matters'][number]['reasons'][number]

/** Words of a pack may need another beside them, and may only sound like what was typed. */
function saidWords(words: readonly string[], typed: string): Label {
  const parts = words.flatMap((word) => word.split('+'))
  const isSaid = parts.some((part) => typed.includes(part))
  const quoted = `「${parts.join('」「')}」`
  return isSaid
    ? { zh: `说到${quoted}`, en: `says ${parts.join(', ')}` }
    : { zh: `听着像${quoted}`, en: `sounds like ${parts.join(', ')}` }
}

function reasonWords(reason: Reason, typed: string): Label {
  switch (reason.kind) {
    case 'keywords':
      return saidWords(reason.words, typed)
    case 'against':
      return { zh: `但说到「${reason.words.join('」「')}」`, en: `but says ${reason.words.join(', ')}` }
    case 'being-typed':
      return { zh: `像是要说「${reason.word}」`, en: `perhaps ${reason.word}` }
    case 'precedents':
      return {
        zh: `相似案例 ${Math.round(reason.share * 100)}% 是这一项`,
        en: `${Math.round(reason.share * 100)}% of past cases with these words`,
      }
    case 'here-before':
      return { zh: `此处办过 ${reason.times} 件`, en: `${reason.times} here before` }
  }
}

const NOTHING_TYPED: Label = { zh: '写下诉求，这里给出可能的事项', en: 'Write what has happened' }
const ASKING: Label = { zh: '正在看像哪一项…', en: 'Looking what it may be …' }
const NONE_LIKELY: Label = {
  zh: '看不出是哪一项，可在左边自己选',
  en: 'Nothing likely: choose it on the left',
}

/** The matters it may be of, the likeliest first, each with what speaks for it; the first ones by a key. */
export function Matters({
  matters,
  elsewhere,
  typed,
  asking,
  chosen,
  choose,
}: {
  readonly matters: Advice['matters']
  readonly elsewhere: Advice['elsewhere']
  /** What was typed so far. */
  readonly typed: string
  /** The advice on it has not come yet. */
  readonly asking: boolean
  readonly chosen: string
  readonly choose: (matter: string) => void
}) {
  const say = useSay()
  return (
    <section aria-labelledby="advice-matters">
      <h2 id="advice-matters">
        {say({ zh: '事项', en: 'Matter' })}
        <span>{say({ zh: '按 Alt 加数字选，再按取消', en: 'Alt and a digit chooses' })}</span>
      </h2>
      {elsewhere !== undefined && (
        <p role="status">
          {say({ zh: '可能不属本街道：请找', en: 'Perhaps not ours: turn to' })} <b>{say(elsewhere.name)}</b>{' '}
          {elsewhere.contact}{' '}
          <small>
            {say({
              zh: `说到「${elsewhere.words.join('」「')}」`,
              en: `says ${elsewhere.words.join(', ')}`,
            })}
          </small>
        </p>
      )}
      {matters.length === 0 && (
        <p className={css.none}>{say(typed.trim() === '' ? NOTHING_TYPED : asking ? ASKING : NONE_LIKELY)}</p>
      )}
      <ul>
        {matters.map(({ matter, name, sure, reasons }, at) => (
          <li key={matter}>
            <button
              type="button"
              className={parts.matter}
              aria-pressed={matter === chosen}
              onClick={() => choose(matter)}
            >
              <span className="key">{at < WITH_KEYS ? `Alt ${at + 1}` : '·'}</span>
              <b>{say(name)}</b>
              <em>
                {matter === chosen && say({ zh: '✓ 已选', en: '✓ chosen' })}
                {matter !== chosen && sure && say({ zh: '很可能', en: 'very likely' })}
              </em>
              <small>
                {reasons.map((one) => say(reasonWords(one, typed))).join(say({ zh: '；', en: '; ' }))}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const monthOf = (at: string): string => dayOf(at).slice(0, 7).replace('-', '.')

/** What happened at this place before, and how cases of this matter went. */
export function Before({ advice }: { readonly advice: Advice }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { here, likeThis, like } = advice
  const named = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const alike = [...new Set(like.flatMap((one) => one.matter ?? []))].map((code) => ({
    code,
    times: like.filter(({ matter }) => matter === code).length,
  }))
  return (
    <>
      <section aria-labelledby="advice-here">
        <h2 id="advice-here">
          {say({ zh: '此处以往', en: 'Here before' })}
          {here.length > 0 && <span>{say({ zh: `${here.length} 件`, en: `${here.length} cases` })}</span>}
        </h2>
        {here.length === 0 && <p className={css.none}>{say({ zh: '没有办结过的', en: 'Nothing' })}</p>}
        <dl className={css.past}>
          {here.map((one) => (
            <div key={one.precedentId}>
              <dt>{monthOf(one.archivedAt)}</dt>
              <dd>
                {named('matter', one.matter)}
                {one.lead !== undefined && `，${named('party', one.lead)}`}
                {say({ zh: `，${one.workingDays} 工作日`, en: `, ${one.workingDays} working days` })}
                {one.recurred > 0 && (
                  <b className={css.again}>
                    {say({ zh: ` ▲ 复发 ${one.recurred} 次`, en: ` ▲ came back ${one.recurred} times` })}
                  </b>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {likeThis !== undefined && (
        <section aria-labelledby="advice-like">
          <h2 id="advice-like">
            {say({ zh: '同类怎么办的', en: 'How such cases went' })}
            <span>{say({ zh: `近 ${likeThis.count} 件`, en: `last ${likeThis.count}` })}</span>
          </h2>
          <dl className={css.past}>
            {likeThis.leads.slice(0, 3).map(({ party, count }) => (
              <div key={party}>
                <dt>{say({ zh: `主责 ${count} 件`, en: `led ${count}` })}</dt>
                <dd>{named('party', party)}</dd>
              </div>
            ))}
            <div>
              <dt>{say({ zh: '一般用时', en: 'Median' })}</dt>
              <dd>
                {say({
                  zh: `${likeThis.medianWorkingDays} 个工作日，退过 ${likeThis.returned} 件，复发 ${likeThis.recurred} 件`,
                  en: `${likeThis.medianWorkingDays} working days, ${likeThis.returned} returned, ${likeThis.recurred} came back`,
                })}
              </dd>
            </div>
          </dl>
        </section>
      )}
      {alike.length > 0 && (
        <section aria-labelledby="advice-words">
          <h2 id="advice-words">
            {say({ zh: '说法相似的案例', en: 'Past cases in like words' })}
            <span>{say({ zh: `${like.length} 件`, en: String(like.length) })}</span>
          </h2>
          <dl className={css.past}>
            {alike.map(({ code, times }) => (
              <div key={code}>
                <dt>{say({ zh: `${times} 件`, en: `× ${times}` })}</dt>
                <dd>{named('matter', code)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}
