import { useState } from 'react'
import { useDraft } from '../../base/draft.ts'
import { Icon } from '../../base/icon.tsx'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import { useFirstFocus } from '../../kit/focus.ts'
import manage from '../manage.module.css'
import { type Member, useDoing } from './asking.ts'
import css from './people.module.css'

const EMPTY = { name: '', account: '' }

/** Somebody joins. Where accounts are ours it tells, this once, with what they first sign in. */
export function AddPerson({
  close,
  joined,
}: {
  readonly close: () => void
  readonly joined: (person: Member) => void
}) {
  const say = useSay()
  const [typed, change, drop] = useDraft('manage.add-person', EMPTY)
  const [made, setMade] = useState<{ person: Member; password: string }>()
  const first = useFirstFocus<HTMLInputElement>()
  const doing = useDoing((person, password) => {
    drop()
    if (password === undefined) joined(person)
    else setMade({ person, password })
  })
  if (made !== undefined)
    return (
      <section className={css.person} aria-labelledby="person">
        <h2 id="person">
          ✓ {made.person.name} <span>{made.person.account}</span>
        </h2>
        <p className={manage.lead}>
          {say({
            zh: '首次登录密码，只显示这一次，请当面交给本人；登录后要改。',
            en: 'The first password, shown this once: hand it over in person. It is changed at the first sign-in.',
          })}
        </p>
        <p className={css.password}>{made.password}</p>
        <button type="button" className={manage.go} onClick={() => joined(made.person)}>
          {say({ zh: '记下了，去加任职', en: 'Noted: go on to the posting' })}
        </button>
      </section>
    )
  const isWhole = typed.name.trim() !== '' && typed.account.trim() !== ''
  return (
    <section className={css.person} aria-labelledby="person">
      <button type="button" className={css.back} onClick={close}>
        <Icon name="back" size={16} /> {say({ zh: '全部人员', en: 'Everybody' })}
      </button>
      <h2 id="person">{say({ zh: '加人', en: 'Somebody joins' })}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          doing.mutate({ action: 'add', name: typed.name.trim(), account: typed.account.trim() })
        }}
      >
        <div className={manage.fields}>
          <label>
            {say({ zh: '姓名', en: 'Name' })}
            <input
              ref={first}
              autoComplete="off"
              maxLength={60}
              value={typed.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          </label>
          <label>
            {say({ zh: '登录账号', en: 'Account' })}
            <input
              autoComplete="off"
              maxLength={60}
              value={typed.account}
              onChange={({ target }) => change({ account: target.value })}
            />
          </label>
          <button type="submit" className={manage.go} disabled={!isWhole || doing.isPending}>
            {say({ zh: '加入', en: 'Add' })}
          </button>
          <button type="button" className={manage.quiet} onClick={close}>
            {say({ zh: '先不加', en: 'Not now' })}
          </button>
        </div>
      </form>
      {doing.error !== null && (
        <p className={css.fault} role="alert">
          ◆ {say(faultWords(doing.error))}
        </p>
      )}
    </section>
  )
}
