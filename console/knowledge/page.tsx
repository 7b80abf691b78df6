import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useFirstFocus } from '../kit/focus.ts'
import { useSettled } from '../kit/settled.ts'
import type { Me } from '../staff/session.ts'
import css from './found.module.css'
import { FoundList } from './found-list.tsx'
import frame from './frame.module.css'
import { useFound } from './precedents.ts'
import { Reading } from './reading.tsx'

/** Milliseconds after which what was typed is searched for. */
const RESTING = 250

/** 知识库: what past cases tell, found as one types; read beside the list; put right by those who may. */
export function KnowledgePage({ me }: { readonly me: Me }) {
  const say = useSay()
  const { lists } = useDictionary()
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const matter = params.get('matter') ?? ''
  const q = useSettled(typed.trim(), RESTING)
  const { data, error, isFetching } = useFound(q, matter)
  const items = q === '' && matter === '' ? [] : (data?.items ?? [])
  const asked = params.get('id')
  const chosen = asked ?? items[0]?.precedentId
  const box = useFirstFocus<HTMLInputElement>()
  const set = (name: 'q' | 'matter' | 'id', value: string): void =>
    setParams(
      (before) => {
        if (value === '') before.delete(name)
        else before.set(name, value)
        if (name !== 'id') before.delete('id')
        return before
      },
      { replace: name !== 'id' },
    )
  // What was searched for stands in the address, so that Back brings it again.
  const kept = useRef(q)
  useEffect(() => {
    if (kept.current === q) return
    kept.current = q
    set('q', q)
  })
  return (
    <div className={css.page} data-chosen={asked !== null}>
      <section className={css.left} aria-labelledby="knowledge">
        <header className={css.search}>
          <h1 id="knowledge">{say({ zh: '知识库', en: 'Precedents' })}</h1>
          <label className={css.box}>
            <Icon name="find" size={16} />
            <input
              ref={box}
              type="search"
              aria-label={say({ zh: '像什么事', en: 'Like what' })}
              placeholder={say({
                zh: '写几个字：车棚 违建 液化气',
                en: 'A few words: shed, structure, gas',
              })}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <select
            aria-label={say({ zh: '事项', en: 'Matter' })}
            value={matter}
            onChange={({ target }) => set('matter', target.value)}
          >
            <option value="">{say({ zh: '全部事项', en: 'All matters' })}</option>
            {Object.entries(lists.matter ?? {}).map(([code, label]) => (
              <option key={code} value={code}>
                {say(label)}
              </option>
            ))}
          </select>
          <p role="status" className="second" aria-busy={isFetching}>
            {error !== null
              ? say(faultWords(error))
              : say(countOf(items.length, isFetching, q !== '' || matter !== ''))}
          </p>
        </header>
        {q === '' && matter === '' ? (
          <ul className={css.matters} aria-label={say({ zh: '按事项看', en: 'By matter' })}>
            {Object.entries(lists.matter ?? {}).map(([code, label]) => (
              <li key={code}>
                <button type="button" onClick={() => set('matter', code)}>
                  {say(label)}
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <FoundList items={items} chosen={chosen} choose={(id) => set('id', id)} />
        )}
      </section>
      {chosen === undefined ? (
        <p className={frame.nothing} data-empty={items.length === 0 || undefined}>
          {say({
            zh: '归档的案件在这里：当时怎么办的、什么办法管用、后来有没有反复。写几个字，或选一个事项。',
            en: 'Archived cases: what was done, what worked, whether it came back. Type a few words or choose a matter.',
          })}
        </p>
      ) : (
        <Reading key={chosen} id={chosen} mayReview={me.may.includes('review')} back={() => set('id', '')} />
      )}
    </div>
  )
}

function countOf(count: number, asking: boolean, asked: boolean) {
  if (!asked) return { zh: '', en: '' }
  if (count > 0) return { zh: `${count} 件，最像的在前`, en: `${count}, the likest first` }
  return asking
    ? { zh: '正在找…', en: 'Looking …' }
    : {
        zh: '没有像的。换个说法，或去掉事项。',
        en: 'None like that. Say it another way, or drop the matter.',
      }
}
