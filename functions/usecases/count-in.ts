import { count } from '#functions/runtime/log.ts'
import type { Serving } from './dependencies.ts'

/** What counting needs. */
export type CountDependencies = { readonly serving: Pick<Serving, 'practises'> }

/** Counts something that people care about, unless it happened in a street that practises (训练). */
export async function countIn(
  { serving }: CountDependencies,
  jurisdiction: string,
  name: Parameters<typeof count>[0],
  value?: number,
): Promise<void> {
  if (!(await serving.practises(jurisdiction))) count(name, value)
}
