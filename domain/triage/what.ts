import type { Pack } from '../pack/pack.ts'
import { audible, standApart, type Weighable, type Weighed, weigh, weighable, weighBySound } from './weigh.ts'

/** A matter that words speak for: how much, by which of them, against it by which, and whether they only sound like it. */
export type MatterTold = Weighed & { readonly matter: string; readonly bySound?: true }

/** A door that words speak for: it is nothing for this street. */
export type DoorTold = Weighed & { readonly door: string; readonly sure: boolean }

/** What words tell of what it is. */
export type Told = {
  /** The matters, the likeliest first; those of which a word only sounds alike come behind all others. */
  readonly matters: readonly MatterTold[]
  /** The first of them is called sure: nothing else comes near, and nothing speaks against it. */
  readonly sure: boolean
  /** 该找谁: it is likelier another door's than any matter of the street. */
  readonly elsewhere?: DoorTold
}

/** A matter is sure from this on, by two words at least that stand apart, when it is so many times as likely as the next one that somebody else would lead. */
const SURE = 8
const AHEAD = 3
/** A door is named from this on, when it is so many times as likely as the likeliest matter. */
const DOOR = 1.5
const DOOR_AHEAD = 1.25
const DOOR_SURE = 2

/**
 * What words tell: matters of the pack by their weighed words, for and against, and whether it is another door's. A machine's
 * reading, sure or not, is never a person's choice.
 */
export function whatIs(description: string, { matters, doors }: Pick<Pack, 'matters' | 'doors'>): Told {
  const text = weighable(description)
  const told = matters
    .map((one): MatterTold => ({ matter: one.code, ...weigh(one, text) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [door] = doors
    .map(({ code, words = NONE, against }) => ({ door: code, ...weigh({ keywords: words, against }, text) }))
    .filter(({ score }) => score >= DOOR)
    .sort((a, b) => b.score - a.score)
  const [best] = told
  const leadOf = (code: string | undefined) => matters.find((one) => one.code === code)?.route?.lead
  const rival = told.find(({ matter }) => leadOf(matter) !== leadOf(best?.matter))
  const against = Math.max(rival?.score ?? 0, door?.score ?? 0)
  const elsewhere = door !== undefined && door.score >= (best?.score ?? 0) * DOOR_AHEAD ? door : undefined
  return {
    matters: [...told, ...heard(matters, told, text)],
    sure:
      elsewhere === undefined &&
      best !== undefined &&
      best.score >= SURE &&
      standApart(best.words, text) &&
      best.against.length === 0 &&
      best.score >= against * AHEAD,
    ...(elsewhere !== undefined && {
      elsewhere: { ...elsewhere, sure: elsewhere.score >= (best?.score ?? 0) * DOOR_SURE },
    }),
  }
}
/** Matters of which nothing is said but something that sounds like it: typed by pinyin, a wrong character is soon taken. */
const heard = (
  matters: Pick<Pack, 'matters'>['matters'],
  told: readonly MatterTold[],
  text: Weighable,
): MatterTold[] => {
  const sounds = audible(text)
  return matters
    .filter(({ code }) => told.every(({ matter }) => matter !== code))
    .map((one): MatterTold => ({ matter: one.code, ...weighBySound(one, sounds), bySound: true }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
}
const NONE: readonly string[] = []
