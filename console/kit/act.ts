import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused, sendTo } from '../base/client.ts'
import type { Action } from './form-schema.ts'

/** Everything shown, but what things are called. */
const readAnew = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'dictionary' })

type ToDo = {
  readonly action: Action
  readonly form: Readonly<Record<string, unknown>>
}

/**
 * Does an action about several, one after the other. What is refused leaves the others done; where nothing answers, what is
 * left is not tried.
 * @param done called with those that were done
 * @returns how many are still to be done meanwhile, and in the end what was refused
 */
export function useActs<About extends ToDo>(done: (all: readonly About[]) => void) {
  const queries = useQueryClient()
  const [left, setLeft] = useState(0)
  const acting = useMutation({
    mutationFn: async (all: readonly About[]) => {
      const refused: { readonly about: About; readonly fault: Error }[] = []
      for (const [at, about] of all.entries()) {
        const { action, form } = about
        setLeft(all.length - at)
        const fault = await sendTo(action.href, { ...action.fill, ...form }).then(
          () => undefined,
          (one: unknown) => (one instanceof Error ? one : new Refused('unreachable')),
        )
        if (fault === undefined) continue
        refused.push({ about, fault })
        if (!(fault instanceof Refused) || fault.code !== 'unreachable') continue
        refused.push(...all.slice(at + 1).map((one) => ({ about: one, fault })))
        break
      }
      return refused
    },
    onSuccess: async (refused, all) => {
      done(all.filter((one) => refused.every(({ about }) => about !== one)))
      await readAnew(queries)
    },
  })
  return { ...acting, left }
}

/** Does one of the actions that the server offered, and has everything shown read anew. */
export function useAct(done: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      action: { href, fill },
      form,
    }: {
      action: Action
      form: Readonly<Record<string, unknown>>
    }) => sendTo(href, { ...fill, ...form }),
    onSuccess: async () => {
      done()
      await readAnew(queries)
    },
  })
}
