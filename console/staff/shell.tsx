import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { dateLabel, timeLabel } from '../base/instant.ts'
import { speak, useLanguage, useSay } from '../base/language.ts'
import { useNow } from '../kit/now.ts'
import { useOnline } from '../kit/online.ts'
import { pagesOf } from './places.ts'
import { Search } from './search.tsx'
import { type Me, signOut, useSignedOut } from './session.ts'
import css from './shell.module.css'

/** Told on every page of a street to practise in. */
const PRACTICE = {
  zh: '训练街道 · 这里的诉求和案件都是练习，不是真的',
  en: 'Practice street · reports and cases here are exercises, nothing is real',
}

/** Told on every page while there is no network. */
const OFFLINE = {
  zh: '▲ 网络断了。写的都存在这台电脑里，照常写；连上后再办。',
  en: '▲ Offline. What you write is kept in this browser: go on, and act once it is back.',
}

/** Told once nobody is signed in any more. */
const SIGNED_OUT = {
  zh: '▲ 登录已过期。写的都存在这台电脑里：重新登录，回到这里接着办。',
  en: '▲ You are signed out. What you write is kept in this browser: sign in, and come back to it.',
}

/** What stands around every page of staff: where one is, what time it is, who one is. */
export function Shell({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const say = useSay()
  const language = useLanguage()
  const dictionary = useDictionary()
  const now = useNow()
  const online = useOnline()
  const signedOut = useSignedOut()
  const [path] = useLocation()
  const pages = pagesOf(me)
  // A case is opened from any of them; the desk is where one comes back to.
  const here = pages.findLast(({ href }) => path.startsWith(href))
  const who = me.party ?? me.roles[0] ?? { zh: me.name, en: me.name }
  return (
    <div className={css.app}>
      <nav className={css.rail} aria-label={say({ zh: '页面', en: 'Pages' })}>
        <span className={css.mark}>多格</span>
        {pages.map(({ href, icon, label }) => (
          <Link key={href} href={href} aria-current={href === here?.href ? 'page' : undefined}>
            <Icon name={icon} />
            {say(label)}
          </Link>
        ))}
      </nav>
      <header className={css.top}>
        <span className={css.street}>{say(dictionary.name)}</span>
        <Search now={now} />
        <span className={css.right}>
          <span className={css.clock}>
            {say(dateLabel(now))} {timeLabel(now)}
          </span>
          <button type="button" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
          <span className={css.who}>
            <i aria-hidden="true">{[...say(who)][0]}</i>
            {say(who)}
          </span>
          <button type="button" onClick={() => void signOut()}>
            <Icon name="out" size={16} />
            {say({ zh: '换人', en: 'Sign out' })}
          </button>
        </span>
      </header>
      <div className={css.below}>
        {dictionary.practice && <p className={css.practice}>{say(PRACTICE)}</p>}
        {signedOut ? (
          <p className={css.offline} role="alert">
            {say(SIGNED_OUT)}{' '}
            <button type="button" onClick={() => void signOut()}>
              {say({ zh: '重新登录', en: 'Sign in' })}
            </button>
          </p>
        ) : (
          !online && (
            <p className={css.offline} role="status">
              {say(OFFLINE)}
            </p>
          )
        )}
        <main className={css.main}>{children}</main>
      </div>
    </div>
  )
}
