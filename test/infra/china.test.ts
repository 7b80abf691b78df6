/** What is otherwise in AWS China: what it has not or refuses, by which address it is called, whose tokens it trusts. */
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { KEYS, SETTINGS, templatesOf } from '#test/support/synthesised.ts'

const TEMPLATES = templatesOf('prod-cn')
const { service } = TEMPLATES
if (service === undefined) throw new Error('There is no service.')

describe('prod-cn', () => {
  it('puts no tags where AWS China refuses them', () => {
    service.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      Tags: Match.absent(),
    })
    service.allResourcesProperties('AWS::SQS::Queue', { Tags: Match.anyValue() })
  })

  it('is called by an address of its own alone', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'api.example.cn',
    })
    service.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      DisableExecuteApiEndpoint: true,
    })
  })

  it('names no service or address that AWS China has not', () => {
    expect(Object.keys(TEMPLATES)).toEqual(['data', 'service', 'observability', 'backup'])
    const text = JSON.stringify(Object.values(TEMPLATES).map((one) => one.toJSON()))
    for (const absent of ['AWS::Cognito', 'cognito-idp', 'xray:', 'amazonaws.com/', 'arn:aws:'])
      expect(text).not.toContain(absent)
  })

  it('trusts the tokens of a configurable issuer', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: 'https://sign-in.example.cn', Audience: ['duoge'] },
    })
  })

  it('checks tokens itself, by configured keys, where the API cannot reach their issuer', () => {
    const { service: checking } = templatesOf('prod-cn', { ...SETTINGS['prod-cn'], keys: KEYS })
    if (checking === undefined) throw new Error('There is no service.')
    checking.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1)
    checking.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization'],
      AuthorizerResultTtlInSeconds: 60,
    })
    const routes = Object.values(checking.findResources('AWS::ApiGatewayV2::Route'))
    const types = routes.map(({ Properties }) => Properties.AuthorizationType)
    expect(new Set(types)).toEqual(new Set(['CUSTOM', 'NONE']))
    expect(types.filter((type) => type === 'NONE')).toHaveLength(4)
    checking.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'duoge-prod-cn-check-token',
      Environment: {
        Variables: Match.objectLike({
          TOKEN_ISSUER: 'https://sign-in.example.cn',
          TOKEN_AUDIENCE: 'duoge',
          TOKEN_KEYS: KEYS,
        }),
      },
    })
    const policies = Object.values(checking.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
      JSON.stringify(Properties.Roles).includes('CheckToken'),
    )
    expect(policies.map(({ Properties }) => Properties.PolicyDocument.Statement)).toEqual([
      [expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] })],
    ])
  })
})
