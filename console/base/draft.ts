import { useEffect, useState } from 'react'

let owner = ''

/** From now on drafts are this person's: whoever signs in next in this browser sees none of them. */
export function keepDraftsOf(person: string): void {
  owner = `${person}.`
}

/** Reads a draft kept in this browser; what is broken counts as none. */
function kept(key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** Whether something is kept that was typed about something and not sent. */
export const isBegun = (about: string): boolean =>
  Object.keys(localStorage).some((name) => name.startsWith(`duoge.draft.${owner}${about}.`))

/**
 * What somebody is typing, kept in this browser until it is sent: it outlives a reload, a sign-out and a lost network.
 * @param key one for each form; another key is another draft
 * @returns the draft, a way to change some of it, and a way to drop it
 */
export function useDraft<T extends Record<string, unknown>>(
  key: string,
  empty: T,
): [T, (some: Partial<T>) => void, () => void] {
  const name = `duoge.draft.${owner}${key}`
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...kept(name) }))
  useEffect(() => {
    if (JSON.stringify(draft) === JSON.stringify(empty)) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(draft))
  }, [name, draft, empty])
  return [draft, (some) => setDraft((before) => ({ ...before, ...some })), () => setDraft(empty)]
}
