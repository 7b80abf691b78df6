import { type Stack, Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { ENVIRONMENT_NAMES } from '#infra/environments.ts'
import { appOf } from '#test/support/synthesised.ts'

/** An environment that is checked when it is synthesised. */
function checked(name: (typeof ENVIRONMENT_NAMES)[number]) {
  const { app, duoge } = appOf(name)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  return { app, duoge }
}

describe('cdk-nag', () => {
  it.each(ENVIRONMENT_NAMES)('finds nothing in %s that is not acknowledged with a reason', (name) => {
    const { app } = checked(name)
    expect(() => app.synth()).not.toThrow()
  })

  it.each([
    ['AwsSolutions-S10', (scope: Stack) => new Bucket(scope, 'Planted')],
    ['Serverless-SQSRedrivePolicy', (scope: Stack) => new Queue(scope, 'Planted')],
  ] as const)('finds what is planted: %s', (finding, plant) => {
    const { app, duoge } = checked('prod')
    plant(duoge.data)
    expect(() => app.synth()).toThrow(finding)
  })
})
