import { useRef } from 'react'
import { Link } from 'wouter'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useNow } from '../kit/now.ts'
import { Reports } from '../kit/reports.tsx'
import type { Me } from '../staff/session.ts'
import { ActionBar } from './action-bar.tsx'
import { useCase } from './case.ts'
import { Head } from './head.tsx'
import css from './page.module.css'
import { Papers } from './paper/papers.tsx'
import { Parties } from './parties.tsx'
import { Seen } from './seen.tsx'
import { Timeline } from './timeline.tsx'
import { Way } from './way.tsx'
import { WhistleBlown } from './whistle.tsx'

/** 案件: what, where, who has it; the way; every party's part; what may be done. */
export function CasePage({ id, me }: { readonly id: string; readonly me: Me }) {
  const say = useSay()
  const now = useNow()
  const { data, error, isPending } = useCase(id)
  // What changed since it was opened is said, not hidden.
  const opened = useRef<number>(undefined)
  if (isPending)
    return (
      <p className="state" aria-busy="true">
        {say({ zh: '正在打开案件…', en: 'Opening the case …' })}
      </p>
    )
  if (data === undefined)
    return (
      <div className="state">
        <p>{say(faultWords(error))}</p>
        <Link href="/desk">{say({ zh: '回到办件台', en: 'Back to the desk' })}</Link>
      </div>
    )
  opened.current ??= data.case.sequence
  return (
    <div className={css.page}>
      <div className={css.scroll}>
        <Head told={data} now={now}>
          <Papers
            told={data}
            by={`${say(me.party ?? me.roles[0] ?? { zh: '', en: '' })} ${me.name}`}
            now={now}
          />
        </Head>
        <Way timeline={data.timeline.items} stage={data.case.stage} ended={data.case.status === 'ended'} />
        {data.case.whistle && <WhistleBlown whistle={data.case.whistle} now={now} />}
        <Seen told={data} />
        <Parties told={data} now={now} />
        <div className={css.below}>
          <Timeline entries={data.timeline.items} now={now} />
          <section className={css.said}>
            <h2>{say({ zh: '诉求（工单）', en: 'Reports' })}</h2>
            <Reports caseId={id} now={now} />
          </section>
        </div>
      </div>
      <ActionBar told={data} changed={data.case.sequence - opened.current} />
    </div>
  )
}
