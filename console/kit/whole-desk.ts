import { useQuery } from '@tanstack/react-query'
import type { Task } from '../base/answers.ts'
import { answerOf, api } from '../base/client.ts'

/** Pages that are read of a desk: more nobody calls or visits on a day. */
const PAGES = 10

type Desk = { readonly tasks: readonly Task[]; readonly forms: Readonly<Record<string, unknown>> }

async function wholeDesk(): Promise<Desk> {
  const tasks: Task[] = []
  let forms: Desk['forms'] = {}
  for (let cursor: string | undefined, page = 0; page < PAGES; page += 1) {
    const read = await answerOf(
      api.GET('/v1/tasks', {
        params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    )
    tasks.push(...read.items)
    forms = { ...forms, ...read.forms }
    if (read.cursor === undefined) break
    cursor = read.cursor
  }
  return { tasks, forms }
}

/** Everything on the desks of whoever looks, for the pages that need all of one kind at once. */
export function useWholeDesk() {
  const { data, error, isPending } = useQuery({ queryKey: ['tasks', 'whole'], queryFn: wholeDesk })
  return { tasks: data?.tasks ?? [], forms: data?.forms ?? {}, error, loading: isPending }
}
