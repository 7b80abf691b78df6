import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../base/client.ts'
import type { paths } from '../../generated/api.d.ts'

export type StandingOrders =
  paths['/v1/standing-orders']['get']['responses'][200]['content']['application/json']
export type Rule = StandingOrders['rules'][number]
type Arranging = NonNullable<
  paths['/v1/standing-orders/actions']['post']['requestBody']
>['content']['application/json']

const KEY = ['standing-orders']

/** Who stands in for whom, and which final rulings are kept. */
export const useOrders = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/v1/standing-orders')),
  })

/** Arranges something; what stands after it is read anew. */
export function useArranging(done: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Arranging) => answerOf(api.POST('/v1/standing-orders/actions', { body })),
    onSuccess: async () => {
      done()
      await queries.invalidateQueries({ queryKey: KEY })
    },
  })
}
