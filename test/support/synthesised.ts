import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { afterAll } from 'vitest'
import * as z from 'zod'
import { addDuoge, type Duoge } from '#infra/duoge.ts'
import { type EnvironmentName, environmentOf, type Settings } from '#infra/environments.ts'
import { STUB_BUNDLES } from './stub-bundles.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Where the CDK puts what it synthesises; else it makes a folder for every app and leaves it. */
const OUTPUT = temporaryFolder(afterAll)

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')))

/** What an environment can't be deployed without, and with the edge what may stand in front. */
export const SETTINGS: Readonly<Partial<Record<EnvironmentName, Settings>>> = {
  prod: {
    domain: 'duoge.example.com',
    certificate: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    webAcl: 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/duoge/00000000-0000-0000-0000-000000000000',
  },
  'prod-cn': {
    issuer: 'https://sign-in.example.cn',
    audience: 'duoge',
    domain: 'api.example.cn',
    certificate: 'arn:aws-cn:acm:cn-north-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
  },
}

/** The key set of an issuer as it is published; nobody has the private part. */
export const KEYS = JSON.stringify({
  keys: [
    {
      kty: 'EC',
      kid: '2026-11',
      use: 'sig',
      crv: 'P-256',
      x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
      y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
    },
  ],
})

/** An app as the CDK's command line makes it, with one environment in it. */
export function appOf(
  name: EnvironmentName,
  said = SETTINGS[name],
): { readonly app: App; readonly duoge: Duoge } {
  const outdir = mkdtempSync(join(OUTPUT, `${name}-`))
  const app = new App({ context, analyticsReporting: false, outdir })
  return { app, duoge: addDuoge(app, environmentOf(name, said), STUB_BUNDLES) }
}

/** The templates of an environment, by the part of the system. */
export function templatesOf(name: EnvironmentName, said = SETTINGS[name]): Record<string, Template> {
  const { duoge } = appOf(name, said)
  return Object.fromEntries(Object.entries(duoge).map(([part, stack]) => [part, Template.fromStack(stack)]))
}
