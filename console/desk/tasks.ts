import { useInfiniteQuery } from '@tanstack/react-query'
import { answerOf, api } from '../base/client.ts'
import type { Me } from '../staff/session.ts'

/**
 * My open tasks, earliest due time first, read anew when something has moved; and the forms that their actions share.
 * @param desks the desks that are mine: where there is none, nothing is asked
 */
export function useTasks(desks: Me['desks']) {
  const isNobodys = desks.length === 0
  const query = useInfiniteQuery({
    enabled: !isNobodys,
    queryKey: ['tasks'],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/v1/tasks', { params: { query: pageParam === '' ? {} : { cursor: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
  const pages = query.data?.pages ?? []
  return {
    tasks: pages.flatMap(({ items }) => items),
    forms: Object.assign({}, ...pages.map(({ forms }) => forms)),
    error: query.error,
    loading: query.isPending && !isNobodys,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    updatedAt: query.dataUpdatedAt,
  }
}
