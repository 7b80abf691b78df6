import { useQuery } from '@tanstack/react-query'
import { answerOf, api } from '../base/client.ts'

/** A case with everything that the asker may see of it. */
export const useCase = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId],
    queryFn: () => answerOf(api.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })),
  })
