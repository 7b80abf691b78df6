import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answerOf, api } from '../base/client.ts'

/** How long a page waits between two questions, in milliseconds: one that is used, and one that only stands open. */
const USED = 30_000
const IDLE = 120_000
/** Whoever touched it so lately uses it. */
const LATELY = 120_000
/** After an act the machine goes on for some seconds: a page asks so soon after it, then each time twice as late. */
const AFTER_ACT = 2_000
const SETTLES = 8_000
/** A hint may be lost: so often everything shown is read anew. */
const WHOLE = 300_000
/** Scopes the server takes at a time. */
const AT_A_TIME = 10

/** The scope of the pulse that tells whether an answer has moved, by what was asked. */
function scopeOf([what, of]: QueryKey): string | undefined {
  if (what === 'tasks') return 'desk'
  if (typeof of !== 'string') return undefined
  if (what === 'case' || what === 'reports') return `case:${of}`
  if (what !== 'board') return undefined
  const [kind = '', code] = of.split(':')
  return kind === 'party' ? of : `board:${code ?? kind}`
}

/** The versions of some scopes. @throws Refused where one of them is not seen any more, or nothing answers */
async function versionsOf(scopes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const versions = new Map<string, string>()
  for (let from = 0; from < scopes.length; from += AT_A_TIME) {
    const of = scopes.slice(from, from + AT_A_TIME).join(',')
    const answer = await answerOf(api.GET('/v1/pulse', { params: { query: { of } } }))
    for (const [scope, version] of Object.entries(answer.versions)) versions.set(scope, version)
  }
  return versions
}

/** Everything shown of which the pulse tells. */
const shown = (queries: QueryClient) =>
  queries
    .getQueryCache()
    .findAll({ type: 'active' })
    .flatMap((query) => {
      const scope = scopeOf(query.queryKey)
      return scope === undefined ? [] : [{ query, scope }]
    })

/**
 * Keeps what is shown up to date: asks again and again which of it has moved, and has that alone read anew. What has not
 * moved is as it is now, and says so. A page that nobody sees asks nothing.
 * @param isWatched whether the page is looked at though nobody touches it
 * @returns what ends it
 */
function keepPulse(queries: QueryClient, isWatched: () => boolean): () => void {
  const known = new Map<string, string>()
  const asked = new Set<string>()
  let wholeAt = Date.now()
  let touchedAt = Date.now()
  let actedAt = 0
  let asking = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const askIn = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void askAndWait(), wait)
  }

  function untilNext(): number {
    const now = Date.now()
    if (now - actedAt < SETTLES) return Math.max(AFTER_ACT, now - actedAt)
    return isWatched() || now - touchedAt < LATELY ? USED : IDLE
  }

  async function askAndWait(): Promise<void> {
    if (document.hidden) return
    if (asking) {
      askIn(AFTER_ACT)
      return
    }
    asking = true
    await ask().finally(() => {
      asking = false
    })
    askIn(untilNext())
  }

  async function ask(): Promise<void> {
    const at = Date.now()
    const fine = shown(queries).filter(({ query }) => query.state.status !== 'error')
    const versions = await versionsOf([...new Set(fine.map(({ scope }) => scope))]).catch(() => undefined)
    // Where nothing is told, reading each tells what is wrong.
    const whole = versions === undefined || at - wholeAt >= WHOLE
    if (whole) wholeAt = at
    // Several answers may be of one scope: each is read anew.
    const moved = new Set([...known].flatMap(([scope, was]) => (versions?.get(scope) === was ? [] : [scope])))
    const before = new Set(known.keys())
    for (const [scope, version] of versions ?? []) known.set(scope, version)
    for (const { query, scope } of shown(queries)) {
      const version = versions?.get(scope)
      const { status, fetchStatus } = query.state
      // What was there before its first version was told may be older than that.
      const unsure = status === 'success' && fetchStatus === 'idle' && !before.has(scope)
      if (whole || moved.has(scope) || unsure || status === 'error')
        void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
      else if (version !== undefined && fetchStatus === 'idle')
        queries.setQueryData(query.queryKey, query.state.data, { updatedAt: at })
    }
  }

  const touched = () => {
    if (Date.now() - touchedAt >= LATELY) askIn(0)
    touchedAt = Date.now()
  }
  const atOnce = () => askIn(0)
  // What has just come to be shown is asked about at once, while it is being read.
  const newlyShown = queries.getQueryCache().subscribe(({ type, query }) => {
    const scope = scopeOf(query.queryKey)
    if (type !== 'observerAdded' || scope === undefined || asked.has(scope)) return
    asked.add(scope)
    askIn(0)
  })
  const acted = queries.getMutationCache().subscribe(({ type, mutation }) => {
    if (type !== 'updated' || mutation.state.status !== 'success') return
    actedAt = Date.now()
    askIn(AFTER_ACT)
  })
  const touches = ['pointerdown', 'keydown', 'wheel'] as const
  for (const one of touches) addEventListener(one, touched, { passive: true })
  document.addEventListener('visibilitychange', atOnce)
  addEventListener('online', atOnce)
  // What is shown already is being read.
  for (const { scope } of shown(queries)) asked.add(scope)
  atOnce()

  return () => {
    clearTimeout(timer)
    newlyShown()
    acted()
    for (const one of touches) removeEventListener(one, touched)
    document.removeEventListener('visibilitychange', atOnce)
    removeEventListener('online', atOnce)
  }
}

const isWall = () => location.pathname === '/wall'

/** As long as it is used, everything shown is kept up to date; a wall is watched by all who pass. */
export function usePulse(): void {
  const queries = useQueryClient()
  useEffect(() => keepPulse(queries, isWall), [queries])
}
