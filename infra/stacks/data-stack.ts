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
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { TABLES } from '#adapters/dynamodb/tables.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { acknowledge } from '#infra/constructs/acknowledge.ts'
import { HouseTable } from '#infra/constructs/house-table.ts'
import { removalOf } from '#infra/constructs/removal.ts'
import type { Environment } from '#infra/environments.ts'
import { PERSON_ATTRIBUTES } from '#infra/person-attributes.ts'

/** What must outlive every deployment: the tables, the keys they are encrypted with, and the people who sign in. */
export class DataStack extends Stack {
  readonly cases: Table
  readonly knowledge: Table
  readonly packs: Table
  readonly idempotency: Table
  /** Only where time is stepped: what time it is, and what comes due. */
  readonly clock?: Table
  /** Encrypts the data keys of reporters' personal data, one for each report. */
  readonly personKey: Key
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
    this.personKey = this.key('PersonKey', settings, 'person', "Encrypts reporters' personal data")

    this.cases = new HouseTable(this, 'Cases', { settings, key, shape: TABLES.cases })
    this.knowledge = new HouseTable(this, 'Knowledge', { settings, key, shape: TABLES.knowledge })
    this.packs = new HouseTable(this, 'Packs', { settings, key, shape: TABLES.packs })
    this.idempotency = new HouseTable(this, 'Idempotency', { settings, key, shape: TABLES.idempotency })
    if (settings.clock === 'stepped')
      this.clock = new HouseTable(this, 'Clock', { settings, key, shape: TABLES.clock })

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

  private key(id: string, settings: Environment, alias: string, description: string): Key {
    return new Key(this, id, {
      alias: `duoge-${settings.name}-${alias}`,
      description,
      enableKeyRotation: true,
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
