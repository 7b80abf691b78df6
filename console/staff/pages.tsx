import { Redirect, Route, Switch } from 'wouter'
import { CasePage } from '../case/page.tsx'
import { DeskPage } from '../desk/page.tsx'
import type { Me } from './session.ts'
import { Shell } from './shell.tsx'

/** The pages of staff. */
export const Pages = ({ me }: { readonly me: Me }) => (
  <Shell me={me}>
    <Switch>
      <Route path="/desk">
        <DeskPage me={me} />
      </Route>
      <Route path="/desk/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
      <Route>
        <Redirect to="/desk" replace />
      </Route>
    </Switch>
  </Shell>
)
