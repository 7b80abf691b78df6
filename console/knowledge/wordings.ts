import type { Precedent, Review } from '../base/answers.ts'

/** Where a text stands in a precedent: `problem`, `plan.<item>`, `setbacks.<n>`, `parties.<party>.<n>`, `followUp.<n>`. */
export type Texts = Readonly<Record<string, string>>
type Edit = Extract<Review, { action: 'edit' }>

/** A text that may be put in other words, and whether it may be taken out. */
export type Wording = {
  readonly at: string
  readonly of: 'problem' | 'plan' | 'parties' | 'setbacks' | 'followUp'
  readonly party?: string
  readonly text: string
}

/** Every text of a precedent that people may put in other words. */
export function wordingsOf({ problem, plan, parties, setbacks, followUp }: Precedent): readonly Wording[] {
  return [
    { at: 'problem', of: 'problem', text: problem },
    ...plan.map(({ item, party, action }) => ({
      at: `plan.${item}`,
      of: 'plan' as const,
      party,
      text: action,
    })),
    ...parties.flatMap(({ party, did }) =>
      did.map((text, n) => ({ at: `parties.${party}.${n}`, of: 'parties' as const, party, text })),
    ),
    ...setbacks.flatMap(({ words }, n) =>
      words === undefined ? [] : [{ at: `setbacks.${n}`, of: 'setbacks' as const, text: words }],
    ),
    ...followUp.flatMap(({ words }, n) =>
      words === undefined ? [] : [{ at: `followUp.${n}`, of: 'followUp' as const, text: words }],
    ),
  ]
}

/** Emptied, a text is taken out. */
const words = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const some = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list])

/**
 * The edit that makes what was typed of what stands: only what is different.
 * @param typed by place, what was typed there
 * @returns nothing when nothing is different
 */
export function editOf(precedent: Precedent, typed: Texts, reason: string): Edit | undefined {
  const changed = wordingsOf(precedent).flatMap(({ at, of, party, text }) => {
    const now = typed[at]
    return now === undefined || now === text
      ? []
      : [{ at, of, party, now, index: Number(at.split('.').at(-1)) }]
  })
  const of = (what: Wording['of']) => changed.filter((one) => one.of === what)
  const problem = of('problem')[0]?.now.trim()
  const plan = some(of('plan').map(({ at, now }) => ({ item: at.slice('plan.'.length), action: now.trim() })))
  const setbacks = some(of('setbacks').map(({ index, now }) => ({ index, words: words(now) })))
  const followUp = some(of('followUp').map(({ index, now }) => ({ index, words: words(now) })))
  const parties = some(
    [...new Set(of('parties').map(({ party = '' }) => party))].map((party) => ({
      party,
      did: of('parties')
        .filter((one) => one.party === party)
        .map(({ index, now }) => ({ index, words: words(now) })),
    })),
  )
  if (changed.length === 0) return undefined
  return {
    action: 'edit',
    revision: precedent.revision,
    reason,
    ...(problem && { problem }),
    ...(plan && { plan }),
    ...(setbacks && { setbacks }),
    ...(followUp && { followUp }),
    ...(parties && { parties }),
  }
}
