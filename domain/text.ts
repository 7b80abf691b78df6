import * as z from 'zod'

/** Control characters that no text needs; NUL among them breaks stores and terminals. Tab and line breaks stay. */
const CONTROL = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f'
/** What shows nothing: white space, characters that only direct others (zero width, fillers), the blank of Braille. */
const BLANK = '\\s\\u2800\\p{Default_Ignorable_Code_Point}'
const CONTROLS = new RegExp(`[${CONTROL}]`, 'u')
const SHOWN = new RegExp(`[^${BLANK}${CONTROL}]`, 'u')
/** Both at once, as JSON Schema says it. */
const PATTERN = `^[^${CONTROL}]*[^${BLANK}${CONTROL}][^${CONTROL}]*$`

/**
 * A text people write: any script, emoji and direction unharmed; refused when nothing of it shows, when too long, with
 * control characters or with half a surrogate pair.
 * @param max longest allowed length in characters (code points, as JSON Schema counts)
 */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => SHOWN.test(value), 'Write something.')
    .refine((value) => !CONTROLS.test(value), 'Take the control characters out.')
    .refine((value) => value.isWellFormed(), 'The text is not well-formed Unicode.')
    .meta({ pattern: PATTERN })

/** The beginning of a text in at most so many UTF-16 units; a character that does not fit whole is left out. */
export const beginning = (of: string, most: number): string => {
  const cut = of.slice(0, most)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

/** NFKC, lower case, without spaces: so that full-width and half-width forms of a place are one. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
