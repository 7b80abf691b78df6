import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import * as z from 'zod'

/** The environments that stand on the emulator. */
export const LOCAL_ENVIRONMENTS = ['local', 'story'] as const
export type LocalEnvironment = (typeof LOCAL_ENVIRONMENTS)[number]

/** What the stacks say about themselves once they are deployed: names and addresses of what tools need. */
export const Outputs = z.object({
  ApiId: z.string(),
  BusName: z.string(),
  StateMachineArn: z.string(),
  TimeQueueUrl: z.string(),
  SweepQueueUrl: z.string(),
  ScheduleGroup: z.string(),
  CasesTable: z.string(),
  KnowledgeTable: z.string(),
  PacksTable: z.string(),
  IdempotencyTable: z.string(),
  /** Only where time is stepped. */
  ClockTable: z.string().optional(),
  PersonKeyArn: z.string(),
  /** Empty where an issuer outside vouches for people. */
  UserPoolId: z.string().default(''),
  UserPoolClientId: z.string().default(''),
})
export type Outputs = z.infer<typeof Outputs>

/** The outputs of an environment that is deployed already. */
export async function outputsOf(
  environment: LocalEnvironment,
  cloudformation: CloudFormationClient,
): Promise<Outputs> {
  return Outputs.parse(await stackOutputs(environment, cloudformation))
}

/**
 * What the stacks of an environment say about themselves, unchecked: they differ between the emulator, AWS and China.
 * @throws Error from CloudFormation when the environment is not deployed there
 */
export async function stackOutputs(
  environment: string,
  cloudformation: CloudFormationClient,
): Promise<Record<string, string | undefined>> {
  const stacks = await Promise.all(
    ['data', 'service'].map((part) =>
      cloudformation.send(new DescribeStacksCommand({ StackName: `duoge-${environment}-${part}` })),
    ),
  )
  const outputs = stacks.flatMap(({ Stacks }) => Stacks?.[0]?.Outputs ?? [])
  return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue]))
}

/**
 * Base URL of the API of an environment on the emulator.
 * @param endpoint base URL of the emulator
 */
export function apiOf(endpoint: string, { ApiId }: Outputs): string {
  return `${endpoint}/_aws/execute-api/${ApiId}/$default`
}
