import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { ENVIRONMENT_NAMES } from '#infra/environments.ts'
import { appOf } from '#test/support/synthesised.ts'

describe('cdk-nag', () => {
  it.each(ENVIRONMENT_NAMES)('finds nothing in %s that is not acknowledged with a reason', (name) => {
    const { app } = appOf(name)
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
    expect(() => app.synth()).not.toThrow()
  })
})
