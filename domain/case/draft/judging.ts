import { folded } from '../../text.ts'
import type { Draft } from './draft.ts'

/** A party's work is judged by the next check on site: it is nobody's of that party to make. */
export const judge = (draft: Draft, party: string): void => {
  draft.case.judged = [...new Set([...draft.case.judged, party])]
}

/**
 * A check on site has judged what was done until now. Nothing else takes work off that list: not a further round, a
 * return or another lead, for what stands there was done all the same.
 */
export const judgedByCheck = (draft: Draft): void => {
  draft.case.judged = []
}

/** Shorter names ("物业") begin too many other words; as a whole they name the party all the same. */
const TELLING = 3

/**
 * Whether words name a party of the pack, which a promise cannot come from: they are its code, its name or an alias, or
 * begin with one ("城管中队张队").
 */
export function namesParty({ context: { pack } }: Draft, words: string): boolean {
  const said = bare(words)
  return pack.parties.some(({ code, name, aliases }) => {
    const names = [name.zh, name.en, ...aliases].map(bare)
    return (
      said === bare(code) ||
      names.some((one) => said === one || (one.length >= TELLING && said.startsWith(one)))
    )
  })
}

const bare = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, '')
