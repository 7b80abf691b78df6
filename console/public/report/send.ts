import { answerOf, api } from '../../base/client.ts'
import { type Draft, isForOthers } from './draft.ts'

/** What is given back for a report. */
export type Receipt = { readonly trackingCode: string }

/**
 * Sends a report.
 * @throws Refused with what the server said; `unreachable` when nothing answered
 */
export async function send({ key, name, phone, discipline, ...draft }: Draft): Promise<Receipt> {
  const reporter = { ...(name.trim() && { name: name.trim() }), ...(phone.trim() && { phone: phone.trim() }) }
  return answerOf(
    api.POST('/v1/reports', {
      params: { header: { 'Idempotency-Key': key } },
      body: {
        channel: 'web',
        ...draft,
        ...(isForOthers({ appeal: draft.appeal, discipline }) && { discipline: true }),
        ...(Object.keys(reporter).length > 0 && { reporter }),
      },
    }),
  )
}
