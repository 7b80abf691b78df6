import type { RecordedEvent } from '#adapters/ports.ts'
import { audienceOf, knowsOfMark, placeFor, type Reader, readerOf, shownTo } from '#domain/case/audience.ts'
import type { Case } from '#domain/case/record/case.ts'
import { partiesActedFor } from '#domain/case/record/seeing.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { beginning } from '#domain/text.ts'

/** Who looks at a case, and as whom: by that every text of it is shown or not (知悉范围). */
export type Reading = { readonly reader: Reader; readonly who: Actor; readonly pack: Pack }

/** As whom somebody looks at a case. */
export const readingOf = (who: Actor, of: Case, pack: Pack): Reading => ({
  reader: readerOf(who, of, pack),
  who,
  pack,
})

/** Stands for a text that a case has and that is not for whoever asks. */
export const WITHHELD = '〔不在知悉范围〕'

/** A case with those of its texts that are for whoever looks at it. */
export function caseFor(of: Case, reading: Reading): Case {
  const { reader, pack } = reading
  const { plan, parking, proposal, unsolved, instruction, instructionDraft, sensitive, ...rest } = of
  // It is the dispatcher's to begin with, and no word of it is sent out yet.
  const drafted = reader === 'caller' || reader === 'centre' ? instructionDraft : undefined
  return {
    ...rest,
    ...(sensitive === undefined || !knowsOfMark(reader) ? {} : { sensitive }),
    ...(drafted === undefined ? {} : { instructionDraft: drafted }),
    ...(instruction === undefined ? {} : { instruction: shownTo(reader, 'case', instruction) ?? WITHHELD }),
    place: placeFor(reader, of.place, pack),
    ...(plan === undefined ? {} : { plan: planFor(plan, reading) }),
    ...(unsolved === undefined ? {} : { unsolved: unsolvedFor(unsolved, reader) }),
    ...(parking === undefined
      ? {}
      : { parking: { ...parking, endsWhen: shownTo(reader, 'case', parking.endsWhen) ?? WITHHELD } }),
    ...(proposal === undefined ? {} : { proposal: proposalFor(proposal, reader) }),
  }
}

/**
 * The first words of a case in a list: those of its report, for who works for no party; the beginning of the instruction
 * (派遣说明) for who does, and nothing for whom it is about.
 */
export function firstWordsFor(
  { firstWords, instruction }: Case,
  { reader, who }: Reading,
): string | undefined {
  if (reader === 'subject') return undefined
  const words = who.party === undefined && firstWords !== undefined ? firstWords : instruction
  return words === undefined ? undefined : beginning(shownTo(reader, 'case', words) ?? '', 60)
}

/** What the reporter said who is not content, for whom the words of calls are meant. */
function unsolvedFor(
  { words, ...when }: NonNullable<Case['unsolved']>,
  reader: Reader,
): typeof when & { words?: string } {
  const shown = words === undefined ? undefined : shownTo(reader, 'centre', words)
  return { ...when, ...(shown === undefined ? {} : { words: shown }) }
}

/** A plan as somebody reads it: whom the case is about, only what the own party has to do. */
function planFor(plan: NonNullable<Case['plan']>, { reader, who, pack }: Reading): NonNullable<Case['plan']> {
  const own = reader === 'subject' ? partiesActedFor(who, pack) : []
  const items = plan.items.map((item) => ({
    ...item,
    action: shownTo(own.includes(item.party) ? 'firm' : reader, 'case', item.action) ?? WITHHELD,
  }))
  return { ...plan, items }
}

const proposalFor = (proposal: NonNullable<Case['proposal']>, reader: Reader): typeof proposal =>
  'endsWhen' in proposal && proposal.endsWhen !== undefined
    ? { ...proposal, endsWhen: shownTo(reader, 'case', proposal.endsWhen) ?? WITHHELD }
    : proposal

/** Whether an event stands in the timeline that somebody reads: the mark of a sensitive case is not told to everybody. */
export const isTold = ({ event }: RecordedEvent, { reader }: Reading): boolean =>
  event.type !== 'case-marked-sensitive' || knowsOfMark(reader)

/** An event of a case with those of its words that are for whoever reads the timeline. What one said oneself is. */
export function eventFor(recorded: RecordedEvent, { reader, who }: Reading): RecordedEvent {
  const { event, texts } = recorded
  if (event.metadata.actor === who.id) return recorded
  const audience = audienceOf(event)
  const shown = Object.entries(texts).flatMap(([field, text]) => {
    const told = shownTo(reader, audience, text)
    return told === undefined ? [] : [[field, told] as const]
  })
  return { event, texts: Object.fromEntries(shown) }
}
