import { useEffect, useRef, useState } from 'react'

/** Something that is being written down: when it was begun tells the order. */
type Begun = { readonly begunAt: number }
/** A draft with its name. */
export type Kept<T> = { readonly id: string; readonly value: T }

const NAME = 'duoge.draft.'

function parsed(text: string | null): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const inOrder = <T extends Begun>(drafts: readonly Kept<T>[]): readonly Kept<T>[] =>
  [...drafts].sort((a, b) => a.value.begunAt - b.value.begunAt || (a.id < b.id ? -1 : 1))

/**
 * Several drafts of one kind, each kept in this browser under a name of its own as it is typed: they outlive a reload, a
 * sign-out and a lost network, and two tabs show the same ones. One that nothing was typed in is not kept.
 * @param kind whose drafts, and of what
 * @param fresh a draft in which nothing was typed yet
 */
export function useDrafts<T extends Begun>(kind: string, fresh: () => T) {
  const prefix = `${NAME}${kind}.`
  const empty = useRef(fresh).current
  const [drafts, setDrafts] = useState<readonly Kept<T>[]>(() => {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix))
    const kept = names.flatMap((name) => {
      const value = parsed(localStorage.getItem(name))
      return value === undefined ? [] : [{ id: name.slice(prefix.length), value: { ...empty(), ...value } }]
    })
    return kept.length > 0 ? inOrder(kept) : [{ id: crypto.randomUUID(), value: empty() }]
  })
  const [full, setFull] = useState(false)
  const now = useRef(drafts)
  const show = (next: readonly Kept<T>[]): void => {
    now.current = next
    setDrafts(next)
  }

  const keep = (id: string, value: T): void => {
    try {
      localStorage.setItem(prefix + id, JSON.stringify(value))
      setFull(false)
    } catch {
      setFull(true)
    }
  }

  useEffect(() => {
    /** Another tab has written, sent or dropped one. */
    function onStorage({ key, newValue }: StorageEvent): void {
      if (key === null || !key.startsWith(prefix)) return
      const id = key.slice(prefix.length)
      const others = now.current.filter((one) => one.id !== id)
      const value = parsed(newValue)
      const next =
        value === undefined ? others : inOrder([...others, { id, value: { ...empty(), ...value } }])
      now.current = next.length > 0 ? next : [{ id: crypto.randomUUID(), value: empty() }]
      setDrafts(now.current)
    }
    addEventListener('storage', onStorage)
    return () => removeEventListener('storage', onStorage)
  }, [prefix, empty])

  return {
    drafts,
    /** The browser keeps no more: what is typed now is on the screen alone. */
    full,
    change(id: string, some: Partial<T>): void {
      const before = now.current.find((one) => one.id === id)
      if (before === undefined) return
      const value = { ...before.value, ...some }
      keep(id, value)
      show(now.current.map((one) => (one.id === id ? { id, value } : one)))
    },
    /** @returns the id of a further draft: with something in it already, or kept once something is typed */
    begin(some?: Partial<T>): string {
      const id = crypto.randomUUID()
      const value = { ...empty(), ...some }
      if (some !== undefined) keep(id, value)
      show([...now.current, { id, value }])
      return id
    },
    drop(id: string): void {
      localStorage.removeItem(prefix + id)
      const rest = now.current.filter((one) => one.id !== id)
      show(rest.length > 0 ? rest : [{ id: crypto.randomUUID(), value: empty() }])
    },
  }
}
