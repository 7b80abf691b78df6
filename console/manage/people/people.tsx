import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { useSay } from '../../base/language.ts'
import { useNow } from '../../kit/now.ts'
import { useWide } from '../../kit/wide.ts'
import { Asked } from '../asked.tsx'
import manage from '../manage.module.css'
import { AddPerson } from './add-person.tsx'
import { holds, type Member, type Staff, usePeople } from './asking.ts'
import css from './people.module.css'
import { Person } from './person.tsx'
import { PostingWords } from './posting-words.tsx'

/** 人员与任职: who is posted where, found as one types; looked after beside the list by those who may. */
export function People({ administers, myId }: { readonly administers: boolean; readonly myId: string }) {
  const people = usePeople()
  return (
    <Asked of={people} what={{ zh: '人员', en: 'people' }}>
      {(staff) => <Everybody staff={staff} administers={administers} myId={myId} />}
    </Asked>
  )
}

function Everybody({
  staff,
  administers,
  myId,
}: {
  readonly staff: Staff
  readonly administers: boolean
  readonly myId: string
}) {
  const say = useSay()
  const now = useNow()
  const dictionary = useDictionary()
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const role = params.get('role') ?? ''
  const wide = useWide()
  const set = (name: 'id' | 'role', value: string | undefined): void =>
    setParams(
      (before) => {
        if (value === undefined || value === '') before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: name === 'role' },
    )
  const wordsOf = ({ name, account, postings }: Member): string =>
    [
      name,
      account ?? '',
      ...postings.flatMap((one) => [
        nameOf(dictionary, 'role', one.role).zh,
        one.grid === undefined ? '' : nameOf(dictionary, 'grid', one.grid).zh,
        one.party === undefined ? '' : nameOf(dictionary, 'party', one.party).zh,
      ]),
    ]
      .join(' ')
      .toLowerCase()
  const found = staff.items
    .filter((one) => role === '' || one.postings.some((held) => held.role === role && holds(held, now)))
    .filter((one) => wordsOf(one).includes(typed.trim().toLowerCase()))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
  // Beside the list there is always somebody to see; where there is room for one of both alone, the list comes first.
  const chosen = staff.items.find(({ id }) => id === params.get('id')) ?? (wide ? found[0] : undefined)
  return (
    <div className={css.page} data-chosen={chosen !== undefined || adding}>
      <section className={css.list} aria-label={say({ zh: '人员', en: 'People' })}>
        <div className={css.search}>
          <input
            type="search"
            aria-label={say({ zh: '找人', en: 'Find somebody' })}
            placeholder={say({ zh: '姓名、岗位、单位', en: 'Name, role, party' })}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <select
            aria-label={say({ zh: '岗位', en: 'Role' })}
            value={role}
            onChange={({ target }) => set('role', target.value)}
          >
            <option value="">{say({ zh: '全部岗位', en: 'All roles' })}</option>
            {staff.roles.map(({ code }) => (
              <option key={code} value={code}>
                {say(nameOf(dictionary, 'role', code))}
              </option>
            ))}
          </select>
          {administers && (
            <button
              type="button"
              className={manage.go}
              onClick={() => [set('id', undefined), setAdding(true)]}
            >
              {say({ zh: '加人', en: 'Add' })}
            </button>
          )}
        </div>
        <p className={css.count} role="status">
          {found.length === 0
            ? say({ zh: '没有这样的人。换个写法，或去掉岗位。', en: 'Nobody like that. Try less.' })
            : say({
                zh: `${found.length} 人`,
                en: found.length === 1 ? '1 person' : `${found.length} people`,
              })}
        </p>
        <ul>
          {found.map((one) => (
            <li key={one.id} aria-current={one === chosen}>
              <button type="button" onClick={() => [setAdding(false), set('id', one.id)]}>
                <b>{one.name}</b>
                {one.disabledAt !== undefined && (
                  <em className={manage.mark}>■ {say({ zh: '已停用', en: 'closed' })}</em>
                )}
                <span className="second">{one.account}</span>
                <span className={css.held}>
                  <Held member={one} now={now} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {adding ? (
        <AddPerson
          close={() => setAdding(false)}
          joined={(person) => [setAdding(false), set('id', person.id)]}
        />
      ) : chosen === undefined ? (
        <p className={css.nothing}>
          {administers
            ? say({
                zh: '选一个人，看他的任职；加任职、结束任职、停用账号都在这里。改动下次登录起生效，历史任职不改。',
                en: 'Choose somebody to see their postings, add one, end one, or close the account. Changes count from the next sign-in; what was is kept.',
              })
            : say({
                zh: '选一个人，看他何时任何职。要改动请找管理员。',
                en: 'Choose somebody to see their postings. An administrator changes them.',
              })}
        </p>
      ) : (
        <Person
          key={chosen.id}
          member={chosen}
          roles={staff.roles}
          administers={administers}
          isMe={chosen.id === myId}
          back={() => set('id', undefined)}
        />
      )}
    </div>
  )
}

function Held({ member, now }: { readonly member: Member; readonly now: number }) {
  const say = useSay()
  const held = member.postings.filter((one) => holds(one, now))
  if (held.length === 0) return <span>{say({ zh: '现在没有任职', en: 'no posting now' })}</span>
  return held.map((one) => <PostingWords key={one.postingId} posting={one} />)
}
