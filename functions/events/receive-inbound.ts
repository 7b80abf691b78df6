import * as z from 'zod'
import { reportSubmitted } from '#domain/events/inbound/report-submitted.ts'
import { taskOutcomeSubmitted } from '#domain/events/inbound/task-outcome-submitted.ts'
import { terminationRuledSubmitted } from '#domain/events/inbound/termination-ruled-submitted.ts'
import { transferAcceptedSubmitted } from '#domain/events/inbound/transfer-accepted-submitted.ts'
import { transferSentBackSubmitted } from '#domain/events/inbound/transfer-sent-back-submitted.ts'
import { INBOUND_SOURCE_PREFIX } from '#domain/events/subscriptions.ts'
import type { RefusalCode } from '#domain/refusal.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { MessageRefused, queueHandler } from '#functions/runtime/queue.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import {
  acceptInboundTransfer,
  recordInboundOutcome,
  ruleOnInboundTermination,
  type Sender,
  sendBackInboundTransfer,
  submitInboundReport,
} from '#functions/usecases/reports/inbound.ts'
import { env, type uses } from './receive-inbound.function.ts'

type Dependencies = DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'>

const envelope = { id: z.string().min(1), source: z.string().startsWith(INBOUND_SOURCE_PREFIX) }

/** What a system of the district may put on the bus, as it stands on the queue. */
export const inbound = z.discriminatedUnion('detail-type', [
  z.object({ ...envelope, 'detail-type': z.literal(reportSubmitted.type), detail: reportSubmitted.data }),
  z.object({
    ...envelope,
    'detail-type': z.literal(taskOutcomeSubmitted.type),
    detail: taskOutcomeSubmitted.data,
  }),
  z.object({
    ...envelope,
    'detail-type': z.literal(transferAcceptedSubmitted.type),
    detail: transferAcceptedSubmitted.data,
  }),
  z.object({
    ...envelope,
    'detail-type': z.literal(transferSentBackSubmitted.type),
    detail: transferSentBackSubmitted.data,
  }),
  z.object({
    ...envelope,
    'detail-type': z.literal(terminationRuledSubmitted.type),
    detail: terminationRuledSubmitted.data,
  }),
])

/** With these nothing is lost: the task has its outcome, the case its ending, or the same was said before. */
function isLateOrAgain(message: z.infer<typeof inbound>, code: string): boolean {
  if (message['detail-type'] === 'termination-ruled-submitted') return code === 'nothing-applied-for'
  if (message['detail-type'] === 'transfer-sent-back-submitted') return code === 'wrong-stage'
  if (message['detail-type'] !== 'task-outcome-submitted') return false
  if (code === 'task-settled' || code === 'case-ended') return true
  return AGAIN.some((one) => one.said === message.detail.outcome.outcome && one.code === code)
}
/** Outcomes that leave their task open, and with which code they are refused when they come again. */
const AGAIN: readonly { readonly said: string; readonly code: RefusalCode }[] = [
  { said: 'returned', code: 'return-pending' },
  { said: 'promised', code: 'promise-runs' },
]

/**
 * A system of the district sent something: a report to keep, the outcome of a task, that a transfer was accepted or is sent
 * back, its answer to
 * what was applied for. What cannot be read or is refused goes to the dead-letter queue, where somebody finds it; an outcome that comes late or again is told in the log only.
 */
export async function work(deps: Dependencies, message: z.infer<typeof inbound>): Promise<void> {
  const sender = { source: message.source, messageId: message.id }
  const received = await receive(deps, sender, message)
  if (received.ok) info(LOG.inboundReceived, { correlationId: message.id })
  else if (isLateOrAgain(message, received.error.code))
    info(LOG.refused, { code: received.error.code, correlationId: message.id })
  else throw new MessageRefused(received.error.code)
}

async function receive(deps: Dependencies, sender: Sender, message: z.infer<typeof inbound>) {
  switch (message['detail-type']) {
    case 'report-submitted':
      return submitInboundReport(
        deps,
        sender,
        message.detail,
        message.detail.jurisdiction ?? (await deps.serving.byDefault()),
      )
    case 'task-outcome-submitted':
      return recordInboundOutcome(deps, sender, message.detail)
    case 'transfer-accepted-submitted':
      return acceptInboundTransfer(deps, sender, message.detail)
    case 'transfer-sent-back-submitted':
      return sendBackInboundTransfer(deps, sender, message.detail)
    case 'termination-ruled-submitted':
      return ruleOnInboundTermination(deps, sender, message.detail)
  }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = queueHandler(inbound, (message) => work(deps(), message))
