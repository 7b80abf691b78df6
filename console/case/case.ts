import { useQuery } from '@tanstack/react-query'
import { answerOf, api } from '../base/client.ts'
import type { paths } from '../generated/api.d.ts'

/** What the server tells of a case. */
export type Told = paths['/v1/cases/{caseId}']['get']['responses'][200]['content']['application/json']
export type Task = Told['tasks'][number]
export type Entry = Told['timeline']['items'][number]

/** A case with everything that the asker may see of it. */
export const useCase = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId],
    queryFn: () => answerOf(api.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })),
  })
