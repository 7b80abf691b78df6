import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch } from 'wouter'
import '../base/tokens.css'
import './public.css'
import { Frame } from './frame.tsx'
import { ReportPage } from './report/page.tsx'
import { AskCode } from './track/ask-code.tsx'
import { TrackPage } from './track/page.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root.')

createRoot(root).render(
  <StrictMode>
    <Frame>
      <Switch>
        <Route path="/t/:code">{({ code }) => <TrackPage key={code} code={code} />}</Route>
        <Route path="/t">
          <AskCode />
        </Route>
        <Route>
          <ReportPage />
        </Route>
      </Switch>
    </Frame>
  </StrictMode>,
)
