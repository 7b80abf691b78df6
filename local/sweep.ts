import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { deploymentOf } from './deployment.ts'

/** `npm run sweep [-- environment]`: has the nightly sweep go over the open cases now. What it repaired is in its log. */

try {
  const { settings, SweepQueueUrl } = await deploymentOf(process.argv[2])
  await new SQSClient(settings).send(new SendMessageCommand({ QueueUrl: SweepQueueUrl, MessageBody: '{}' }))
  console.log('The sweep goes over the open cases now; its log says what it repaired.')
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
