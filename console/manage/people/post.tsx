import { useState } from 'react'
import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { useDraft } from '../../base/draft.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import manage from '../manage.module.css'
import { momentsOf } from '../period.ts'
import { PeriodFields } from '../period-fields.tsx'
import { type Staff, useDoing } from './asking.ts'
import css from './people.module.css'

const EMPTY = { role: '', at: '', from: '', until: '' }

const NAMED: Readonly<Record<string, Label>> = {
  grid: { zh: '网格', en: 'Grid' },
  party: { zh: '承办单位', en: 'Party' },
}

/** A further posting. What a role is posted to, the server says. */
export function Post({
  id,
  roles,
  posted,
}: {
  readonly id: string
  readonly roles: Staff['roles']
  readonly posted: () => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const [typed, change, drop] = useDraft(`${id}.post`, EMPTY)
  const [lacking, setLacking] = useState(false)
  const doing = useDoing(() => [drop(), posted()])
  const role = roles.find(({ code }) => code === typed.role)
  const list = role === undefined || role.postedTo === 'street' ? undefined : role.postedTo
  const isWhole = role !== undefined && (list === undefined || typed.at !== '')
  function submit(): void {
    setLacking(!isWhole)
    if (role === undefined || !isWhole) return
    doing.mutate({
      action: 'post',
      id,
      role: role.code,
      ...(list !== undefined && { [list]: typed.at }),
      ...momentsOf(typed, Date.now()),
    })
  }
  return (
    <form
      className={css.post}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3>{say({ zh: '加任职', en: 'A further posting' })}</h3>
      <div className={manage.fields}>
        <label>
          {say({ zh: '岗位', en: 'Role' })}
          <select value={typed.role} onChange={({ target }) => change({ role: target.value, at: '' })}>
            <option value="">{say({ zh: '请选', en: 'Choose' })}</option>
            {roles.map(({ code }) => (
              <option key={code} value={code}>
                {say(nameOf(dictionary, 'role', code))}
              </option>
            ))}
          </select>
        </label>
        {list !== undefined && (
          <label>
            {say(NAMED[list] ?? { zh: list, en: list })}
            <select value={typed.at} onChange={({ target }) => change({ at: target.value })}>
              <option value="">{say({ zh: '请选', en: 'Choose' })}</option>
              {Object.entries(dictionary.lists[list] ?? {}).map(([code, label]) => (
                <option key={code} value={code}>
                  {say(label)}
                </option>
              ))}
            </select>
          </label>
        )}
        <PeriodFields
          value={typed}
          change={change}
          until={{ zh: '到（含当天；不填：另行通知）', en: 'Until (that day too; empty: further notice)' }}
        />
        <button type="submit" className={manage.go} disabled={doing.isPending}>
          {say({ zh: '加上', en: 'Post' })}
        </button>
      </div>
      {(lacking && !isWhole) || doing.error !== null ? (
        <p className={css.fault} role="alert">
          ◆{' '}
          {doing.error !== null
            ? say(faultWords(doing.error))
            : say({ zh: '还要选岗位，以及它的网格或单位。', en: 'Choose a role, and its grid or party.' })}
        </p>
      ) : null}
    </form>
  )
}
