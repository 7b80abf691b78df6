import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'
import { addDuoge, type Duoge } from '#infra/duoge.ts'
import { type EnvironmentName, environmentOf } from '#infra/environments.ts'
import { STUB_BUNDLES } from './stub-bundles.ts'

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')))

/** An app as the CDK's command line makes it, with one environment in it. */
export function appOf(name: EnvironmentName): { readonly app: App; readonly duoge: Duoge } {
  const app = new App({ context, analyticsReporting: false })
  return { app, duoge: addDuoge(app, environmentOf(name), STUB_BUNDLES) }
}

/** The templates of an environment, by the part of the system. */
export function templatesOf(name: EnvironmentName): Record<string, Template> {
  const { duoge } = appOf(name)
  return Object.fromEntries(Object.entries(duoge).map(([part, stack]) => [part, Template.fromStack(stack)]))
}
