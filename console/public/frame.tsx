import type { ReactNode } from 'react'
import { Link, useRoute } from 'wouter'
import { speak, useLanguage, useSay } from '../base/language.ts'

/** The line at the top of every page of residents: whose page it is, the other page, the other language. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const say = useSay()
  const language = useLanguage()
  const [tracking] = useRoute('/t/*?')
  return (
    <>
      <header className="top">
        <span className="name">{say({ zh: '街道城运中心', en: 'City operations centre' })}</span>
        <button type="button" className="link" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
        {tracking ? (
          <Link href="/">{say({ zh: '报一件事', en: 'Report' })}</Link>
        ) : (
          <Link href="/t">{say({ zh: '查进度', en: 'Progress' })}</Link>
        )}
      </header>
      <main>{children}</main>
    </>
  )
}
