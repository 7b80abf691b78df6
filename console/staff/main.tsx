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

const UNANSWERED = ['unreachable', 'gateway', 'internal']

const queries = new QueryClient({
  defaultOptions: {
    // Without a network what is asked fails at once and says so, rather than wait without a word.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      // The pulse tells what to read anew, when somebody comes back to the page as well.
      refetchOnWindowFocus: false,
      // A refusal stays one; only what did not answer, or failed at it, is asked again.
      retry: (failures, error) => error instanceof Refused && UNANSWERED.includes(error.code) && failures < 2,
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

/** What whoever may not come in is to know: that nothing answered, or what the server says of them. */
function whyNot(error: unknown): string {
  if (!(error instanceof Refused)) return ''
  return UNANSWERED.includes(error.code)
    ? '：现在连不上'
    : `：${error.words?.zh.replace(/。$/, '') ?? error.code}`
}

signedIn(queries).then(
  (me) => me !== undefined && show.render(<Console me={me} />),
  (error: unknown) =>
    show.render(
      <p className="state">
        没能登录{whyNot(error)}。<a href="/desk">再试一次</a>
      </p>,
    ),
)
