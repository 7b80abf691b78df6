import { CfnOutput, Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { Effect, PolicyDocument, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { acknowledge } from '#infra/constructs/acknowledge.ts'
import { removalOf } from '#infra/constructs/removal.ts'
import type { Environment } from '#infra/environments.ts'
import type { DataStack } from './data-stack.ts'

/**
 * Point-in-time recovery serves whatever goes wrong within the region, for 35 days. These are for the loss of the region, and
 * each is a whole copy that is paid for: of a city's tables three nights cost more than recovery itself.
 */
const KEPT = Duration.days(3)

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
    // An hour before the sweep, when the fewest people work.
    const nightly = new BackupPlanRule({
      ruleName: 'nightly',
      scheduleExpression: Schedule.cron({ hour: '1', minute: '30' }),
      scheduleExpressionTimezone: TimeZone.ASIA_SHANGHAI,
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(6),
      deleteAfter: KEPT,
      ...(elsewhere && { copyActions: [{ destinationBackupVault: elsewhere, deleteAfter: KEPT }] }),
    })
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: vaultNameOf(settings),
      backupVault: vault,
      backupPlanRules: [nightly],
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
