import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from '#infra/constructs/acknowledge.ts'
import { OF_ANY_PAGE, policyOf } from '#infra/edge/headers.ts'
import type { Edge, Environment } from '#infra/environments.ts'
import type { DataStack } from './data-stack.ts'
import type { ServiceStack } from './service-stack.ts'

/** As `EDGE_HEADER` in the functions, which read it. */
const EDGE_HEADER = 'x-duoge-edge'

/** A path that names no file is one of the pages. */
const PAGES = `function handler(event) {
  var request = event.request
  if (request.uri.lastIndexOf('.') <= request.uri.lastIndexOf('/'))
    request.uri = /^.(desk|wall)/.test(request.uri) ? '/desk.html' : '/index.html'
  return request
}`

/** A bucket that says that it is no website: under exactOptionalPropertyTypes the CDK's own does not fit its interface. */
class Files extends Bucket {
  override get isWebsite(): boolean {
    return false
  }
}

/**
 * What people's browsers meet: one address for the console and the API, a web ACL before both. The API takes only what has
 * come through here.
 */
export class EdgeStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & {
      readonly settings: Environment & { readonly edge: Edge }
      readonly data: DataStack
      readonly service: ServiceStack
    },
  ) {
    super(scope, id, props)
    const { settings, data, service } = props
    const { domain, webAcl } = settings.edge
    const files = new Files(this, 'Console', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // A page that is open still asks for the files it was built with.
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    acknowledge(
      files,
      'AwsSolutions',
      'S1',
      'It holds the built pages, which everybody may read, and no data.',
    )
    const origin = S3BucketOrigin.withOriginAccessControl(files)
    const { signIn } = data.people ?? {}
    const pages = new EdgeFunction(this, 'Pages', {
      code: FunctionCode.fromInline(PAGES),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'A path that names no file is one of the pages',
    })
    const ofFiles = (page: 'public' | 'staff') => ({
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: this.headers(page, signIn === undefined ? [] : [signIn]),
      functionAssociations: [{ function: pages, eventType: FunctionEventType.VIEWER_REQUEST }],
    })
    const staff = ofFiles('staff')
    const api = `${service.api.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`
    const distribution = new Distribution(this, 'Distribution', {
      comment: `duoge-${settings.name}`,
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      webAclId: webAcl,
      defaultBehavior: ofFiles('public'),
      additionalBehaviors: {
        '/desk*': staff,
        '/wall*': staff,
        '/v1/*': {
          origin: new HttpOrigin(api, { customHeaders: { [EDGE_HEADER]: service.edgeSecret ?? '' } }),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    })
    acknowledge(
      distribution,
      'AwsSolutions',
      'CFR3',
      "Its log would keep reporters' addresses beside their tracking codes; the API's own says which routes were called.",
    )
    acknowledge(distribution, 'AwsSolutions', 'CFR1', 'Reporters and staff travel: no country is shut out.')
    new CfnOutput(this, 'Address', { value: distribution.distributionDomainName })
    new CfnOutput(this, 'ConsoleBucket', { value: files.bucketName })
    if (data.people && signIn)
      new CfnOutput(this, 'ConsoleSettings', {
        description: 'What stands in console.json beside the built files',
        value: this.toJsonString({
          clientId: data.people.client.userPoolClientId,
          issuer: `https://cognito-idp.${this.region}.${this.urlSuffix}/${data.people.pool.userPoolId}`,
          authorize: `${signIn}/oauth2/authorize`,
          token: `${signIn}/oauth2/token`,
        }),
      })
  }

  private headers(page: 'public' | 'staff', connects: readonly string[]): ResponseHeadersPolicy {
    const id = page === 'public' ? 'PublicHeaders' : 'StaffHeaders'
    return new ResponseHeadersPolicy(this, id, {
      comment: `Pages of ${page === 'public' ? 'residents' : 'staff'}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policyOf(page, connects), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: {
        customHeaders: (['permissions-policy', 'cross-origin-opener-policy'] as const).map((header) => ({
          header,
          value: OF_ANY_PAGE[header],
          override: true,
        })),
      },
    })
  }
}
