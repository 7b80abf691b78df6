import { lazy, type ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { CasePage } from '../case/page.tsx'
import { DeskPage } from '../desk/page.tsx'
import { GridPage } from '../grid/page.tsx'
import { usePulse } from '../kit/pulse.ts'
import { pagesOf } from './places.ts'
import type { Me } from './session.ts'
import { Shell } from './shell.tsx'

// Loaded by those alone who go there.
const IntakePage = lazy(async () => ({ default: (await import('../intake/page.tsx')).IntakePage }))
const CallBackPage = lazy(async () => ({
  default: (await import('../callback/page.tsx')).CallBackPage,
}))
const ChecksPage = lazy(async () => ({ default: (await import('../checks/page.tsx')).ChecksPage }))
const KnowledgePage = lazy(async () => ({
  default: (await import('../knowledge/page.tsx')).KnowledgePage,
}))
const ManagePage = lazy(async () => ({ default: (await import('../manage/page.tsx')).ManagePage }))
const WallPage = lazy(async () => ({ default: (await import('../wall/page.tsx')).WallPage }))
const BoardPage = lazy(async () => ({ default: (await import('../board/page.tsx')).BoardPage }))

/** The pages that somebody goes to from the rail, each by its address. */
const PAGES: Readonly<Record<string, (me: Me) => ReactNode>> = {
  '/desk': (me) => <DeskPage me={me} />,
  '/desk/intake': (me) => <IntakePage me={me} />,
  '/desk/calls': () => <CallBackPage />,
  '/desk/checks': () => <ChecksPage />,
  '/desk/knowledge': (me) => <KnowledgePage me={me} />,
  '/desk/grid': (me) => <GridPage me={me} />,
  '/desk/board': () => <BoardPage />,
}

/** The pages of staff that people work on. Whoever comes to one that is not theirs is taken to their first. */
const Desks = ({ me }: { readonly me: Me }) => (
  <Shell me={me}>
    <Switch>
      {pagesOf(me).flatMap(({ href }) => {
        const page = PAGES[href]
        return page === undefined
          ? []
          : [
              <Route key={href} path={href}>
                {page(me)}
              </Route>,
            ]
      })}
      <Route path="/desk/manage/:section?">{({ section }) => <ManagePage me={me} section={section} />}</Route>
      <Route path="/desk/cases/:id">{({ id }) => <CasePage key={id} id={id} me={me} />}</Route>
      <Route>
        <Redirect to={pagesOf(me)[0]?.href ?? '/desk'} replace />
      </Route>
    </Switch>
  </Shell>
)

/** The pages of staff; the wall has nothing around it. */
export function Pages({ me }: { readonly me: Me }) {
  usePulse()
  return (
    <Switch>
      {me.boards.includes('street') && (
        <Route path="/wall">
          <WallPage />
        </Route>
      )}
      <Route>
        <Desks me={me} />
      </Route>
    </Switch>
  )
}
