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

/** The parts of a pack, as its files are called. */
const PARTS: Readonly<Record<string, Label>> = {
  version: { zh: '版本', en: 'version' },
  name: { zh: '名称', en: 'name' },
  hours: { zh: '工作时间', en: 'working hours' },
  days: { zh: '日历', en: 'calendar' },
  grids: { zh: '网格', en: 'grids' },
  parties: { zh: '承办单位', en: 'parties' },
  places: { zh: '地点', en: 'places' },
  placeKinds: { zh: '地点种类', en: 'kinds of places' },
  matters: { zh: '事项', en: 'matters' },
  answers: { zh: '答复口径', en: 'answers' },
  systems: { zh: '外部系统', en: 'systems' },
  doors: { zh: '去处', en: 'doors' },
  policy: { zh: '政策', en: 'policy' },
}

/** A value as people read it: an outline is no text, and an entry of a list is read without its signs. */
const readable = (value: string): string =>
  value.startsWith('[[[')
    ? '⬡'
    : value.startsWith('{') || value.startsWith('[')
      ? value
          .replaceAll(/[{}"[\]]/gu, '')
          .replaceAll(',', ', ')
          .replaceAll(':', ' ')
      : value

/** In what two versions differ, by the part of the pack. */
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
    refetchInterval: false,
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
        {({ differences = [], more }) => {
          const told = differences.filter(({ where }) => where !== 'version')
          const parts = [...new Set(told.map(({ where }) => where.split('.')[0] ?? where))]
          if (told.length === 0)
            return (
              <p className={manage.none}>
                {say({ zh: '除了版本号，内容一样。', en: 'Nothing but the number of the version.' })}
              </p>
            )
          return (
            <>
              {parts.map((part) => (
                <div key={part} className={css.part}>
                  <h3>{say(PARTS[part] ?? { zh: part, en: part })}</h3>
                  <ul>
                    {told
                      .filter(({ where }) => where === part || where.startsWith(`${part}.`))
                      .map(({ where, change, before: was, after: is }) => (
                        <li key={where} data-change={change}>
                          <em>
                            <i aria-hidden="true">{MARKS[change].shape}</i> {say(MARKS[change])}
                          </em>
                          <code>{where.slice(part.length + 1) || part}</code>
                          <span>
                            {was !== undefined && <del>{readable(was)}</del>}
                            {was !== undefined && is !== undefined && ' → '}
                            {is !== undefined && <ins>{readable(is)}</ins>}
                          </span>
                        </li>
                      ))}
                  </ul>
                </div>
              ))}
              {more && (
                <p className={manage.none}>
                  {say({
                    zh: '改动太多，先列 500 处；全部用 npm run pack -- diff 看。',
                    en: 'The first 500; npm run pack -- diff tells them all.',
                  })}
                </p>
              )}
            </>
          )
        }}
      </Asked>
    </section>
  )
}
