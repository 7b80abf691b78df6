import { answerOf, api, type Schemas } from '../../base/client.ts'

/** What a resident fills in. */
export type Draft = {
  readonly appeal: Schemas['Submission']['appeal']
  readonly description: string
  readonly place: string
  readonly name: string
  readonly phone: string
  /** 反映公职人员违纪: it is for the discipline office, and nothing of it is kept here. */
  readonly discipline: boolean
  /** Made with the draft, so that what is sent twice is taken in once. */
  readonly key: string
}

export const EMPTY: Draft = {
  appeal: 'complaint',
  description: '',
  place: '',
  name: '',
  phone: '',
  discipline: false,
  key: '',
}

/** Whether it is for the discipline office: only who tips off is asked. */
export const isForOthers = ({ appeal, discipline }: Pick<Draft, 'appeal' | 'discipline'>): boolean =>
  discipline && appeal === 'tip-off'

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
