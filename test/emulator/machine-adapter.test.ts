import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation'
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Machine } from '#adapters/ports.ts'
import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import { rememberingRunning } from '#adapters/stepfunctions/running.ts'
import { ACCOUNT, clientSettings, REGION } from '#local/environment/settings.ts'
import { RESUMED } from '#statemachines/contract.ts'

/** A machine that waits for nothing it would ever get, one that ends at once, and one that fails. */
const DEFINITIONS = {
  waits: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 600, End: true } } },
  ends: { StartAt: 'End', States: { End: { Type: 'Succeed' } } },
  fails: { StartAt: 'End', States: { End: { Type: 'Fail', Error: 'Permanent' } } },
}
const TEMPLATE = {
  Resources: Object.fromEntries(
    Object.entries(DEFINITIONS).map(([name, definition]) => [
      name,
      {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: `machine-adapter-${name}`,
          RoleArn: `arn:aws:iam::${ACCOUNT}:role/machine-adapter`,
          DefinitionString: JSON.stringify(definition),
        },
      },
    ]),
  ),
}
const arnOf = (name: string) => `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:machine-adapter-${name}`

describe('the machine on Step Functions', () => {
  const settings = clientSettings(inject('emulator'))
  const client = sfnClient(settings)
  const machines: Record<string, Machine> = {}

  beforeAll(async () => {
    const formation = new CloudFormationClient(settings)
    const StackName = 'machine-adapter'
    await formation.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(TEMPLATE) }))
    await waitUntilStackCreateComplete(
      { client: formation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { StackName },
    )
    for (const name of Object.keys(DEFINITIONS))
      machines[name] = createMachine({ client, stateMachineArn: arnOf(name) })
  })
  const machine = (name: keyof typeof DEFINITIONS): Machine => {
    const found = machines[name]
    if (found === undefined) throw new Error(`There is no machine that ${name}.`)
    return found
  }

  it('starts a run once, with its input to the byte', async () => {
    expect((await machine('waits').status('c-once', 1)).is).toBe('absent')
    expect(await machine('waits').start('c-once', 1, 'confirm')).toBe('started')
    await machine('waits').start('c-once', 1, 'confirm')
    expect(await machine('waits').status('c-once', 1)).toEqual({
      is: 'running',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    })
    const executionArn = `arn:aws:states:${REGION}:${ACCOUNT}:execution:machine-adapter-waits:c-once`
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }))
    const started = events.filter((one) => one.type === 'ExecutionStarted')
    expect(started.map((one) => one.executionStartedEventDetails?.input)).toEqual([
      '{"caseId":"c-once","run":1,"enterAt":"confirm"}',
    ])
  })

  it('says that a run exists when it has ended, or was started with another input', async () => {
    await machine('ends').start('c-ended', 1, 'confirm')
    await expect.poll(async () => (await machine('ends').status('c-ended', 1)).is).toBe('succeeded')
    expect(await machine('ends').start('c-ended', 1, 'leader')).toBe('exists')
    expect(await machine('ends').start('c-ended', 2, 'leader')).toBe('started')
  })

  it('stops a run, and takes it easy when there is none or it has ended', async () => {
    await machine('waits').start('c-stopped', 1, 'confirm')
    await machine('waits').stop('c-stopped', 1, RESUMED, 'Resumed by an operator.')
    await expect.poll(async () => (await machine('waits').status('c-stopped', 1)).is).toBe('failed')
    await machine('waits').stop('c-stopped', 1, RESUMED, 'Again.')
    await machine('waits').stop('c-none', 1, RESUMED, 'Never was.')
    await machine('fails').start('c-gone', 1, 'confirm')
    await expect.poll(async () => (await machine('fails').status('c-gone', 1)).is).toBe('failed')
    await machine('fails').stop('c-gone', 1, RESUMED, 'Resumed by an operator.')
  })

  it('tells a failed run', async () => {
    await machine('fails').start('c-failed', 1, 'confirm')
    await expect.poll(async () => (await machine('fails').status('c-failed', 1)).is).toBe('failed')
  })

  it('finds an unknown token gone', async () => {
    const answer = { outcome: 'accepted', nextVisit: 2, whose: 'ordinary' } as const
    expect(await machine('waits').answer('no-such-token', answer)).toBe('gone')
  })

  it('throws what is not expected', async () => {
    const nowhere = createMachine({ client, stateMachineArn: arnOf('nowhere') })
    await expect(nowhere.start('c-1', 1, 'confirm')).rejects.toThrow()
  })

  it('tells of runs that it has listed as of one that is asked for by itself', async () => {
    const many = rememberingRunning(machine('waits'), { client, stateMachineArn: arnOf('waits') })
    await machine('waits').start('c-listed', 1, 'confirm')
    const alone = await machine('waits').status('c-listed', 1)
    expect(await many.status('c-listed', 1)).toEqual(alone)
    expect(alone.is).toBe('running')
    expect((await many.status('c-never', 1)).is).toBe('absent')
  })
})
