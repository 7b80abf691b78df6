import type { Report } from '#domain/report/record/report.ts'
import type { Rules } from '../dependencies.ts'
import { rulesUnder } from '../rules-under.ts'

/** The rules of the versions that what a report is owed is from. */
export async function rulesOwed(
  rulesOf: (jurisdiction: string, packVersion?: number) => Promise<Rules>,
  jurisdiction: string,
  report: Report | undefined,
): Promise<(packVersion: number) => Rules> {
  const owed = report?.status === 'joined' ? report.owed : undefined
  const of = [owed, owed?.longer].flatMap((one) => (one === undefined ? [] : [one]))
  const under = await rulesUnder(rulesOf, jurisdiction, of)
  return (packVersion) => under({ packVersion })
}
