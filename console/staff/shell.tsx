import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { dateLabel, timeLabel } from '../base/instant.ts'
import { speak, useLanguage, useSay } from '../base/language.ts'
import { useNow } from '../kit/now.ts'
import { type Me, signOut } from './session.ts'
import css from './shell.module.css'

/** What stands around every page of staff: where one is, what time it is, who one is. */
export function Shell({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const say = useSay()
  const language = useLanguage()
  const dictionary = useDictionary()
  const now = useNow()
  const [path] = useLocation()
  const who = me.party ?? me.roles[0] ?? { zh: me.name, en: me.name }
  return (
    <div className={css.app}>
      <nav className={css.rail} aria-label={say({ zh: '页面', en: 'Pages' })}>
        <span className={css.mark}>多格</span>
        <Link href="/desk" aria-current={path.startsWith('/desk/intake') ? undefined : 'page'}>
          <Icon name="inbox" />
          {say({ zh: '办件台', en: 'Desk' })}
        </Link>
        {me.submitsAt.length > 0 && (
          <Link href="/desk/intake" aria-current={path.startsWith('/desk/intake') ? 'page' : undefined}>
            <Icon name="phone" />
            {say({ zh: '受理台', en: 'Intake' })}
          </Link>
        )}
      </nav>
      <header className={css.top}>
        <span className={css.street}>{say(dictionary.name)}</span>
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
      <main className={css.main}>{children}</main>
    </div>
  )
}
