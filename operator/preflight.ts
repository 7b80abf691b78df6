/**
 * `npm run preflight -- <environment> [--streets 1] [--cases <a year, of each>] [--staff <of each>]`: says which quotas of
 * the account and region that the command line is signed in to are too low for the streets that are planned. It only
 * reads. Ends with 2 when one is too low, with 1 when the account can't be asked.
 * `npm run preflight -- reference` writes docs/quotas.md.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { createAccountQuotas, serviceQuotasClient } from '#adapters/servicequotas/account-quotas.ts'
import { environmentName } from '#infra/environments.ts'
import { ROOT } from '#local/paths.ts'
import { A_STREET } from './preflight/load.ts'
import { linesOf, lookAt } from './preflight/look.ts'
import { quotaReference } from './preflight/reference.ts'

const plan = z.object({
  streets: z.coerce.number().int().min(1).default(1),
  cases: z.coerce.number().int().min(1).default(A_STREET.casesAYear),
  staff: z.coerce.number().int().min(0).default(A_STREET.staff),
})

/** AWS China has no user pools. */
const NOT_THERE = { 'prod-cn': ['cognito-idp'] } as Readonly<Record<string, readonly string[]>>

try {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { streets: text, cases: text, staff: text },
  })
  if (positionals[0] === 'reference') {
    await writeFile(join(ROOT, 'docs/quotas.md'), quotaReference())
    console.log('docs/quotas.md')
  } else {
    const environment = environmentName(positionals[0])
    if (environment === 'local' || environment === 'story')
      throw new Error('本机模拟器没有配额 · The emulator has no quotas: name an environment on AWS.')
    const read = plan.safeParse(values)
    if (!read.success) throw new Error(z.prettifyError(read.error))
    const { streets, cases: casesAYear, staff } = read.data
    const looked = await lookAt(
      createAccountQuotas({ client: serviceQuotasClient() }),
      { streets, casesAYear, staff },
      NOT_THERE[environment],
    )
    console.log(
      `${streets} 个街道，每年各 ${casesAYear} 件，${staff} 人 · ${streets} streets of ${casesAYear} cases a year and ${staff} staff; what the account has / what is needed:\n`,
    )
    console.log(linesOf(looked).join('\n'))
    if (looked.some(({ verdict }) => verdict === 'too-low')) process.exit(2)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
