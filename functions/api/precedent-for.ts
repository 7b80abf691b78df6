import { isOfFirm } from '#domain/case/audience.ts'
import { isOfSubject } from '#domain/case/record/about.ts'
import type { Card } from '#domain/knowledge/entry.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'
import { withTexts } from '#domain/precedent/texts.ts'
import { WITHHELD } from './reading.ts'

/** The parts of a precedent in which a reporter speaks. */
const OF_REPORTERS: readonly string[] = ['problem', 'setbacks', 'followUp']

/**
 * Whether reporters' words are kept from somebody: from firms, committees and contractors; and from every party, where nothing
 * says whom the reports were about.
 */
const isToldNoWords = (who: Actor, { subjects }: Pick<Precedent, 'subjects'>, pack: Pack): boolean =>
  isOfFirm(who, pack) || (subjects === undefined && who.party !== undefined)

/**
 * A precedent as somebody reads it: nothing of one that was about the own party or desk; to firms, committees and contractors
 * without the words of reporters, as with a case.
 */
export function precedentFor(one: Precedent, who: Actor, pack: Pack): Precedent | undefined {
  if (isOfSubject(who, { subjects: one.subjects, place: { grid: one.grid } }, pack)) return undefined
  if (!isToldNoWords(who, one, pack)) return one
  return withTexts(one, (part, _at, text) =>
    OF_REPORTERS.includes(part) ? (part === 'problem' ? WITHHELD : undefined) : text,
  )
}

/** A card as somebody reads it, by the same rule. Where its grid lies is not told on it: any leader of a grid is meant. */
export function cardFor(one: Card, who: Actor, pack: Pack): Card | undefined {
  const about = { subjects: one.subjects, place: { grid: who.grids[0] ?? '' } }
  if (isOfSubject(who, about, pack)) return undefined
  return isToldNoWords(who, one, pack) ? { ...one, problem: WITHHELD, outcome: WITHHELD } : one
}
