import { lazy, type ReactNode, Suspense } from 'react'
import { Link, Redirect } from 'wouter'
import { useSay } from '../base/language.ts'
import type { Me } from '../staff/session.ts'
import css from './manage.module.css'
import { SECTIONS, type SectionName } from './sections.ts'

const People = lazy(async () => ({ default: (await import('./people/people.tsx')).People }))
const Packs = lazy(async () => ({ default: (await import('./packs/packs.tsx')).Packs }))
const Orders = lazy(async () => ({ default: (await import('./orders/orders.tsx')).Orders }))
const Looks = lazy(async () => ({ default: (await import('./looks/looks.tsx')).Looks }))
const Running = lazy(async () => ({ default: (await import('./running/running.tsx')).Running }))

const SHOWN: Readonly<Record<SectionName, (me: Me) => ReactNode>> = {
  people: (me) => <People administers={me.may.includes('administer')} myId={me.id} />,
  packs: () => <Packs />,
  orders: (me) => <Orders me={me} />,
  looks: () => <Looks />,
  running: () => <Running />,
}

/** 管理: people and postings, packs, standing orders, what keeps running; each for those whose it is. */
export function ManagePage({ me, section }: { readonly me: Me; readonly section: string | undefined }) {
  const say = useSay()
  const mine = SECTIONS.filter(({ isFor }) => isFor(me))
  const shown = mine.find(({ name }) => name === section)
  if (shown === undefined)
    return <Redirect to={mine[0] === undefined ? '/desk' : `/desk/manage/${mine[0].name}`} replace />
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{say({ zh: '管理', en: 'Manage' })}</h1>
        <nav aria-label={say({ zh: '管理的各项', en: 'What is managed' })}>
          {mine.map(({ name, label }) => (
            <Link
              key={name}
              href={`/desk/manage/${name}`}
              aria-current={name === shown.name ? 'page' : undefined}
            >
              {say(label)}
            </Link>
          ))}
        </nav>
      </header>
      <Suspense
        fallback={
          <p className="state" aria-busy="true">
            {say({ zh: '正在打开…', en: 'Opening …' })}
          </p>
        }
      >
        {SHOWN[shown.name](me)}
      </Suspense>
    </div>
  )
}
