import { Duration } from 'aws-cdk-lib'
import {
  CfnStage,
  DomainName,
  HttpApi,
  type HttpMethod,
  type HttpRoute,
  HttpStage,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2'
import {
  HttpJwtAuthorizer,
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Environment, Throttle } from '#infra/environments.ts'
import { acknowledge } from './acknowledge.ts'
import { HouseFunction } from './house-function.ts'
import { removalOf } from './removal.ts'

/**
 * Who vouches for a caller's token, and for whom it must have been issued; or, where the API can't ask the issuer, what
 * checks it.
 */
export type TokenIssuer = { readonly issuer: string; readonly audience: string } | HouseFunction

/** How long the API believes what was checked: a token counts so much longer than it says at most. */
const BELIEVED = Duration.minutes(1)

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
  /** Its address, without a slash at the end. */
  readonly url: string
  /** One line for each call, as `ACCESS_LOG` says. */
  readonly accessLog: LogGroup
  private readonly staff: IHttpRouteAuthorizer
  private readonly stage: CfnStage
  private readonly open: Throttle
  private readonly handlers = new Set<HouseFunction>()

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
      // Under an address of its own it is called by that alone.
      disableExecuteApiEndpoint: settings.domain !== undefined,
    })
    this.open = settings.throttle.open
    this.staff =
      tokens instanceof HouseFunction
        ? new HttpLambdaAuthorizer('Staff', tokens.function, {
            responseTypes: [HttpLambdaResponseType.SIMPLE],
            identitySource: ['$request.header.Authorization'],
            resultsCacheTtl: BELIEVED,
          })
        : new HttpJwtAuthorizer('Staff', tokens.issuer, { jwtAudience: [tokens.audience] })
    if (tokens instanceof HouseFunction) this.handlers.add(tokens)
    this.accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/duoge-${settings.name}-api`,
      retention: settings.logDays,
      removalPolicy: removalOf(settings),
    })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.throttle.staff.rate, burstLimit: settings.throttle.staff.burst },
      detailedMetricsEnabled: true,
      ...(settings.domain && { domainMapping: { domainName: this.domain(settings.domain) } }),
    })
    const resource = stage.node.defaultChild
    if (!(resource instanceof CfnStage))
      throw new Error('The stage of the API has no CloudFormation resource.')
    resource.accessLogSettings = { destinationArn: this.accessLog.logGroupArn, format: ACCESS_LOG }
    this.stage = resource
    this.url = settings.domain === undefined ? this.api.apiEndpoint : `https://${settings.domain.name}`
  }

  private domain({ name, certificate }: NonNullable<Environment['domain']>): DomainName {
    return new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificate),
    })
  }

  /** Lets anybody call a function, so often: whatever comes here leaves what staff may call as it is. */
  public(method: HttpMethod, path: string, handler: HouseFunction): void {
    this.stage.addPropertyOverride(`RouteSettings.${method} ${path}`, {
      ThrottlingRateLimit: this.open.rate,
      ThrottlingBurstLimit: this.open.burst,
      DetailedMetricsEnabled: true,
    })
    for (const route of this.route(method, path, handler)) {
      // A stage can't speak of a route that is not there yet.
      this.stage.node.addDependency(route)
      acknowledge(
        route,
        'AwsSolutions',
        'APIG4',
        'Reporters have no account: whoever sees trouble may report it.',
      )
    }
  }

  /** Lets people who are signed in call a function; what each may do is decided by the claims of their token. */
  signedIn(method: HttpMethod, path: string, handler: HouseFunction): void {
    this.route(method, path, handler, this.staff)
  }

  /** Whether a function is called by its routes. */
  calls(handler: HouseFunction): boolean {
    return this.handlers.has(handler)
  }

  private route(
    method: HttpMethod,
    path: string,
    handler: HouseFunction,
    authorizer?: IHttpRouteAuthorizer,
  ): HttpRoute[] {
    this.handlers.add(handler)
    return this.api.addRoutes({
      path,
      methods: [method],
      integration: new HttpLambdaIntegration(handler.node.id, handler.function),
      ...(authorizer && { authorizer }),
    })
  }
}
