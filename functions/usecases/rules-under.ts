import type { Case } from '#domain/case/record/case.ts'
import type { ChangeDependencies, Rules } from './dependencies.ts'

/** The rules that each of some cases of a jurisdiction runs under; every version is read once. */
export async function rulesUnder(
  rulesOf: ChangeDependencies['rulesOf'],
  jurisdiction: string,
  cases: Iterable<Pick<Case, 'packVersion'>>,
): Promise<(of: Pick<Case, 'packVersion'>) => Rules> {
  const versions = [...new Set([...cases].map(({ packVersion }) => packVersion))]
  const read = new Map(
    await Promise.all(
      versions.map(async (version) => [version, await rulesOf(jurisdiction, version)] as const),
    ),
  )
  return ({ packVersion }) => {
    const rules = read.get(packVersion)
    if (rules === undefined) throw new Error(`Version ${packVersion} is of none of these cases.`)
    return rules
  }
}
