import { useState } from 'react'
import { Icon } from '../../base/icon.tsx'
import { dayOf } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import { useNow } from '../../kit/now.ts'
import manage from '../manage.module.css'
import { lastDayOf } from '../period.ts'
import { isAhead, type Member, type Staff, useDoing } from './asking.ts'
import css from './people.module.css'
import { Post } from './post.tsx'
import { PostingWords } from './posting-words.tsx'

/** Somebody, with every posting, past ones too; looked after by an administrator, and never by themselves. */
export function Person({
  member,
  roles,
  administers,
  isMe,
  back,
}: {
  readonly member: Member
  readonly roles: Staff['roles']
  readonly administers: boolean
  readonly isMe: boolean
  readonly back: () => void
}) {
  const say = useSay()
  const now = useNow()
  const [told, tell] = useState<string>()
  const [sure, setSure] = useState<string>()
  const doing = useDoing(() => setSure(undefined))
  const { id, name, account, disabledAt, postings } = member
  const mayChange = administers && !isMe
  /** What takes something from somebody is pressed twice. */
  const twice = (what: string, act: () => void): void => (sure === what ? act() : setSure(what))
  const ahead = postings.filter((one) => isAhead(one, now))
  const past = postings.filter((one) => !isAhead(one, now)).toReversed()
  return (
    <section className={css.person} aria-labelledby="person">
      <button type="button" className={css.back} onClick={back}>
        <Icon name="back" size={16} /> {say({ zh: '全部人员', en: 'Everybody' })}
      </button>
      <h2 id="person">
        {name} <span>{account}</span>
        {disabledAt !== undefined && (
          <em className={manage.mark}>
            ■ {say({ zh: `${dayOf(disabledAt)} 停用`, en: `closed ${dayOf(disabledAt)}` })}
          </em>
        )}
      </h2>
      {isMe && administers && (
        <p className="second">
          {say({
            zh: '这是您自己：您的任职由另一位管理员改。',
            en: 'This is you: another administrator changes what you may do.',
          })}
        </p>
      )}
      <h3>{say({ zh: '任职', en: 'Postings' })}</h3>
      {ahead.length === 0 && (
        <p className={manage.none}>
          {say({
            zh: '没有任职：登录后什么也看不到。',
            en: 'No posting: whoever signs in so sees nothing.',
          })}
        </p>
      )}
      <ul className={css.postings}>
        {ahead.map((one) => (
          <li key={one.postingId}>
            <PostingWords posting={one} />
            <span className="second">
              {say({
                zh: `${dayOf(one.from)} 起${one.until === undefined ? '' : `，至 ${dayOf(lastDayOf(one.until))}`}`,
                en: `from ${dayOf(one.from)}${one.until === undefined ? '' : ` until ${dayOf(lastDayOf(one.until))}`}`,
              })}
            </span>
            {mayChange && (
              <button
                type="button"
                className={manage.quiet}
                disabled={doing.isPending}
                onClick={() =>
                  twice(one.postingId, () =>
                    doing.mutate({ action: 'end-posting', id, postingId: one.postingId }),
                  )
                }
              >
                {sure === one.postingId
                  ? say({ zh: '再点一次：今天起不再任职', en: 'Press again: it ends now' })
                  : say({ zh: '结束任职', en: 'End' })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && disabledAt === undefined && (
        <Post
          id={id}
          roles={roles}
          posted={() =>
            tell(say({ zh: '已加上任职，下次登录起生效。', en: 'Posted: it counts from the next sign-in.' }))
          }
        />
      )}
      {told !== undefined && (
        <p className={manage.told} role="status">
          ✓ {told}
        </p>
      )}
      {past.length > 0 && (
        <>
          <h3>{say({ zh: '以往', en: 'Before' })}</h3>
          <ul className={css.postings}>
            {past.map((one) => (
              <li key={one.postingId}>
                <PostingWords posting={one} />
                <span className="second">
                  {dayOf(one.from)} – {one.until === undefined ? '' : dayOf(lastDayOf(one.until))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {doing.error !== null && (
        <p className={css.fault} role="alert">
          ◆ {say(faultWords(doing.error))}
        </p>
      )}
      {mayChange && (
        <p className={css.account}>
          {disabledAt === undefined ? (
            <button
              type="button"
              className={manage.quiet}
              disabled={doing.isPending}
              onClick={() => twice('disable', () => doing.mutate({ action: 'disable', id }))}
            >
              {sure === 'disable'
                ? say({ zh: '再点一次：停用账号', en: 'Press again: the account is closed' })
                : say({ zh: '停用账号', en: 'Close the account' })}
            </button>
          ) : (
            <button
              type="button"
              className={manage.quiet}
              disabled={doing.isPending}
              onClick={() => doing.mutate({ action: 'enable', id })}
            >
              {say({ zh: '重新启用', en: 'Open the account again' })}
            </button>
          )}
        </p>
      )}
    </section>
  )
}
