import { simplified } from '../simplified.ts'
import { sounded } from '../sounds.ts'
import { folded } from '../text.ts'

/**
 * Words of a pack and what they weigh. A word is written as it is said; `漏水×3` weighs more than it would by its length, and
 * `楼上+漏水` stands only where both do.
 */

/** What speaks for something, and against it. */
export type Words = { readonly keywords: readonly string[]; readonly against?: readonly string[] | undefined }

/** How much words speak for something, and by which of them. */
export type Weighed = {
  readonly score: number
  readonly words: readonly string[]
  readonly against: readonly string[]
}

type Word = { readonly said: string; readonly parts: readonly string[]; readonly weight: number }

/** A text as words are looked for in it: most of what it is about is said at its beginning. */
export type Weighable = { readonly whole: string; readonly beginning: string }
/** Characters that are a text's beginning. */
const BEGINNING = 60

/** Makes a text ready to be weighed. */
export function weighable(text: string): Weighable {
  const whole = simplified(folded(text))
  return { whole, beginning: whole.slice(0, BEGINNING) }
}

/** Words of a pack are read once: a pack never changes, and a city asks often. */
const READ = new WeakMap<readonly string[], readonly Word[]>()

function read(words: readonly string[]): readonly Word[] {
  const known = READ.get(words)
  if (known !== undefined) return known
  const made = words.map((written): Word => {
    const [said = '', weight] = written.split('×')
    const parts = said.split('+').map((part) => simplified(folded(part)))
    return { said, parts, weight: weight === undefined ? byLength(parts) : Number(weight) }
  })
  READ.set(words, made)
  return made
}

/** The words as they are said, without their weights; those that need another beside them are left out. */
export const saidWords = (words: readonly string[]): string[] =>
  read(words).flatMap(({ said, parts }) => (parts.length === 1 ? [said] : []))

/** A longer word is less often an accident. */
const byLength = (parts: readonly string[]): number => {
  const letters = parts.reduce((sum, one) => sum + [...one].length, 0)
  return letters <= 2 ? 1 : letters === 3 ? 1.5 : 2
}

/** What a word counts that stands at the beginning, next to one further on; and what each further time adds, up to so many. */
const AT_BEGINNING = 2
const AGAIN = 0.25
const MOST_TIMES = 4
/** What speaks against counts more than what speaks for: it was written down because it decides. */
const AGAINST = 1.5

function worth({ parts, weight }: Word, { whole, beginning }: Weighable): number {
  const times = Math.min(...parts.map((part) => whole.split(part).length - 1))
  if (times === 0) return 0
  const early = parts.every((part) => beginning.includes(part)) ? AT_BEGINNING : 1
  return weight * (early + AGAIN * Math.min(times - 1, MOST_TIMES))
}

/** Weighs the words for and against something in a text; 0 when nothing speaks for it, or more against it. */
export function weigh({ keywords, against = NONE }: Words, text: Weighable): Weighed {
  const pro = found(keywords, text)
  const contra = pro.length === 0 ? [] : found(against, text)
  const sum = (of: typeof pro) => of.reduce((whole, one) => whole + one.worth, 0)
  return {
    score: Math.max(0, sum(pro) - AGAINST * sum(contra)),
    words: pro.map(({ said }) => said),
    against: contra.map(({ said }) => said),
  }
}
const NONE: readonly string[] = []

/** Whether two of some words stand apart in a text: 店招 and 招牌 in 店招牌 are one sign and no second. */
export function standApart(words: readonly string[], { whole }: Weighable): boolean {
  const all = read(words)
  return all.some((one) => {
    const without = one.parts.reduce((text, part) => text.replaceAll(part, ' '), whole)
    return all.some((other) => other !== one && other.parts.every((part) => without.includes(part)))
  })
}

/** A text by its sound. */
type Heard = Weighable & { readonly heard: true }

/** Makes a text ready to be weighed by its sound. */
export const audible = ({ whole, beginning }: Weighable): Heard => ({
  whole: sounded(whole),
  beginning: sounded(beginning),
  heard: true,
})

/** What a word weighs that only sounds like something in a text. */
const BY_SOUND = 0.5

/**
 * Weighs the words for something that sound like a piece of a text's beginning; further on too much sounds alike by accident,
 * and a word of one character anywhere: 国权路 is no 犬. Nothing where anything in the whole text sounds as if it spoke against.
 */
export function weighBySound({ keywords, against = NONE }: Words, { whole, beginning }: Heard): Weighed {
  const heardIn = (words: readonly string[], sounds: string) =>
    read(words).filter(({ parts }) => parts.every((part) => sounds.includes(soundOf(part))))
  const contra = heardIn(against, whole)
  const pro = contra.length > 0 ? [] : heardIn(keywords, beginning).filter(isLong)
  return {
    score: BY_SOUND * pro.reduce((sum, { weight }) => sum + weight, 0),
    words: pro.map(({ said }) => said),
    against: contra.map(({ said }) => said),
  }
}
const isLong = ({ parts }: Word): boolean => parts.every((part) => part.length > 1)
/** How words of packs sound: there are some thousands. */
const SOUNDS = new Map<string, string>()
function soundOf(part: string): string {
  const sound = SOUNDS.get(part) ?? sounded(part)
  SOUNDS.set(part, sound)
  return sound
}

/** The words that stand in a text, with what they weigh, the weightiest first; none that stands only within another. */
function found(
  words: readonly string[],
  text: Weighable,
): { readonly said: string; readonly worth: number }[] {
  const hits = read(words)
    .map((word) => ({ ...word, worth: worth(word, text) }))
    .filter(({ worth }) => worth > 0)
  return hits
    .filter(
      (one) =>
        !hits.some(
          (other) => other !== one && other.said.length > one.said.length && other.said.includes(one.said),
        ),
    )
    .sort((a, b) => b.worth - a.worth)
    .map(({ said, worth }) => ({ said, worth }))
}
