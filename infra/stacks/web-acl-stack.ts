import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'

/**
 * Calls from one address in five minutes. A street's whole centre comes from one, a city's intranet from a few; whoever
 * reports is one person with one phone, or a family behind one router.
 */
const MOST_CALLS = { ofAll: 30_000, toReport: 300 }

/** Lists that AWS keeps. Not the common rules: these refuse bodies above 8 KB, and a report may have 64. */
const MANAGED = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet']

/** What looks at every call before the edge passes it on. It has to stand in us-east-1; its ARN is then a setting. */
export class WebAclStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props)
    const visible = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      metricName,
      // Samples hold addresses and tracking codes.
      sampledRequestsEnabled: false,
    })
    const ofManaged = MANAGED.map(
      (name, at): CfnWebACL.RuleProperty => ({
        name,
        priority: at,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
        visibilityConfig: visible(name),
      }),
    )
    const rate = (
      name: string,
      limit: number,
      scopeDownStatement?: CfnWebACL.StatementProperty,
    ): CfnWebACL.RuleProperty => ({
      name,
      priority: MANAGED.length + (scopeDownStatement === undefined ? 1 : 0),
      action: { block: { customResponse: { responseCode: 429 } } },
      statement: {
        rateBasedStatement: {
          limit,
          aggregateKeyType: 'IP',
          ...(scopeDownStatement && { scopeDownStatement }),
        },
      },
      visibilityConfig: visible(name),
    })
    const acl = new CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('WebAcl'),
      rules: [
        ...ofManaged,
        rate('FloodOfReports', MOST_CALLS.toReport, {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: 'STARTS_WITH',
            searchString: '/v1/reports',
            textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
          },
        }),
        rate('Flood', MOST_CALLS.ofAll),
      ],
    })
    new CfnOutput(this, 'WebAclArn', { value: acl.attrArn })
  }
}
