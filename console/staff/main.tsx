import '../base/tokens.css'
import './staff.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import ConfigProvider from 'antd/es/config-provider'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Refused } from '../base/client.ts'
import { Pages } from './pages.tsx'
import { type Me, signedIn } from './session.ts'
import { THEME } from './theme.ts'

const queries = new QueryClient({
  defaultOptions: {
    // Without a network what is asked fails at once and says so, rather than wait without a word.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchInterval: 15_000,
      // A refusal stays one; only what did not answer is asked again.
      retry: (failures, error) => error instanceof Refused && error.code === 'unreachable' && failures < 2,
    },
  },
})

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root.')
const show = createRoot(root)

const Console = ({ me }: { readonly me: Me }) => (
  <StrictMode>
    <ConfigProvider theme={THEME} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <Suspense
          fallback={
            <p className="state" aria-busy="true">
              正在打开…
            </p>
          }
        >
          <Pages me={me} />
        </Suspense>
      </QueryClientProvider>
    </ConfigProvider>
  </StrictMode>
)

signedIn().then(
  (me) => me !== undefined && show.render(<Console me={me} />),
  () =>
    show.render(
      <p className="state">
        没能登录。<a href="/desk">再试一次</a>
      </p>,
    ),
)
