import { redact } from '../../redaction/redact.ts'
import { err, ok, type Result } from '../../result.ts'
import type { Precedent } from '../precedent.ts'
import { markOf, withTexts } from '../texts.ts'
import type { PrecedentEdit, PrecedentReview } from './review.ts'
import { type Attribution, bytesOf, causesOf, restored, revised, withdrawn } from './revise.ts'

/** Why a review is not carried out: there is no such precedent here, it is another than was read, or has no text where the edit says. */
export type ReviewRefusal =
  | { readonly code: 'precedent-unknown' }
  | { readonly code: 'precedent-changed' }
  | {
      readonly code: 'invalid'
      readonly faults: readonly { readonly field: string; readonly message: string }[]
    }

/** One text of an edit: its address, the field of the request that names it, and what it becomes. */
type Wanted = {
  readonly address: string
  readonly field: string
  readonly words: string | undefined
  /** Its address in the next revision; nothing when it goes from its list. */
  readonly then: string | undefined
}

/**
 * A precedent after a review; itself when it stands so already. The reason is redacted like every text of it.
 * @param jurisdiction whose precedents may be reviewed
 */
export function decideReview(
  one: Precedent | undefined,
  jurisdiction: string,
  review: PrecedentReview,
  given: Attribution,
): Result<Precedent, ReviewRefusal> {
  const doing = { ...given, reason: redact(given.reason) }
  if (one?.jurisdiction !== jurisdiction) return err({ code: 'precedent-unknown' })
  if (review.action === 'edit') return edited(one, review, doing)
  const holds = causesOf(one).includes('review')
  if (review.action === 'restore') return ok(holds ? restored(one, doing) : one)
  return ok(holds ? one : withdrawn(one, 'review', doing))
}

/**
 * A precedent in a reviewer's words, redacted like everybody's.
 * @returns the precedent itself when it stands as the edit would have it, as it does when an edit is sent again
 */
function edited(one: Precedent, edit: PrecedentEdit, doing: Attribution): Result<Precedent, ReviewRefusal> {
  const wanted = wantedOf(edit)
  if (edit.revision !== one.revision)
    return isMade(one, edit.revision, wanted) ? ok(one) : err({ code: 'precedent-changed' })
  const texts = textsOf(one)
  const faults = wanted.flatMap(({ address, field }, n) => {
    if (!texts.has(address)) return [{ field, message: 'This precedent has no such text. Read it again.' }]
    return wanted.findIndex((other) => other.address === address) < n
      ? [{ field, message: 'This text is named twice. Name it once.' }]
      : []
  })
  if (faults.length > 0) return err({ code: 'invalid', faults })
  const changed = new Map(
    wanted
      .filter(({ address, words }) => texts.get(address) !== words)
      .map(({ address, words }) => [address, words]),
  )
  if (changed.size === 0) return ok(one)
  let edits = one.edits ?? []
  const next = withTexts(one, (part, address, text) => {
    if (!changed.has(address)) return text
    const now = changed.get(address)
    const edit: PastEdit = {
      part,
      ...(text === undefined ? {} : { was: markOf(one, part, text) }),
      ...(now === undefined ? {} : { now }),
    }
    edits = withEdit(edits, edit, text)
    return now
  })
  if (bytesOf(edits) > MAX_OF_EDITS)
    return err({ code: 'invalid', faults: wanted.slice(0, 1).map(({ field }) => ({ field, message: FULL })) })
  const reworded = [...changed].flatMap(([address, words]) => (words === undefined ? [] : [address]))
  const struck = [...changed].flatMap(([address, words]) => (words === undefined ? [address] : []))
  return ok({
    ...revised(next, 'edited', doing, {
      ...(reworded.length === 0 ? {} : { parts: reworded }),
      ...(struck.length === 0 ? {} : { struck }),
    }),
    edits,
  })
}
/**
 * Bytes of all edits of a precedent together: each outlives that it is made anew, so none is dropped for a later one, and
 * with them, in its texts and beside them, it is still one item of the store.
 */
const MAX_OF_EDITS = 60_000
const FULL =
  'No more of this precedent can be put in other words. Use fewer words, take texts out, or withdraw it.'

/** The texts of an edit, redacted. */
function wantedOf(edit: PrecedentEdit): Wanted[] {
  const wanted = (address: string, field: string, words: string | null, then?: string): Wanted => ({
    address,
    field,
    words: words === null ? undefined : redact(words),
    then,
  })
  const stays = (address: string, field: string, words: string | null) =>
    wanted(address, field, words, address)
  return [
    ...(edit.problem === undefined ? [] : [stays('problem', 'problem', edit.problem)]),
    ...(edit.plan ?? []).map(({ item, action }, n) => stays(`plan.${item}`, `plan.${n}.item`, action)),
    ...(edit.setbacks ?? []).map(({ index, words }, n) =>
      stays(`setbacks.${index}`, `setbacks.${n}.index`, words),
    ),
    ...(edit.parties ?? []).flatMap(({ party, did }, n) =>
      did.map(({ index, words }, m) => {
        const gone = did.filter((other) => other.words === null && other.index < index).length
        const then = words === null ? undefined : `parties.${party}.${index - gone}`
        return wanted(`parties.${party}.${index}`, `parties.${n}.did.${m}.index`, words, then)
      }),
    ),
    ...(edit.followUp ?? []).map(({ index, words }, n) =>
      stays(`followUp.${index}`, `followUp.${n}.index`, words),
    ),
  ]
}

/** The free texts of a precedent by their addresses, those without words among them. */
function textsOf(one: Precedent): Map<string, string | undefined> {
  const texts = new Map<string, string | undefined>()
  withTexts(one, (_, address, text) => {
    texts.set(address, text)
    return text
  })
  return texts
}

/**
 * Whether a later revision than the edit was made from stands as the edit would have it. Of a text that went from its list
 * the trail has to say so.
 */
function isMade(one: Precedent, revision: number, wanted: readonly Wanted[]): boolean {
  const line = one.trail.find(({ what, revision: made }) => what === 'edited' && made === revision + 1)
  const struck = new Set(line?.struck)
  const texts = textsOf(one)
  return wanted.every(({ address, words, then }) =>
    then === undefined ? struck.has(address) : texts.has(then) && texts.get(then) === words,
  )
}

type PastEdit = NonNullable<Precedent['edits']>[number]

/** The edits with one more: of a text that a reviewer had put in other words before, the latest words count. */
function withEdit(edits: readonly PastEdit[], edit: PastEdit, text: string | undefined): PastEdit[] {
  const before =
    text === undefined ? undefined : edits.find((one) => one.part === edit.part && one.now === text)
  if (before === undefined) return [...edits, edit]
  const { was, ...later } = edit
  const first = before.was === undefined ? {} : { was: before.was }
  return [...edits.filter((one) => one !== before), { ...later, ...first }]
}
