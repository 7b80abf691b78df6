import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../base/client.ts'
import type { Action } from './form-schema.ts'

/** A path of the API that an action is sent to; the document lists each, the server says which. */
const send = async ({ href, fill }: Action, form: Readonly<Record<string, unknown>>): Promise<unknown> => {
  const [kind, id, , reportId] = href.replace('/v1/', '').split('/')
  // What is sent was made from the server's own form: the types of the bodies are its business.
  const body: never = Object.assign(Object.create(null), fill, form)
  if (kind === 'tasks' && id !== undefined)
    return answerOf(api.POST('/v1/tasks/{taskId}/outcome', { params: { path: { taskId: id } }, body }))
  if (id !== undefined && reportId !== undefined)
    return answerOf(
      api.POST('/v1/cases/{caseId}/reports/{reportId}/actions', { params: { path: { caseId: id, reportId } }, body }),
    )
  return answerOf(api.POST('/v1/cases/{caseId}/actions', { params: { path: { caseId: id ?? '' } }, body }))
}

/** Does one of the actions that the server offered, and has everything shown read anew. */
export function useAct(done: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ action, form }: { action: Action; form: Readonly<Record<string, unknown>> }) => send(action, form),
    onSuccess: async () => {
      done()
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'dictionary' })
    },
  })
}
