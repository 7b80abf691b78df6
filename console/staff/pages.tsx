import { lazy } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { CasePage } from '../case/page.tsx'
import { DeskPage } from '../desk/page.tsx'
import { GridPage } from '../grid/page.tsx'
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

/** The pages of staff that people work on. */
const Desks = ({ me }: { readonly me: Me }) => (
  <Shell me={me}>
    <Switch>
      <Route path="/desk">
        {pagesOf(me)[0]?.href === '/desk' ? (
          <DeskPage me={me} />
        ) : (
          <Redirect to={pagesOf(me)[0]?.href ?? '/desk'} replace />
        )}
      </Route>
      {me.submitsAt.length > 0 && (
        <Route path="/desk/intake">
          <IntakePage me={me} />
        </Route>
      )}
      <Route path="/desk/calls">
        <CallBackPage />
      </Route>
      <Route path="/desk/checks">
        <ChecksPage />
      </Route>
      <Route path="/desk/knowledge">
        <KnowledgePage me={me} />
      </Route>
      <Route path="/desk/grid">
        <GridPage me={me} />
      </Route>
      <Route path="/desk/board">
        <BoardPage />
      </Route>
      <Route path="/desk/manage/:section?">{({ section }) => <ManagePage me={me} section={section} />}</Route>
      <Route path="/desk/cases/:id">{({ id }) => <CasePage key={id} id={id} me={me} />}</Route>
      <Route>
        <Redirect to="/desk" replace />
      </Route>
    </Switch>
  </Shell>
)

/** The pages of staff; the wall has nothing around it. */
export const Pages = ({ me }: { readonly me: Me }) => (
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
