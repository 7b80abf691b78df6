import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { LOG } from '#functions/runtime/log.ts'
import { deploymentOf } from './deployment.ts'

/** `npm run sweep [-- environment]`: has the nightly sweep go over the open cases now, and says where it tells of it. */

const environment = process.argv[2] ?? 'local'
try {
  const { settings, SweepQueueUrl } = await deploymentOf(environment)
  await new SQSClient(settings).send(new SendMessageCommand({ QueueUrl: SweepQueueUrl, MessageBody: '{}' }))
  console.log(
    `The sweep goes over the open cases now, street by street. What it repaired stands in the log group
/aws/lambda/duoge-${environment}-sweep, a line ${LOG.swept.code} for each street; what it failed at, in lines ${LOG.notMended.code}:
  aws logs tail /aws/lambda/duoge-${environment}-sweep --follow --filter-pattern '"DG-50"'`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
