import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Environment } from '#infra/environments.ts'

/** A table as all of ours are: on demand, our key, point-in-time recovery, and not deletable by mistake. */
export class HouseTable extends Table {
  constructor(
    scope: Construct,
    id: string,
    { settings, key, ...props }: Omit<TableProps, 'partitionKey'> & { settings: Environment; key: IKey },
  ) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.keepsData,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...props,
    })
  }
}
