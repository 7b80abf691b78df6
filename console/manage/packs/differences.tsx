import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, api } from '../../base/client.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { Asked } from '../asked.tsx'
import manage from '../manage.module.css'
import css from './packs.module.css'

const MARKS = {
  added: { shape: '＋', zh: '新增', en: 'new' },
  removed: { shape: '－', zh: '删去', en: 'gone' },
  changed: { shape: '～', zh: '改动', en: 'changed' },
} as const satisfies Record<string, Label & { shape: string }>

/** As many differences of a part stand open by themselves: more are looked at on demand. */
const SHORT = 12

/** In what two versions differ, part by part, in the server's words. */
export function Differences({
  versions,
  before: first,
  after,
}: {
  readonly versions: readonly number[]
  readonly before: number
  readonly after: number
}) {
  const say = useSay()
  const [before, compareWith] = useState(first)
  const asked = useQuery({
    queryKey: ['packs', before, after],
    queryFn: () => answerOf(api.GET('/v1/packs', { params: { query: { before, after } } })),
  })
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">
        {say({ zh: `第 ${after} 版改了什么`, en: `What changed in No. ${after}` })}
        <label className={css.with}>
          {say({ zh: '与', en: 'against' })}{' '}
          <select value={before} onChange={({ target }) => compareWith(Number(target.value))}>
            {versions
              .filter((one) => one !== after)
              .map((one) => (
                <option key={one} value={one}>
                  {say({ zh: `第 ${one} 版`, en: `No. ${one}` })}
                </option>
              ))}
          </select>{' '}
          {say({ zh: '相比', en: '' })}
        </label>
      </h2>
      <Asked of={asked} what={{ zh: '差异', en: 'differences' }}>
        {({ parts = [] }) =>
          parts.length === 0 ? (
            <p className={manage.none}>
              {say({ zh: '除了版本号，内容一样。', en: 'Nothing but the number of the version.' })}
            </p>
          ) : (
            parts.map(({ code, zh, en, count, differences }) => (
              <details key={code} className={css.part} open={count <= SHORT}>
                <summary>
                  <h3>{say({ zh, en })}</h3>{' '}
                  <span>
                    {say({ zh: `${count} 处`, en: count === 1 ? '1 difference' : `${count} differences` })}
                  </span>
                </summary>
                <ul>
                  {differences.map(({ change, about, before: was, after: is }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two may be about the same; the list is never sorted anew
                    <li key={at} data-change={change}>
                      <em>
                        <i aria-hidden="true">{MARKS[change].shape}</i> {say(MARKS[change])}
                      </em>
                      <b>{say(about)}</b>
                      <span>
                        {was !== undefined && <del>{say(was)}</del>}
                        {was !== undefined && is !== undefined && ' → '}
                        {is !== undefined && <ins>{say(is)}</ins>}
                      </span>
                    </li>
                  ))}
                </ul>
                {differences.length < count && (
                  <p className={manage.none}>
                    {say({
                      zh: `还有 ${count - differences.length} 处没有列出；全部用 npm run pack -- diff 看。`,
                      en: `${count - differences.length} more are not listed; npm run pack -- diff tells them all.`,
                    })}
                  </p>
                )}
              </details>
            ))
          )
        }
      </Asked>
    </section>
  )
}
