import type { paths } from '../generated/api.d.ts'

/** What the server answers where several parts of the console read it: types alone, of nothing that runs. */
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

/** What the server tells of a case. */
export type Told = Answer<'/v1/cases/{caseId}'>
/** What somebody owes in a case. */
export type Part = Told['tasks'][number]
/** One line of a case's timeline. */
export type Entry = Told['timeline']['items'][number]
/** What lies on a desk. */
export type Task = Answer<'/v1/tasks'>['items'][number]
/** A report of a case, as far as the asker may read it. */
export type Report = Answer<'/v1/cases/{caseId}/reports'>['items'][number]
/** One case on a board or in a list. */
export type Line = Answer<'/v1/cases'>['items'][number]
/** A precedent as people read it. */
export type Precedent = Answer<'/v1/precedents/{precedentId}'>
/** A precedent that was found. */
export type Found = Answer<'/v1/precedents'>['items'][number]
/** What a reviewer does to one. */
export type Review = NonNullable<
  paths['/v1/precedents/{precedentId}/review']['post']['requestBody']
>['content']['application/json']
