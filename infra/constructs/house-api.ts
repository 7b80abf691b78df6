import { RemovalPolicy } from 'aws-cdk-lib'
import {
  CfnStage,
  HttpApi,
  type HttpMethod,
  type HttpRoute,
  HttpStage,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Environment } from '#infra/environments.ts'
import { acknowledge } from './acknowledge.ts'
import type { HouseFunction } from './house-function.ts'

/** Who vouches for a caller's token, and for whom it must have been issued. */
export type TokenIssuer = { readonly issuer: string; readonly audience: readonly string[] }

/** What one line of the access log says: enough to follow a call, nothing about the person who made it. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  length: '$context.responseLength',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
})

/** The HTTP API: staff routes want a token, public ones don't; throttled and logged. */
export class HouseApi extends Construct {
  readonly api: HttpApi
  private readonly staff: IHttpRouteAuthorizer

  constructor(
    scope: Construct,
    id: string,
    { settings, tokens }: { readonly settings: Environment; readonly tokens: TokenIssuer },
  ) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', {
      apiName: `duoge-${settings.name}`,
      description: 'Duoge: reports, tasks and cases',
      createDefaultStage: false,
    })
    this.staff = new HttpJwtAuthorizer('Staff', tokens.issuer, { jwtAudience: [...tokens.audience] })
    const log = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/duoge-${settings.name}-api`,
      retention: settings.logDays,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.throttle.rate, burstLimit: settings.throttle.burst },
      detailedMetricsEnabled: true,
    })
    const resource = stage.node.defaultChild
    if (!(resource instanceof CfnStage))
      throw new Error('The stage of the API has no CloudFormation resource.')
    resource.accessLogSettings = { destinationArn: log.logGroupArn, format: ACCESS_LOG }
  }

  /** Lets anybody call a function. */
  public(method: HttpMethod, path: string, handler: HouseFunction): void {
    for (const route of this.route(method, path, handler))
      acknowledge(
        route,
        'AwsSolutions',
        'APIG4',
        'Reporters have no account: whoever sees trouble may report it.',
      )
  }

  /** Lets people who are signed in call a function; what each may do is decided by the claims of their token. */
  signedIn(method: HttpMethod, path: string, handler: HouseFunction): void {
    this.route(method, path, handler, this.staff)
  }

  private route(
    method: HttpMethod,
    path: string,
    handler: HouseFunction,
    authorizer?: IHttpRouteAuthorizer,
  ): HttpRoute[] {
    return this.api.addRoutes({
      path,
      methods: [method],
      integration: new HttpLambdaIntegration(handler.node.id, handler.function),
      ...(authorizer && { authorizer }),
    })
  }
}
