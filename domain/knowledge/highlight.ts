import { folded, termsOf } from './terms.ts'

/** A piece of a text with the places of what was asked for, in UTF-16 units of the piece. */
export type Highlight = {
  readonly text: string
  readonly marks: readonly { readonly from: number; readonly to: number }[]
}

/** Characters of a piece that is shown. */
const PIECE = 80

/** The piece of a text in which most of the words of a question stand, with those marked; nothing when none does. */
export function highlight(text: string, question: string): Highlight | undefined {
  const { plain, origin } = foldedWithOrigin(text)
  const marks = merged(
    [...new Set(termsOf(question))]
      .flatMap((term) => placesOf(term, plain))
      .map(([from, to]) => ({
        from: origin[from] ?? 0,
        to: origin[to] ?? text.length,
      })),
  )
  if (marks.length === 0) return undefined
  const within = (from: number) => marks.filter((mark) => mark.from >= from && mark.to <= from + PIECE)
  const covered = (from: number) => within(from).reduce((sum, mark) => sum + mark.to - mark.from, 0)
  const best = marks.reduce((a, b) => (covered(b.from) > covered(a.from) ? b : a)).from
  const from = Math.max(0, Math.min(best - 10, text.length - PIECE))
  const piece = text.slice(from, from + PIECE).toWellFormed()
  return {
    text: piece,
    marks: within(from).map((mark) => ({ from: mark.from - from, to: mark.to - from })),
  }
}

/** A text as it is compared, and for each of its units where in the text it comes from. */
function foldedWithOrigin(text: string): { readonly plain: string; readonly origin: readonly number[] } {
  const origin: number[] = []
  let plain = ''
  let at = 0
  for (const character of text) {
    const piece = folded(character)
    for (let unit = 0; unit < piece.length; unit += 1) origin.push(at)
    plain += piece
    at += character.length
  }
  return { plain, origin: [...origin, text.length] }
}

function placesOf(term: string, plain: string): [from: number, to: number][] {
  const places: [number, number][] = []
  for (let at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + 1))
    places.push([at, at + term.length])
  return places
}

/** Marks in order, those that touch as one. */
function merged(marks: readonly Highlight['marks'][number][]): Highlight['marks'][number][] {
  const sorted = [...marks].sort((a, b) => a.from - b.from)
  const all: { from: number; to: number }[] = []
  for (const mark of sorted) {
    const last = all.at(-1)
    if (last !== undefined && mark.from <= last.to) last.to = Math.max(last.to, mark.to)
    else all.push({ ...mark })
  }
  return all
}
