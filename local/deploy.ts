import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import { EMULATOR_ASSETS } from '#infra/duoge.ts'
import { type LocalEnvironment, type Outputs, outputsOf } from './environment/outputs.ts'
import { ACCOUNT, clientSettings, REGION } from './environment/settings.ts'
import { LOCAL, NODE_FOLDER, ROOT, TOOLS } from './paths.ts'
import { endWithUs, run } from './processes.ts'

/**
 * Turns the CDK app into templates and bundles. It needs no emulator, so it can run while one starts.
 * @param into where the folder is made
 * @param console address of the console, when one is to be signed in to
 * @param said what else is said of it, as with `cdk --context`
 * @returns the folder that holds them; it goes when it is deployed, or with this process
 * @throws Error with what the CDK printed, when the app does not synthesise
 */
export async function synthesise(
  environment: LocalEnvironment,
  {
    into = LOCAL,
    console,
    said = {},
  }: {
    readonly into?: string
    readonly console?: string
    readonly said?: Readonly<Record<string, string>>
  } = {},
): Promise<string> {
  const folder = join(into, `cdk.out-${environment}-${process.pid}`)
  endWithUs(() => rmSync(folder, { recursive: true, force: true }))
  const settings = { environment, ...(console !== undefined && { console }), ...said }
  const context = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  await cdk(['synth', '--quiet', '--output', folder, ...context.flatMap((one) => ['--context', one])])
  return folder
}

/**
 * Deploys one environment with the ordinary CDK command line.
 * @param endpoint base URL of the emulator
 * @param synthesised what {@link synthesise} promised, where that was begun before
 * @returns the outputs of its stacks
 * @throws Error with what the CDK printed, when it does not deploy
 */
export async function deploy(
  environment: LocalEnvironment,
  endpoint: string,
  synthesised: Promise<string> = synthesise(environment),
): Promise<Outputs> {
  const cloudformation = new CloudFormationClient(clientSettings(endpoint))
  const [folder] = await Promise.all([synthesised, makeAssetBucket(cloudformation)])
  try {
    // `--method=direct`: the emulator's change sets fail on the second deployment of a stack.
    await cdk(
      [
        'deploy',
        '--app',
        folder,
        '--all',
        '--method=direct',
        '--require-approval=never',
        '--progress=events',
      ],
      endpoint,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return outputsOf(environment, cloudformation)
}

/** Where the command line uploads bundles and large templates to: on AWS `cdk bootstrap` makes it. */
async function makeAssetBucket(cloudformation: CloudFormationClient): Promise<void> {
  const StackName = EMULATOR_ASSETS
  const exists = await cloudformation.send(new DescribeStacksCommand({ StackName })).then(
    () => true,
    () => false,
  )
  if (exists) return
  await cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify({
        Resources: { Assets: { Type: 'AWS::S3::Bucket', Properties: { BucketName: EMULATOR_ASSETS } } },
      }),
    }),
  )
  for (let waited = 0; waited < 10_000; waited += 50) {
    const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName }))
    if (Stacks?.[0]?.StackStatus === 'CREATE_COMPLETE') return
    await sleep(50)
  }
  throw new Error('The emulator did not make the bucket for bundles within 10 s.')
}

async function cdk(args: readonly string[], endpoint?: string): Promise<void> {
  const { code, output } = await run(
    join(TOOLS, 'cdk'),
    [...args, '--no-notices', '--no-version-reporting'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PATH: `${NODE_FOLDER}:${TOOLS}:${process.env.PATH ?? ''}`,
        ...(endpoint && { AWS_ENDPOINT_URL: endpoint }),
        AWS_ACCESS_KEY_ID: ACCOUNT,
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_SESSION_TOKEN: '',
        AWS_PROFILE: '',
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        CDK_DISABLE_CLI_TELEMETRY: 'true',
      },
    },
  )
  if (code !== 0) throw new Error(`cdk ${args[0]} failed:\n${telling(output)}`)
}

/** Of what the command line printed, the lines that say why it failed; all of it when none does. */
function telling(output: string): string {
  const lines = output.split('\n')
  const failures = lines.filter((line) => /_FAILED|❌|[Ee]rror|throw/.test(line))
  return (failures.length > 0 ? failures : lines).slice(-40).join('\n')
}
