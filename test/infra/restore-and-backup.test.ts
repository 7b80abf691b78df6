import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { environmentOf } from '#infra/environments.ts'
import { SETTINGS, templatesOf } from '#test/support/synthesised.ts'

const CASES = 'duoge-prod-data-Cases-at-20261128013000'
const STREAM = `arn:aws:dynamodb:ap-east-1:000000000000:table/${CASES}/stream/2026-11-28T02:00:00.000`
const RESTORED = JSON.stringify({ cases: { table: CASES, stream: STREAM } })
const ELSEWHERE = 'arn:aws:backup:ap-southeast-1:000000000000:backup-vault:duoge-prod'

type Parts = Record<'data' | 'service' | 'observability', Template> & { readonly backup?: Template }
const prod = (said: object): Parts => templatesOf('prod', { ...SETTINGS.prod, ...said }) as Parts
const plain = prod({ backupCopies: ELSEWHERE })
const restored = prod({ restored: RESTORED })

const variables = (template: Template) =>
  Object.values(template.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment.Variables as Record<string, unknown>,
  )

describe('tables that were restored', () => {
  it('are what functions read and write, with rights on them and on no table that they replaced', () => {
    const named = variables(restored.service).flatMap(({ CASES_TABLE }) => CASES_TABLE ?? [])
    expect(named.length).toBeGreaterThan(10)
    expect(new Set(named)).toEqual(new Set([CASES]))
    const service = JSON.stringify(restored.service.toJSON())
    const before = JSON.stringify(plain.service.toJSON())
    const exported = /duoge-prod-data:ExportsOutput(Ref|FnGetAtt)Cases[A-Z0-9]+\w*/g
    expect(before.match(exported)?.length).toBeGreaterThan(10)
    expect(service.match(exported)).toBeNull()
  })

  it('feed the publisher by a stream of their own', () => {
    restored.service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: STREAM,
      StartingPosition: 'TRIM_HORIZON',
    })
  })

  it('leave the old ones and what is told of them, so that data and service are deployed one after the other', () => {
    const exports = (template: Template) =>
      Object.values(template.findOutputs('*')).flatMap(({ Export }) => Export?.Name ?? [])
    expect(exports(restored.data)).toEqual(exports(plain.data))
    expect(restored.data.findResources('AWS::DynamoDB::Table')).toEqual(
      plain.data.findResources('AWS::DynamoDB::Table'),
    )
    restored.data.hasOutput('CasesTable', { Value: CASES })
  })

  it('are told whole, or nothing is synthesised', () => {
    const said = (text: string) => () => environmentOf('dev', { restored: text })
    expect(said('{')).toThrow(/no JSON/)
    expect(said('{"cases":{"table":"x-at-1"}}')).toThrow(/stream/)
    expect(said('{"case":{"table":"x-at-1"}}')).toThrow(/case/)
  })
})

describe('what is halted', () => {
  const halted = prod({ halted: 'yes' })

  it('calls no function and takes nothing from queues and the stream, so that nothing becomes a dead letter', () => {
    halted.service.allResourcesProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 0 })
    halted.service.allResourcesProperties('AWS::Lambda::EventSourceMapping', { Enabled: false })
    plain.service.allResourcesProperties('AWS::Lambda::EventSourceMapping', { Enabled: true })
    plain.service.resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { ReservedConcurrentExecutions: Match.anyValue() },
      0,
    )
  })

  it('is said with one word', () => {
    expect(() => environmentOf('dev', { halted: 'no' })).toThrow(/halted=yes/)
  })
})

describe('the key of names and numbers', () => {
  it('can be replicated to another region, and gone on with there', () => {
    plain.data.hasResourceProperties('AWS::KMS::Key', {
      Description: Match.stringLikeRegexp('personal data'),
      MultiRegion: true,
    })
    const replica = 'arn:aws:kms:ap-southeast-1:000000000000:key/mrk-00000000000000000000000000000000'
    const there = prod({ personKey: replica })
    const named = variables(there.service).flatMap(({ PERSON_KEY_ARN }) => PERSON_KEY_ARN ?? [])
    expect(new Set(named)).toEqual(new Set([replica]))
    there.data.resourcePropertiesCountIs(
      'AWS::KMS::Key',
      { Description: Match.stringLikeRegexp('personal') },
      0,
    )
  })
})

describe('backups', () => {
  const backup = (template = plain.backup): Template => {
    if (template === undefined) throw new Error('prod has no backups.')
    return template
  }

  it('hold every table each night, with a copy in another region', () => {
    backup().hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            CopyActions: [{ DestinationBackupVaultArn: ELSEWHERE, Lifecycle: { DeleteAfterDays: 3 } }],
            Lifecycle: { DeleteAfterDays: 3 },
            ScheduleExpressionTimezone: 'Asia/Shanghai',
          }),
        ],
      },
    })
    const [selection] = Object.values(backup().findResources('AWS::Backup::BackupSelection'))
    const tables = z.array(z.unknown()).parse(selection?.Properties.BackupSelection.Resources)
    expect(tables).toHaveLength(Object.keys(plain.data.findResources('AWS::DynamoDB::Table')).length)
  })

  it('are of the tables in use', () => {
    expect(JSON.stringify(backup(restored.backup).toJSON())).toContain(`:table/${CASES}`)
  })

  it('are forgotten by time alone, and outlive their stack', () => {
    backup().hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        AccessPolicy: {
          Statement: [
            Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']) }),
          ],
        },
      },
    })
  })

  it('that fail are told', () => {
    plain.observability.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({ source: ['aws.backup'] }),
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^Alarms') } })],
    })
    plain.observability.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'events.amazonaws.com' } })]),
      },
    })
  })

  it('are made where data are kept', () => {
    expect(templatesOf('dev').backup).toBeUndefined()
    expect(templatesOf('prod-cn').backup).toBeDefined()
  })
})
