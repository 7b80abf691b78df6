import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../base/client.ts'
import type { paths } from '../../generated/api.d.ts'

export type Staff = paths['/v1/people']['get']['responses'][200]['content']['application/json']
export type Member = Staff['items'][number]
export type Posting = Member['postings'][number]
export type Doing = NonNullable<
  paths['/v1/people/actions']['post']['requestBody']
>['content']['application/json']

const KEY = ['people']

/** Everybody of the street, with all their postings. */
export const usePeople = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/v1/people')),
  })

/** Does something about somebody; what stands after it is shown at once. */
export function useDoing(done: (person: Member, temporaryPassword?: string) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Doing) => answerOf(api.POST('/v1/people/actions', { body })),
    onSuccess: ({ person, temporaryPassword }) => {
      queries.setQueryData<Staff>(
        KEY,
        (before) =>
          before && { ...before, items: [...before.items.filter(({ id }) => id !== person.id), person] },
      )
      done(person, temporaryPassword)
      void queries.invalidateQueries({ queryKey: KEY })
    },
  })
}

/** Whether a posting holds at a moment. */
export const holds = ({ from, until }: Posting, now: number): boolean =>
  Date.parse(from) <= now && (until === undefined || now < Date.parse(until))

/** Whether a posting holds or will. */
export const isAhead = ({ until }: Posting, now: number): boolean =>
  until === undefined || now < Date.parse(until)
