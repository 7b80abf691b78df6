import type { QueryClient } from '@tanstack/react-query'
import { UserManager } from 'oidc-client-ts'
import { useSyncExternalStore } from 'react'
import { answerOf, api, askAs } from '../base/client.ts'
import { keepDraftsOf } from '../base/draft.ts'
import type { paths } from '../generated/api.d.ts'

/** Where and as what program people sign in here; it lies beside the built files. */
type Settings = {
  readonly clientId: string
  readonly issuer: string
  readonly authorize: string
  readonly token: string
}

/** Who is signed in, and which desks are theirs. */
export type Me = paths['/v1/me']['get']['responses'][200]['content']['application/json']

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Signing in by the code flow with PKCE; the token stays in this tab. */
async function managerOf(): Promise<UserManager> {
  const settings: Settings = await (await fetch('/console.json')).json()
  return new UserManager({
    authority: settings.issuer,
    metadata: {
      issuer: settings.issuer,
      authorization_endpoint: settings.authorize,
      token_endpoint: settings.token,
    },
    client_id: settings.clientId,
    redirect_uri: `${location.origin}/desk/signed-in`,
    response_type: 'code',
    scope: 'openid',
    loadUserInfo: false,
    automaticSilentRenew: false,
  })
}

const manager = managerOf()

/**
 * Sees to it that somebody is signed in: takes them back from signing in, or sends them there.
 * @param queries what asks who they are, again where nothing answered
 * @returns who they are, as the server knows them; nothing while the browser leaves for the page where they sign in
 * @throws Error when signing in failed; Refused when their account has no role here, or nothing answers
 */
export async function signedIn(queries: QueryClient): Promise<Me | undefined> {
  const users = await manager
  if (location.pathname === '/desk/signed-in') {
    const { state } = await users.signinRedirectCallback()
    history.replaceState(null, '', text(state) ?? '/desk')
  }
  const user = await users.getUser()
  if (user?.id_token === undefined || user.expired) {
    await users.signinRedirect({ state: location.pathname + location.search })
    return undefined
  }
  askAs({ token: user.id_token, refused: () => void signOut() })
  const me = await queries.fetchQuery({ queryKey: ['me'], queryFn: () => answerOf(api.GET('/v1/me')) })
  // From now on something may be being typed: they are told, and sign in again when they want to. The wall, where nobody
  // sits, does it by itself.
  if (!location.pathname.startsWith('/wall')) askAs({ token: user.id_token, refused: tellSignedOut })
  keepDraftsOf(me.id)
  return me
}

let isOut = false
const told = new Set<() => void>()

function tellSignedOut(): void {
  isOut = true
  for (const tell of told) tell()
}

function subscribe(tell: () => void): () => void {
  told.add(tell)
  return () => told.delete(tell)
}

/** Whether whoever was signed in is so no more: their token ran out, or is not believed any longer. */
export const useSignedOut = (): boolean => useSyncExternalStore(subscribe, () => isOut)

/** Ends the session in this tab, and lets somebody sign in. What was being typed stays in this browser. */
export async function signOut(): Promise<void> {
  const users = await manager
  await users.removeUser()
  await users.signinRedirect({ state: location.pathname + location.search })
}
