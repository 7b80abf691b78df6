import { duplicateKey, type Holder } from '../record/duplicate-key.ts'
import type { Draft } from './draft.ts'

/**
 * Takes the duplicate key of the case's place and matter, if no other open case has it: a merged one that leads to none any
 * more, or to this very case, hands it over. It takes the holder that was read beside the case.
 * @returns the key as another open case has it, by itself or through one that was merged into it; nothing when it is taken
 */
export function takeKey({ case: of, extra, context: { holder, pack } }: Draft): Holder | undefined {
  const { caseId, openedAt } = of
  const others = holder === undefined || holder.caseId === caseId ? undefined : holder
  if (others?.leadsTo !== undefined && others.leadsTo !== caseId) return others
  const from = others && { from: standsAs(others) }
  extra.push({ kind: 'claim-key', key: duplicateKey(of, pack), caseId, openedAt, ...from })
  delete of.withoutKey
  return undefined
}

/** Goes on without the key, which another open case has: that one keeps place and matter until they are merged. */
export function goBeside({ case: of, extra, context: { pack } }: Draft, holder: Holder): void {
  of.withoutKey = true
  extra.push({ kind: 'key-is-held', key: duplicateKey(of, pack), ...standsAs(holder) })
}

const standsAs = ({ caseId, mergedInto }: Holder) => ({
  caseId,
  ...(mergedInto === undefined ? {} : { mergedInto }),
})
