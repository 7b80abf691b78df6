import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answerOf, api } from '../base/client.ts'
import type { Draft } from './draft.ts'

/** So long nothing is typed before it is asked. */
const PAUSE = 350
/** What was late is asked for once more so soon, each time twice as late, and so often: a server may be busy for a minute. */
const AGAIN = 1_200
const TIMES = 6

const typedIn = ({ description, place, matter }: Draft) => ({
  description: description.slice(0, 4_000),
  place: place.slice(0, 500),
  ...(matter && { matter }),
})

/**
 * The advice of the server on a draft: asked when typing pauses, dropped when something newer is asked. What is there stays
 * until the next has come.
 * @param composing whether an input method is composing: what stands in the field then is no word yet
 */
export function useAdvice(draft: Draft, composing: boolean) {
  const typed = typedIn(draft)
  const text = JSON.stringify(typed)
  const [asked, ask] = useState(typed)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is told by its text
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => ask(typed), PAUSE)
    return () => clearTimeout(timer)
  }, [text, composing])
  return useQuery({
    queryKey: ['intake-advice', asked],
    queryFn: ({ signal }) => answerOf(api.POST('/v1/advice/intake', { body: asked, signal })),
    enabled: asked.place.trim() !== '' || asked.description.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.complete === false && dataUpdateCount <= TIMES ? AGAIN * 2 ** (dataUpdateCount - 1) : false,
  })
}
