import { answerOf, api, type Schemas } from '../../base/client.ts'

/** What a resident fills in. */
export type Draft = {
  readonly appeal: Schemas['Submission']['appeal']
  readonly description: string
  readonly place: string
  readonly name: string
  readonly phone: string
  /** Made with the draft, so that what is sent twice is taken in once. */
  readonly key: string
}

export const EMPTY: Draft = { appeal: 'complaint', description: '', place: '', name: '', phone: '', key: '' }

/** What is given back for a report. */
export type Receipt = { readonly trackingCode: string }

/**
 * Sends a report.
 * @throws Refused with what the server said; `unreachable` when nothing answered
 */
export async function send({ key, name, phone, ...draft }: Draft): Promise<Receipt> {
  const reporter = { ...(name.trim() && { name: name.trim() }), ...(phone.trim() && { phone: phone.trim() }) }
  return answerOf(
    api.POST('/v1/reports', {
      params: { header: { 'Idempotency-Key': key } },
      body: {
        channel: 'web',
        ...draft,
        ...(Object.keys(reporter).length > 0 && { reporter }),
      },
    }),
  )
}
