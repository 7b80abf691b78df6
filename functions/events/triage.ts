import { readEnv } from '#functions/runtime/env.ts'
import { count, info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { busMessage, queueHandler } from '#functions/runtime/queue.ts'
import { rulesOf } from '#functions/runtime/rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { triageReport } from '#functions/usecases/triage-report.ts'
import { env } from './triage.env.ts'

const deps = once(() => ({ ...wireStore(readEnv(env)), rulesOf }))

/** A report was received: it opens a case or joins the one that is open. */
export const handler = queueHandler(busMessage, async ({ detail: { metadata } }) => {
  const reportId = metadata.subject.slice('report/'.length)
  const outcome = await triageReport(deps(), reportId, metadata.id)
  if (outcome.did === 'opened') count('CasesOpened')
  info(LOG.reportTriaged, {
    reportId,
    result: outcome.did,
    ...('caseId' in outcome ? { caseId: outcome.caseId } : {}),
  })
})
