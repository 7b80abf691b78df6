import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Review } from '../base/answers.ts'
import { answerOf, api } from '../base/client.ts'

/** How many are told for a search. */
const LISTED = 20

/** The precedents that fit some words or a matter, the likest first; none while nothing was asked. */
export const useFound = (q: string, matter: string) =>
  useQuery({
    queryKey: ['precedents', q, matter],
    queryFn: () =>
      answerOf(
        api.GET('/v1/precedents', {
          params: { query: { ...(q && { q }), ...(matter && { matter }), limit: LISTED } },
        }),
      ),
    enabled: q !== '' || matter !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

/** One precedent, whole. */
export const usePrecedent = (precedentId: string) =>
  useQuery({
    queryKey: ['precedent', precedentId],
    queryFn: () => answerOf(api.GET('/v1/precedents/{precedentId}', { params: { path: { precedentId } } })),
  })

/** Reviews one: what stands after it is shown at once, and every list is read anew. */
export function useReview(precedentId: string, done: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Review) =>
      answerOf(api.POST('/v1/precedents/{precedentId}/review', { params: { path: { precedentId } }, body })),
    onSuccess: async (after) => {
      queries.setQueryData(['precedent', precedentId], after)
      done()
      await queries.invalidateQueries({ queryKey: ['precedents'] })
    },
  })
}
