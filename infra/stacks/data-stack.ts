import { Aws, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import {
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { TABLES } from '#adapters/dynamodb/tables.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { acknowledge } from '#infra/constructs/acknowledge.ts'
import { HouseTable } from '#infra/constructs/house-table.ts'
import { removalOf } from '#infra/constructs/removal.ts'
import type { Environment } from '#infra/environments.ts'
import { PERSON_ATTRIBUTES } from '#infra/person-attributes.ts'
import type { Restorable } from '#infra/restored.ts'

/** The CDK's classes do not fit its own interfaces under exactOptionalPropertyTypes. */
const asTable = (table: Table): ITable => table as ITable

/** What must outlive every deployment: the tables, the keys they are encrypted with, and the people who sign in. */
export class DataStack extends Stack {
  readonly cases: ITable
  readonly knowledge: ITable
  readonly packs: ITable
  readonly idempotency: ITable
  /** Only where time is stepped: what time it is, and what comes due. */
  readonly clock?: ITable
  /** Encrypts the data keys of reporters' personal data, one for each report. */
  readonly personKey: IKey
  /** Only where a pool of ours vouches for people. */
  readonly people?: {
    readonly pool: UserPool
    readonly client: UserPoolClient
    /** The address of the pool's own page, where people sign in to the console on AWS. */
    readonly signIn?: string
  }

  constructor(scope: Construct, id: string, props: StackProps & { readonly settings: Environment }) {
    super(scope, id, { ...props, terminationProtection: props.settings.keepsData })
    const { settings } = props
    const key = this.key('TableKey', settings, 'tables', 'Encrypts the tables of Duoge')
    key.addToResourcePolicy(
      // As with AWS's own key: whoever may use a table may use its key, through DynamoDB and in this account only.
      // So a function's role says which tables it uses, and nothing about keys.
      new PolicyStatement({
        sid: 'ThroughDynamoDB',
        principals: [new AnyPrincipal()],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': Aws.ACCOUNT_ID,
            'kms:ViaService': `dynamodb.${Aws.REGION}.${Aws.URL_SUFFIX}`,
          },
        },
      }),
    )
    this.personKey =
      settings.personKey === undefined
        ? this.key('PersonKey', settings, 'person', "Encrypts reporters' personal data")
        : Key.fromKeyArn(this, 'PersonKey', settings.personKey)

    const table = (id: string, kind: Restorable): ITable => this.inUse(id, kind, { settings, key })
    this.cases = table('Cases', 'cases')
    this.knowledge = table('Knowledge', 'knowledge')
    this.packs = table('Packs', 'packs')
    this.idempotency = table('Idempotency', 'idempotency')
    if (settings.clock === 'stepped')
      this.clock = asTable(new HouseTable(this, 'Clock', { settings, key, shape: TABLES.clock }))

    if (settings.signIn.kind === 'user-pool') {
      this.people = this.userPool(settings, settings.signIn.secondFactor)
      new CfnOutput(this, 'UserPoolId', { value: this.people.pool.userPoolId })
      new CfnOutput(this, 'UserPoolClientId', { value: this.people.client.userPoolClientId })
    }
    new CfnOutput(this, 'CasesTable', { value: this.cases.tableName })
    new CfnOutput(this, 'KnowledgeTable', { value: this.knowledge.tableName })
    new CfnOutput(this, 'PacksTable', { value: this.packs.tableName })
    new CfnOutput(this, 'IdempotencyTable', { value: this.idempotency.tableName })
    new CfnOutput(this, 'PersonKeyArn', { value: this.personKey.keyArn })
    if (this.clock) new CfnOutput(this, 'ClockTable', { value: this.clock.tableName })
  }

  /** The table of a kind that is used: the one this stack makes or, after a restore, the one in its place. */
  private inUse(
    id: string,
    kind: Restorable,
    { settings, key }: { readonly settings: Environment; readonly key: Key },
  ): ITable {
    const made = new HouseTable(this, id, { settings, key, shape: TABLES[kind] })
    // Told for good: a service that still uses it would keep this stack from being deployed without.
    for (const told of [made.tableName, made.tableArn, made.tableStreamArn]) if (told) this.exportValue(told)
    const restored = settings.restored[kind]
    if (restored === undefined) return asTable(made)
    return Table.fromTableAttributes(this, `Restored${id}`, {
      tableName: restored.table,
      encryptionKey: key,
      ...('stream' in restored && { tableStreamArn: restored.stream }),
    })
  }

  private key(id: string, settings: Environment, alias: string, description: string): Key {
    return new Key(this, id, {
      alias: `duoge-${settings.name}-${alias}`,
      description,
      enableKeyRotation: true,
      // What is kept has to be opened elsewhere, too, when the region is lost.
      multiRegion: settings.keepsData,
      pendingWindow: Duration.days(settings.keepsData ? 30 : 7),
      removalPolicy: removalOf(settings),
    })
  }

  private userPool(
    settings: Environment,
    secondFactor: 'off' | 'required',
  ): NonNullable<DataStack['people']> {
    const pool = new UserPool(this, 'People', {
      userPoolName: `duoge-${settings.name}`,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      ...(secondFactor === 'required' && {
        mfa: Mfa.REQUIRED,
        mfaSecondFactor: { sms: false, otp: true },
        featurePlan: FeaturePlan.ESSENTIALS,
      }),
      customAttributes: Object.fromEntries(
        PERSON_ATTRIBUTES.map((name) => [name, new StringAttribute({ mutable: true, maxLen: 256 })]),
      ),
      deletionProtection: settings.keepsData,
      removalPolicy: removalOf(settings),
    })
    acknowledge(
      pool,
      'AwsSolutions',
      'COG8',
      'Only staff have accounts, made by an administrator and with a second factor: what the plus tier watches for ' +
        '(strangers trying stolen passwords) it would charge for each of them every month.',
    )
    if (secondFactor === 'off')
      acknowledge(
        pool,
        'AwsSolutions',
        'COG2',
        'On one machine, where passwords are made anew with every start.',
      )
    for (const role of STAFF_ROLES)
      new CfnUserPoolGroup(this, `Group-${role}`, { userPoolId: pool.userPoolId, groupName: role })
    const client = pool.addClient('Staff', {
      userPoolClientName: `duoge-${settings.name}-staff`,
      authFlows: settings.onEmulator ? { userPassword: true } : { userSrp: true },
      // The code flow with PKCE (a client without a secret), back to the console alone.
      ...(settings.console === undefined
        ? { disableOAuth: true }
        : {
            oAuth: {
              flows: { authorizationCodeGrant: true },
              scopes: [OAuthScope.OPENID],
              callbackUrls: [`${settings.console}/desk/signed-in`],
              logoutUrls: [`${settings.console}/`],
            },
          }),
      preventUserExistenceErrors: true,
      idTokenValidity: settings.onEmulator ? Duration.hours(24) : Duration.hours(1),
      accessTokenValidity: settings.onEmulator ? Duration.hours(24) : Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
      readAttributes: new ClientAttributes().withCustomAttributes(...PERSON_ATTRIBUTES),
      // Party, grids and jurisdiction decide what somebody may do: only the administrator sets them. Listed here is
      // what people may change about themselves; without a list it would be everything.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    })
    if (settings.console === undefined || settings.onEmulator) return { pool, client }
    // Its name has to be the only one of all accounts of the region.
    const domainPrefix = `duoge-${settings.name}-${this.account}`
    pool.addDomain('SignIn', { cognitoDomain: { domainPrefix } })
    return { pool, client, signIn: `https://${domainPrefix}.auth.${this.region}.amazoncognito.com` }
  }
}
