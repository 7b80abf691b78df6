import type { Schemas } from '../../base/client.ts'

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

/** What stays in this browser once it was sent: of who reports, for the next time; of what is for the discipline office, nothing. */
export const leftOf = (sent: Draft): Draft =>
  isForOthers(sent)
    ? EMPTY
    : { ...sent, description: EMPTY.description, place: EMPTY.place, discipline: false, key: EMPTY.key }
