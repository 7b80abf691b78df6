import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { type BusMessage, busMessage, queueHandler } from '#functions/runtime/queue.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { countIn } from '#functions/usecases/count-in.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { env, type uses } from './triage.function.ts'

/** A report was received: it opens a case or joins the one that is open. */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf' | 'serving'>,
  { detail: { metadata } }: BusMessage,
): Promise<void> {
  const reportId = metadata.subject.slice('report/'.length)
  const outcome = await triageReport(deps, reportId, metadata.id)
  if (outcome.did === 'opened') await countIn(deps, metadata.jurisdiction, 'CasesOpened')
  info(LOG.reportTriaged, {
    reportId,
    result: outcome.did,
    ...('caseId' in outcome ? { caseId: outcome.caseId } : {}),
  })
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = queueHandler(busMessage, (message) => work(deps(), message))
