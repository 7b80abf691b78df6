import type { paths } from '../generated/api.d.ts'
import type { Receipt } from './send.ts'

/** What the server takes of a report at the desk. */
export type Body = NonNullable<
  paths['/v1/desk/reports']['post']['requestBody']
>['content']['application/json']

/** Which open case a report is to join, and how that is called. */
export type Joins = { readonly caseId: string; readonly place: string; readonly matter: string }

/** What follows a registration in one go (登记并派, 当场答复). */
export type GoesOn = 'dispatched' | 'answered'

/** A report as it is being written down: everything as it stands in the fields. */
export type Draft = {
  readonly begunAt: number
  readonly phone: string
  readonly name: string
  readonly place: string
  readonly description: string
  readonly appeal: Body['appeal'] | ''
  readonly matter: string
  readonly privacy: NonNullable<Body['privacy']> | ''
  readonly emergency: boolean
  readonly confirmedInPerson: boolean
  readonly channel: Body['channel']
  readonly about: NonNullable<Body['about']> | ''
  /** It is for the discipline office: a receipt is kept, and nothing of it else. */
  readonly discipline: boolean
  /** The system that it came from, its number there, and by when that wants its answer. */
  readonly system: string
  readonly reference: string
  readonly upstreamDue: string
  readonly joins: Joins | null
  /** What is to be done as soon as its case is there, where the server offers it: sent out, or ended by the answer given. */
  readonly goesOn: GoesOn | ''
  /** What the caller was answered in the call. */
  readonly answer: string
  /** What of a pasted order could not be read: shown until somebody has put it where it belongs. */
  readonly unread: readonly string[]
  /** Under which name it is sent, so that what is sent twice is taken in once. */
  readonly key: string
  /** What was sent under that name and of which nobody knows whether it came in. */
  readonly sent: Body | null
  /** It is registered: kept until the next call is taken, so that a reload doesn't lose the code. */
  readonly receipt: Receipt | null
}

/** A draft of a call in which nothing was typed yet: who rings is spoken to. */
export const freshDraft = (channel: Body['channel']): Draft => ({
  begunAt: Date.now(),
  phone: '',
  name: '',
  place: '',
  description: '',
  appeal: '',
  matter: '',
  privacy: '',
  emergency: false,
  confirmedInPerson: channel === 'hotline' || channel === 'walk-in',
  channel,
  about: '',
  discipline: false,
  system: '',
  reference: '',
  upstreamDue: '',
  joins: null,
  goesOn: '',
  answer: '',
  unread: [],
  key: '',
  sent: null,
  receipt: null,
})

/** The fields that a report cannot do without, in the order in which they are asked. */
const NEEDED = ['place', 'description', 'appeal'] as const

/** The fields that are still to be filled in. */
export const missingIn = (draft: Draft): readonly string[] => NEEDED.filter((one) => draft[one].trim() === '')

/** Whether nothing was typed in it. */
export const isBlank = ({
  phone,
  name,
  place,
  description,
  answer,
  reference,
  sent,
  receipt,
}: Draft): boolean =>
  [phone, name, place, description, answer, reference].every((one) => one.trim() === '') &&
  sent === null &&
  receipt === null

/** What is left of a draft once it is registered: nobody's name, number or words, and what is still to be done. */
export const registered = (
  { begunAt, channel, place, joins, reference, goesOn, answer }: Draft,
  receipt: Receipt,
): Draft => ({
  ...freshDraft(channel),
  begunAt,
  place,
  joins,
  reference,
  goesOn,
  answer,
  receipt,
})

/** What is sent of a draft: fields in which nothing stands are left out. */
export function bodyOf(draft: Draft, appeal: Body['appeal']): Body {
  const { channel, description, place, emergency, confirmedInPerson, joins } = draft
  const [phone, name, system, reference] = [draft.phone, draft.name, draft.system, draft.reference].map(
    (one) => one.trim(),
  )
  const reporter = { ...(name && { name }), ...(phone && { phone }) }
  return {
    channel,
    appeal,
    description: description.trim(),
    place: place.trim(),
    ...(draft.matter && { matter: draft.matter }),
    ...(draft.privacy && { privacy: draft.privacy }),
    ...(draft.about && { about: draft.about }),
    ...(draft.discipline && { discipline: true }),
    ...(emergency && { emergency }),
    // What is answered in the call is recorded as the outcome of that call, which is then still owed.
    ...(confirmedInPerson && draft.goesOn !== 'answered' && { confirmedInPerson }),
    ...(Object.keys(reporter).length > 0 && { reporter }),
    ...(reference && { source: { system: system ?? '', reference } }),
    ...(draft.upstreamDue && { upstreamDue: draft.upstreamDue }),
    ...(joins && { joins: joins.caseId }),
  }
}
