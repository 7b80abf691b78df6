/** What stands in front of API and console, and that nobody comes past it. */
import { Match, Template } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { EDGE_HEADER } from '#functions/runtime/edge.ts'
import { DECLARATIONS, ENTRIES } from '#infra/declarations.ts'
import { appOf, SETTINGS } from '#test/support/synthesised.ts'

function templates(said = SETTINGS.prod) {
  const { service, edge, webAcl } = appOf('prod', said).duoge
  if (edge === undefined || webAcl === undefined) throw new Error('Nothing stands in front.')
  return {
    service: Template.fromStack(service),
    edge: Template.fromStack(edge),
    webAcl: Template.fromStack(webAcl),
    region: webAcl.region,
  }
}
const { service, edge, webAcl, region } = templates()
const secretsOf = (template: Template) => Object.keys(template.findResources('AWS::SecretsManager::Secret'))
const variablesOf = (template: Template): readonly Record<string, unknown>[] =>
  Object.values(template.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment.Variables,
  )
const withRoutes = ENTRIES.filter((entry) => 'routes' in DECLARATIONS[entry]).length

it('looks at every call where CloudFront looks for it, and holds floods of reports back before others', () => {
  expect(region).toBe('us-east-1')
  const [acl] = Object.values(
    webAcl.findResources('AWS::WAFv2::WebACL', { Properties: { Scope: 'CLOUDFRONT' } }),
  )
  type Rule = { Name: string; Priority: number; Statement: { RateBasedStatement?: { Limit: number } } }
  const rules: Rule[] = acl?.Properties.Rules
  expect(new Set(rules.map(({ Priority }) => Priority)).size).toBe(rules.length)
  expect(
    rules.flatMap(({ Name, Statement: { RateBasedStatement: rate } }) => (rate ? [[Name, rate.Limit]] : [])),
  ).toEqual([
    ['FloodOfReports', 300],
    ['Flood', 30_000],
  ])
  edge.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: { WebACLId: SETTINGS.prod?.webAcl, Aliases: ['duoge.example.com'] },
  })
})

it('passes calls of the API on with a secret, uncached, and files from a bucket that only it reads', () => {
  edge.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      CacheBehaviors: Match.arrayWith([
        Match.objectLike({ PathPattern: '/v1/*', ViewerProtocolPolicy: 'https-only' }),
      ]),
      Origins: Match.arrayWith([
        Match.objectLike({
          OriginCustomHeaders: [{ HeaderName: EDGE_HEADER, HeaderValue: Match.anyValue() }],
          CustomOriginConfig: Match.objectLike({ OriginProtocolPolicy: 'https-only' }),
        }),
      ]),
      ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
    },
  })
  edge.hasResourceProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  })
  edge.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1)
})

it('is known by the API, and by nothing else, through a secret that nobody chose', () => {
  expect(secretsOf(service)).toHaveLength(1)
  const asked = variablesOf(service).filter((one) => 'EDGE_SECRETS' in one)
  expect(asked).toHaveLength(withRoutes)
  expect(JSON.stringify(asked[0])).toContain('{{resolve:secretsmanager:')
})

it('is known in the next round by both secrets, so that nothing is refused meanwhile', () => {
  const next = templates({ ...SETTINGS.prod, edgeRound: '2' })
  expect(secretsOf(next.service)).toEqual(expect.arrayContaining(secretsOf(service)))
  const [taken] = variablesOf(next.service).flatMap(({ EDGE_SECRETS }) =>
    EDGE_SECRETS ? [EDGE_SECRETS] : [],
  )
  expect(JSON.stringify(taken).split('{{resolve:secretsmanager:')).toHaveLength(3)
})

it('lets people sign in at the pool’s page and come back to its own address', () => {
  const { data } = appOf('prod').duoge
  Template.fromStack(data).hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AllowedOAuthFlows: ['code'],
    CallbackURLs: ['https://duoge.example.com/desk/signed-in'],
  })
  Template.fromStack(data).resourceCountIs('AWS::Cognito::UserPoolDomain', 1)
  edge.hasOutput('ConsoleSettings', { Value: Match.anyValue() })
})

it('leaves the API as it is where none stands', () => {
  const { duoge } = appOf('prod', {})
  expect(duoge.edge).toBeUndefined()
  expect(variablesOf(Template.fromStack(duoge.service)).filter((one) => 'EDGE_SECRETS' in one)).toEqual([])
})
