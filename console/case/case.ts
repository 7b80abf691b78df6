import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Told } from '../base/answers.ts'
import { answerOf, api } from '../base/client.ts'

/** What an item of the plan says is to be done; several of one party are told apart by it. */
export const itemOf = ({ case: { plan } }: Told, item: string | undefined): string | undefined =>
  plan?.items.find((one) => one.item === item)?.action

/** A case with everything that the asker may see of it. */
export const caseOf = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: () => answerOf(api.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })),
  })

/** The same, shown and kept up to date. */
export const useCase = (caseId: string) => useQuery(caseOf(caseId))
