import { CfnOutput, Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib'
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  type IBackupVault,
} from 'aws-cdk-lib/aws-backup'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { Effect, PolicyDocument, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { acknowledge } from '#infra/constructs/acknowledge.ts'
import { removalOf } from '#infra/constructs/removal.ts'
import type { Environment } from '#infra/environments.ts'
import type { DataStack } from './data-stack.ts'

/** A night's copy is kept as long as point-in-time recovery reaches back, a month's for as long as a case is looked into. */
const KEPT = { nights: Duration.days(35), months: Duration.days(400) }

/** The name of the vault that an environment's backups lie in. */
export const vaultNameOf = ({ name }: Pick<Environment, 'name'>): string => `duoge-${name}`

/**
 * What is left when the tables or the whole region are lost: a copy of every table each night, in a vault that only
 * forgets by itself and, where one is named, in a vault of another region. Made only where data are kept.
 */
export class BackupStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly settings: Environment; readonly data: DataStack },
  ) {
    super(scope, id, { ...props, terminationProtection: true })
    const { settings, data } = props
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: vaultNameOf(settings),
      encryptionKey: new Key(this, 'Key', {
        alias: `duoge-${settings.name}-backups`,
        description: 'Encrypts the backups of Duoge',
        enableKeyRotation: true,
        removalPolicy: removalOf(settings),
      }),
      removalPolicy: removalOf(settings),
      accessPolicy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'NobodyForgetsEarlier',
            effect: Effect.DENY,
            principals: [new StarPrincipal()],
            actions: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
            resources: ['*'],
          }),
        ],
      }),
    })
    const elsewhere =
      settings.backupCopies && BackupVault.fromBackupVaultArn(this, 'Elsewhere', settings.backupCopies)
    const rule = (ruleName: string, schedule: Schedule, deleteAfter: Duration): BackupPlanRule =>
      new BackupPlanRule({
        ruleName,
        scheduleExpression: schedule,
        scheduleExpressionTimezone: TimeZone.ASIA_SHANGHAI,
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(6),
        deleteAfter,
        ...(elsewhere && { copyActions: [copied(elsewhere, deleteAfter)] }),
      })
    // An hour before the sweep, when the fewest people work.
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: vaultNameOf(settings),
      backupVault: vault,
      backupPlanRules: [
        rule('nightly', Schedule.cron({ hour: '1', minute: '30' }), KEPT.nights),
        rule('monthly', Schedule.cron({ hour: '1', minute: '30', day: '1' }), KEPT.months),
      ],
    })
    const selection = plan.addSelection('Tables', {
      resources: [data.cases, data.knowledge, data.packs, data.idempotency].map((table) =>
        BackupResource.fromArn(table.tableArn),
      ),
    })
    acknowledge(
      selection,
      'AwsSolutions',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'AWS keeps it at what its own service needs for a backup, which differs from year to year; it lets nothing be restored.',
    )
    new CfnOutput(this, 'BackupVaultArn', { value: vault.backupVaultArn })
  }
}

const copied = (destinationBackupVault: IBackupVault, deleteAfter: Duration) => ({
  destinationBackupVault,
  deleteAfter,
})
