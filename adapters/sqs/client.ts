import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'

/**
 * A client as all of ours are; made once for each cold start. Region and endpoint come from the environment, and a
 * queue's URL does not overrule them: behind an emulator it names a host that nobody serves.
 */
export const sqsClient = (settings: SQSClientConfig = {}): SQSClient =>
  new SQSClient({ ...CLIENT_DEFAULTS, useQueueUrlAsEndpoint: false, ...settings })
