import type { Edition } from '#domain/pack/edition.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Problem } from '#functions/runtime/problem.ts'
import type { ChangeDependencies } from '#functions/usecases/dependencies.ts'

/** Told to whoever looks after no pack. */
export const NOT_AN_ADMINISTRATOR: Problem = {
  code: 'not-permitted',
  message: 'An administrator of the street looks after its pack.',
}

/** A version of a pack as it was published; nothing when it never was. */
export async function packAt(
  { rulesOf, editions }: Pick<ChangeDependencies, 'rulesOf'> & { readonly editions: readonly Edition[] },
  jurisdiction: string,
  version: number,
): Promise<Pack | undefined> {
  if (!editions.some((one) => one.version === version)) return undefined
  return (await rulesOf(jurisdiction, version)).pack
}
