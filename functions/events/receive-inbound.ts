import * as z from 'zod'
import { reportSubmitted } from '#domain/events/inbound/report-submitted.ts'
import { taskOutcomeSubmitted } from '#domain/events/inbound/task-outcome-submitted.ts'
import { INBOUND_SOURCE_PREFIX } from '#domain/events/subscriptions.ts'
import type { RefusalCode } from '#domain/refusal.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { MessageRefused, queueHandler } from '#functions/runtime/queue.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { recordInboundOutcome, submitInboundReport } from '#functions/usecases/reports/inbound.ts'
import { env, type uses } from './receive-inbound.function.ts'

const envelope = { id: z.string().min(1), source: z.string().startsWith(INBOUND_SOURCE_PREFIX) }

/** What a system of the district may put on the bus, as it stands on the queue. */
export const inbound = z.discriminatedUnion('detail-type', [
  z.object({ ...envelope, 'detail-type': z.literal(reportSubmitted.type), detail: reportSubmitted.data }),
  z.object({
    ...envelope,
    'detail-type': z.literal(taskOutcomeSubmitted.type),
    detail: taskOutcomeSubmitted.data,
  }),
])

/** With these nothing is lost: the task has its outcome, the case its ending, or the same was said before. */
function isLateOrAgain(message: z.infer<typeof inbound>, code: string): boolean {
  if (message['detail-type'] === 'report-submitted') return false
  if (code === 'task-settled' || code === 'case-ended') return true
  return AGAIN.some((one) => one.said === message.detail.outcome.outcome && one.code === code)
}
/** Outcomes that leave their task open, and with which code they are refused when they come again. */
const AGAIN: readonly { readonly said: string; readonly code: RefusalCode }[] = [
  { said: 'returned', code: 'return-pending' },
  { said: 'promised', code: 'promise-runs' },
]

/**
 * A system of the district sent something: a report to keep, or the outcome of a task. What cannot be read or is refused
 * goes to the dead-letter queue, where somebody finds it; an outcome that comes late or again is told in the log only.
 */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'>,
  message: z.infer<typeof inbound>,
): Promise<void> {
  const sender = { source: message.source, messageId: message.id }
  const received =
    message['detail-type'] === 'report-submitted'
      ? await submitInboundReport(
          deps,
          sender,
          message.detail,
          message.detail.jurisdiction ?? (await deps.serving.byDefault()),
        )
      : await recordInboundOutcome(deps, sender, message.detail)
  if (received.ok) info(LOG.inboundReceived, { correlationId: message.id })
  else if (isLateOrAgain(message, received.error.code))
    info(LOG.refused, { code: received.error.code, correlationId: message.id })
  else throw new MessageRefused(received.error.code)
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = queueHandler(inbound, (message) => work(deps(), message))
