import { createHash } from 'node:crypto'
import type { Precedent } from './precedent.ts'

/**
 * What becomes of a free text of a precedent; nothing takes it out.
 * @param part where it stands: `problem`, `plan.<item>`, `setbacks`, `parties.<party>`, `followUp`
 * @param address the part, and in a list the place of the text in it: `setbacks.0`
 */
export type TextChange = (part: string, address: string, text: string | undefined) => string | undefined

/** A precedent with every free text of it as a change would have it. The problem and a plan's actions cannot go. */
export const withTexts = (one: Precedent, change: TextChange): Precedent => ({
  ...one,
  problem: change('problem', 'problem', one.problem) ?? one.problem,
  plan: one.plan.map((item) => {
    const part = `plan.${item.item}`
    return { ...item, action: change(part, part, item.action) ?? item.action }
  }),
  setbacks: one.setbacks.map(({ words, ...setback }, n) => ({
    ...setback,
    ...wordsOf(change('setbacks', `setbacks.${n}`, words)),
  })),
  parties: one.parties.map((party) => ({
    ...party,
    did: party.did.flatMap((text, n) => {
      const part = `parties.${party.party}`
      return change(part, `${part}.${n}`, text) ?? []
    }),
  })),
  followUp: one.followUp.map(({ words, ...said }, n) => ({
    ...said,
    ...wordsOf(change('followUp', `followUp.${n}`, words)),
  })),
})

const wordsOf = (words: string | undefined) => (words === undefined ? {} : { words })

/** By what a text is known again that should not be kept itself. */
export const markOf = ({ precedentId }: Pick<Precedent, 'precedentId'>, part: string, text: string): string =>
  createHash('sha256')
    .update(JSON.stringify([precedentId, part, text]))
    .digest('hex')
    .slice(0, 32)
