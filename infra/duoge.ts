import {
  type App,
  CliCredentialsStackSynthesizer,
  type IStackSynthesizer,
  type StackProps,
  Tags,
} from 'aws-cdk-lib'
import { bundleFunctions } from '#infra/bundles.ts'
import { DECLARATIONS } from '#infra/declarations.ts'
import type { Environment } from '#infra/environments.ts'
import { BackupStack } from '#infra/stacks/backup-stack.ts'
import { DataStack } from '#infra/stacks/data-stack.ts'
import { EdgeStack } from '#infra/stacks/edge-stack.ts'
import { ObservabilityStack } from '#infra/stacks/observability-stack.ts'
import { ServiceStack } from '#infra/stacks/service-stack.ts'
import { WebAclStack } from '#infra/stacks/web-acl-stack.ts'

/** Where the emulator keeps what is deployed; on AWS `cdk bootstrap` makes such a bucket. */
export const EMULATOR_ASSETS = 'duoge-assets'

/**
 * For the emulator, which has one principal and no bootstrap stack: uploads and deploys with the caller's credentials.
 * Handed on by hand because the CDK's classes do not fit its own interfaces under exactOptionalPropertyTypes.
 */
function forEmulator(): IStackSynthesizer {
  const inner = new CliCredentialsStackSynthesizer({
    fileAssetsBucketName: EMULATOR_ASSETS,
    bucketPrefix: '',
  })
  return {
    bind: (stack) => inner.bind(stack),
    addFileAsset: (asset) => inner.addFileAsset(asset),
    addDockerImageAsset: (asset) => inner.addDockerImageAsset(asset),
    synthesize: (session) => inner.synthesize(session),
  }
}

/** The stacks of one environment. */
export type Duoge = {
  readonly data: DataStack
  readonly service: ServiceStack
  /** Not on the emulator. */
  readonly observability?: ObservabilityStack
  /** Where data are kept. */
  readonly backup?: BackupStack
  /** Where CloudFront is AWS's own: what looks at every call, made first, since its ARN is a setting of the edge. */
  readonly webAcl?: WebAclStack
  /** Where a web ACL is named. */
  readonly edge?: EdgeStack
}

const isInChina = ({ region }: Environment): boolean => region?.startsWith('cn-') ?? false

/** Adds the whole system, as one environment has it, to an app. */
export function addDuoge(
  app: App,
  settings: Environment,
  bundles = bundleFunctions(Object.keys(DECLARATIONS)),
): Duoge {
  const props = (): StackProps & { settings: Environment } => ({
    settings,
    env: {
      ...(settings.account && { account: settings.account }),
      ...(settings.region && { region: settings.region }),
    },
    ...(settings.onEmulator && { synthesizer: forEmulator() }),
  })
  const name = `duoge-${settings.name}`
  const data = new DataStack(app, `${name}-data`, { ...props(), description: 'Duoge: what is kept' })
  const service = new ServiceStack(app, `${name}-service`, {
    ...props(),
    description: 'Duoge: what runs',
    data,
    bundles,
  })
  // AWS China refuses tags on them.
  const untagged = isInChina(settings) ? ['AWS::Lambda::EventSourceMapping'] : []
  Tags.of(app).add('project', 'duoge', { excludeResourceTypes: untagged })
  Tags.of(app).add('environment', settings.name, { excludeResourceTypes: untagged })
  if (settings.onEmulator) return { data, service }
  const observability = new ObservabilityStack(app, `${name}-alarms`, {
    ...props(),
    description: 'Duoge: what rings',
    data,
    service,
  })
  const backup =
    settings.keepsData &&
    new BackupStack(app, `${name}-backup`, { ...props(), description: 'Duoge: what is left', data })
  const onAws = { data, service, observability, ...(backup && { backup }) }
  if (isInChina(settings)) return onAws
  const webAcl = new WebAclStack(app, `${name}-web-acl`, {
    env: { ...(settings.account && { account: settings.account }), region: 'us-east-1' },
    description: 'Duoge: what looks at every call',
  })
  if (settings.edge === undefined) return { ...onAws, webAcl }
  const edge = new EdgeStack(app, `${name}-edge`, {
    ...props(),
    settings: { ...settings, edge: settings.edge },
    description: 'Duoge: what stands in front',
    data,
    service,
  })
  return { ...onAws, webAcl, edge }
}
