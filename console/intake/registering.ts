import { useState } from 'react'
import { type FieldFault, Refused } from '../base/client.ts'
import type { Label } from '../base/label.ts'
import { faultWords } from '../kit/fault-words.ts'
import { bodyOf, type Draft, missingIn, registered } from './draft.ts'
import { missingFault } from './faults.ts'
import { isSurelyRefused, register } from './send.ts'

/** How registering a draft went: what is wrong with which fields, else what is wrong at all. */
export type Trouble = { readonly faults: readonly FieldFault[]; readonly words?: Label }
const NONE: Trouble = { faults: [] }

/** Fields of a submission that stand in the draft under another name. */
const FIELDS: Readonly<Record<string, string>> = {
  'reporter.phone': 'phone',
  'reporter.name': 'name',
  'source.reference': 'reference',
  'source.system': 'system',
}
/** Where the first of several choices is focused. */
const FIRST: Readonly<Record<string, string>> = { appeal: 'appeal-question', privacy: 'privacy-' }

const inDraft = (field: string): string => FIELDS[field] ?? field

/** The first field of the form that is at fault; none when what is at fault is not in the form. */
const fieldAt = (faults: readonly FieldFault[]): HTMLElement | undefined =>
  faults.flatMap(({ field }) => document.getElementById(FIRST[field] ?? inDraft(field)) ?? [])[0]

/**
 * Registers drafts (登记). Before anything is sent, what is sent is kept with its name: whatever happens then, the same sent
 * once more is taken in once.
 */
export function useRegistering(change: (some: Partial<Draft>) => void) {
  const [trouble, setTrouble] = useState(NONE)
  const [sending, setSending] = useState(false)
  const tell = (faults: readonly FieldFault[], words?: Label): void => {
    setTrouble({ faults, ...(words !== undefined && { words }) })
    fieldAt(faults)?.focus()
  }
  async function send(draft: Draft): Promise<void> {
    const { appeal } = draft
    const missing = missingIn(draft)
    if (missing.length > 0 || appeal === '') return tell(missing.map(missingFault))
    const key = draft.key || crypto.randomUUID()
    const body = bodyOf(draft, appeal)
    // What was sent first may have come in: it is kept until that is known.
    const sent = draft.sent ?? body
    change({ key, sent })
    setSending(true)
    setTrouble(NONE)
    try {
      const receipt = await register(body, { key, sent })
      change(receipt.withoutChanges ? { receipt } : registered(draft, receipt))
    } catch (error) {
      if (isSurelyRefused(error) && draft.sent === null) change({ sent: null })
      const refused = error instanceof Refused ? error : new Refused('unreachable')
      tell(refused.faults, fieldAt(refused.faults) === undefined ? faultWords(refused) : undefined)
    } finally {
      setSending(false)
    }
  }
  /** What is being put right is wrong no more. */
  const forget = (changed: readonly string[]): void =>
    setTrouble(({ faults }) => ({ faults: faults.filter(({ field }) => !changed.includes(inDraft(field))) }))
  return { send, sending, trouble, forget }
}
