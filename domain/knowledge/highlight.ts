import { folded, placedTermsOf, termsOf } from './terms.ts'

/** A piece of a text with the places of what was asked for, in UTF-16 units of the piece. */
export type Highlight = {
  readonly text: string
  readonly marks: readonly Mark[]
}
type Mark = { readonly from: number; readonly to: number }

/** Characters of a piece that is shown. */
const PIECE = 80

/** The piece of a text in which most of the words of a question stand, with those marked; nothing when none does. */
export function highlight(text: string, question: string): Highlight | undefined {
  const asked = new Set(termsOf(question))
  const { plain, begins, ends } = foldedWithOrigin(text)
  const marks = merged(
    placedTermsOf(plain)
      .filter(({ term }) => asked.has(term))
      .map(({ from, to }) => ({ from: begins[from] ?? 0, to: ends[to - 1] ?? text.length })),
  )
  const pieces = marks.map((mark) =>
    pieceFrom(text, Math.max(0, Math.min(mark.from - BEFORE, text.length - PIECE))),
  )
  // What is marked is often longer than a piece, as when a sentence is pasted: then as much of it as there is.
  const within = ({ from, to }: Mark) =>
    marks
      .map((mark) => ({ from: Math.max(mark.from, from) - from, to: Math.min(mark.to, to) - from }))
      .filter((mark) => mark.from < mark.to)
  const covered = (piece: Mark) => within(piece).reduce((sum, mark) => sum + mark.to - mark.from, 0)
  const [first, ...others] = pieces
  if (first === undefined) return undefined
  const best = others.reduce((a, b) => (covered(b) > covered(a) ? b : a), first)
  return { text: text.slice(best.from, best.to), marks: within(best) }
}

/** Characters that are shown before the first mark of a piece. */
const BEFORE = 10

/** A piece of a text from about there, whole characters only. */
function pieceFrom(text: string, about: number): Mark {
  const whole = (at: number): number => (LOW_SURROGATE.test(text.charAt(at)) ? at - 1 : at)
  const from = whole(about)
  return { from, to: whole(Math.min(from + PIECE, text.length)) }
}
const LOW_SURROGATE = /^[\udc00-\udfff]$/

/** A text as it is compared, and for each of its units where in the text the character begins and ends it comes from. */
function foldedWithOrigin(text: string): {
  readonly plain: string
  readonly begins: readonly number[]
  readonly ends: readonly number[]
} {
  const begins: number[] = []
  const ends: number[] = []
  let plain = ''
  let at = 0
  for (const character of text) {
    const piece = folded(character)
    for (let unit = 0; unit < piece.length; unit += 1) {
      begins.push(at)
      ends.push(at + character.length)
    }
    plain += piece
    at += character.length
  }
  return { plain, begins, ends }
}

/** Marks in order, those that touch as one. */
function merged(marks: readonly Mark[]): Mark[] {
  const sorted = [...marks].sort((a, b) => a.from - b.from)
  const all: { from: number; to: number }[] = []
  for (const mark of sorted) {
    const last = all.at(-1)
    if (last !== undefined && mark.from <= last.to) last.to = Math.max(last.to, mark.to)
    else all.push({ ...mark })
  }
  return all
}
