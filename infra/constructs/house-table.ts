import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { KeyNames, TableShape } from '#adapters/dynamodb/tables.ts'
import type { Environment } from '#infra/environments.ts'
import { removalOf } from './removal.ts'

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING })
const keysOf = ({ partition, sort }: KeyNames) => ({
  partitionKey: text(partition),
  ...(sort && { sortKey: text(sort) }),
})

/** A table as all of ours are: on demand, our key, point-in-time recovery, and not deletable by mistake. */
export class HouseTable extends Table {
  constructor(
    scope: Construct,
    id: string,
    { settings, key, shape }: { settings: Environment; key: IKey; shape: TableShape },
  ) {
    super(scope, id, {
      ...keysOf(shape.key),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.keepsData,
      removalPolicy: removalOf(settings),
      ...(shape.stream && { stream: StreamViewType[shape.stream] }),
      ...(shape.ttl && { timeToLiveAttribute: shape.ttl }),
    })
    for (const [indexName, { key: keys, projects }] of Object.entries(shape.indexes))
      this.addGlobalSecondaryIndex({
        indexName,
        ...keysOf(keys),
        projectionType: ProjectionType[projects],
      })
  }
}
