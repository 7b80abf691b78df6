import * as z from 'zod'
import type { People } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import type { Task } from '#domain/case/record/task.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'
import type { Report } from '#domain/report/record/report.ts'
import { once } from '#functions/runtime/once.ts'

/** Names for the ids of people in an answer. */
export const peopleSchema = once(() =>
  z
    .record(z.string(), z.string())
    .meta({ description: '姓名 · What those are called whose ids stand in the items' }),
)

const known = (ids: readonly (string | undefined)[]): readonly string[] =>
  ids.flatMap((one) => (one === undefined ? [] : [one]))

/** Whose ids a task carries: of those who asked for something, and of who refused it. */
export const peopleInTask = ({ pendingExtension, pendingProcessing, ruling, returning }: Task) =>
  known([pendingExtension?.by, pendingProcessing?.by, ruling?.by, returning?.refusedBy])

/** Whose ids a case carries: of who supervises it. */
export const peopleInCase = ({ supervision }: Case) => known([supervision?.by])

/** Whose ids a report carries: of those who called back, drafted its answer, or asked for something about it. */
export const peopleInReport = ({ extension, answer, callBacks }: Report) =>
  known([extension?.by, answer?.by, ...callBacks.map(({ by }) => by)])

/** Whose ids a precedent carries: of those who reviewed it, or reopened its case. */
export const peopleInPrecedent = ({ trail }: Precedent) => trail.map(({ by }) => by)

/** What people are called; nobody is asked for where no id stands. */
export async function namesOf(
  people: Pick<People, 'names'>,
  jurisdiction: string,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const different = [...new Set(ids)]
  return different.length === 0 ? {} : Object.fromEntries(await people.names(jurisdiction, different))
}
