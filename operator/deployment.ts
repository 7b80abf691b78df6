import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import * as z from 'zod'
import { environmentName } from '#infra/environments.ts'
import { readEnvironment } from '#local/environment/environment-file.ts'
import { stackOutputs } from '#local/environment/outputs.ts'
import { clientSettings } from '#local/environment/settings.ts'

/** What operator's tools need to know of a deployment. */
const Operated = z.object({
  CasesTable: z.string(),
  KnowledgeTable: z.string(),
  PacksTable: z.string(),
  IdempotencyTable: z.string(),
  ClockTable: z.string().optional(),
  /** Only where a pool of ours vouches for people. */
  UserPoolId: z.string().optional(),
  StateMachineArn: z.string(),
  SweepQueueUrl: z.string(),
})

/** A deployment as operator's tools see it: its names, and how AWS clients reach it. */
export type Deployment = z.infer<typeof Operated> & {
  /** Empty on AWS: region and credentials are those of the command line then. */
  readonly settings: Partial<ReturnType<typeof clientSettings>>
}

/**
 * Finds a deployment: of this clone (`local`, `story`), or in the account and region the command line is signed in to.
 * @param name of an environment; `local` unless told
 * @throws Error that says what to do, when there is no such environment or it is not deployed
 */
export async function deploymentOf(name = 'local'): Promise<Deployment> {
  const environment = environmentName(name)
  if (environment === 'local' || environment === 'story') {
    const { emulator, outputs } = await readEnvironment(environment)
    return { ...Operated.parse(outputs), settings: clientSettings(emulator) }
  }
  return { ...Operated.parse(await stackOutputs(environment, new CloudFormationClient({}))), settings: {} }
}
