import type { AccountQuotas } from '#adapters/ports.ts'
import { loadOf, type Plan } from './load.ts'
import { neededOf, QUOTAS, type Quota } from './quotas.ts'

/** A quota as an account has it: enough, too low, or not told (then somebody has to look). */
export type Looked = {
  readonly quota: Quota
  readonly needed: number
  readonly has?: number
  readonly verdict: 'enough' | 'too-low' | 'not-told'
}

/**
 * Looks which quotas of an account are too low for what is planned.
 * @param without services that the environment has no use for
 */
export async function lookAt(
  account: AccountQuotas,
  plan: Plan,
  without: readonly string[] = [],
): Promise<readonly Looked[]> {
  const load = loadOf(plan)
  const looked: Looked[] = []
  // One after the other: the account answers only some ten such questions a second.
  for (const quota of QUOTAS.filter(({ service }) => !without.includes(service))) {
    const needed = neededOf(quota, load)
    const has = await account.valueOf(quota.service, quota.code)
    looked.push(
      has === undefined
        ? { quota, needed, verdict: 'not-told' }
        : { quota, needed, has, verdict: has < needed ? 'too-low' : 'enough' },
    )
  }
  return looked
}

const VERDICTS = { enough: '够 enough', 'too-low': '不够 TOO LOW', 'not-told': '未告知 not told' } as const

/** What was found, a line for each quota, and for each that is too low the command that asks for more. */
export function linesOf(looked: readonly Looked[]): readonly string[] {
  const rows = looked.map(
    ({ quota: { service, name }, needed, has, verdict }) =>
      `${VERDICTS[verdict].padEnd(16)} ${service.padEnd(12)} ${name.padEnd(58)} ${grouped(has).padStart(12)} / ${grouped(needed)}`,
  )
  const tooLow = looked.filter(({ verdict }) => verdict === 'too-low')
  const notTold = looked.filter(({ verdict }) => verdict === 'not-told')
  return [
    ...rows,
    ...(tooLow.length === 0
      ? []
      : [
          '',
          `${tooLow.length} 项不够，这样申请 · too low; ask for more with:`,
          ...tooLow.map(
            ({ quota: { service, code }, needed }) =>
              `  aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${needed}`,
          ),
        ]),
    ...(notTold.length === 0
      ? []
      : [
          '',
          `${notTold.length} 项这个区域没有告知，请在控制台查看 · not told in this region, look in the console: ${notTold.map(({ quota }) => quota.name).join('; ')}`,
        ]),
  ]
}

const grouped = (value: number | undefined): string => value?.toLocaleString('en') ?? '—'
