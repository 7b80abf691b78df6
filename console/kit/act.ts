import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sendTo } from '../base/client.ts'
import type { Action } from './form-schema.ts'

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
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'dictionary' })
    },
  })
}
