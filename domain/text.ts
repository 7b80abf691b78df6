import * as z from 'zod'

/** Control characters that no text needs; NUL among them breaks stores and terminals. Tab and line breaks stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is what this is for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/**
 * A text people write: any script, emoji and direction unharmed; refused when empty, too long, with control characters
 * or with half a surrogate pair.
 * @param max longest allowed length in characters (code points, as JSON Schema counts)
 */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.trim().length > 0, 'Write something.')
    .refine((value) => !CONTROL.test(value), 'Take the control characters out.')
    .refine((value) => value.isWellFormed(), 'The text is not well-formed Unicode.')

/** The beginning of a text in at most so many UTF-16 units; a character that does not fit whole is left out. */
export const beginning = (of: string, most: number): string => {
  const cut = of.slice(0, most)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
