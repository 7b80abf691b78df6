import * as z from 'zod'
import { END_GROUNDS, REPORT_GROUNDS, TERMINATION_GROUNDS } from '../grounds.ts'

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A code is lower-case letters, digits and dashes.')
const named = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/**
 * 该找谁: a door of the city that is not this centre's: a hotline, a court, a neighbouring street. Reporters are sent to
 * it, and cases are transferred to it, by its code.
 */
export const door = z.object({
  code,
  name: named,
  /** What it is for, in words for the reporter. */
  purpose: named,
  /** How it is reached: a number to call, or an address on the web. */
  contact: z.string().min(1).max(200),
  /** What lies with it, outside the street: roads, some numbers of them (四平路1至1799号), names of areas. */
  places: z.array(z.string().min(1)).optional(),
  /** Words by which a report is known to be for it and not for the street, and words that speak against that. */
  words: z.array(z.string().min(1)).optional(),
  against: z.array(z.string().min(1)).optional(),
})
export type Door = z.infer<typeof door>

/** The doors of a jurisdiction, and which of them each ground of an ending leads to. */
export const doors = {
  doors: z.array(door).min(1),
  /** The legal route of each ground on which a case ends. */
  legalRoutes: z.record(z.enum(END_GROUNDS), code),
  /** The further remedy of each ground on which the centre's head ends a follow-up (终结). */
  remedies: z.record(z.enum(TERMINATION_GROUNDS), code),
  /** Where the reporter of a single report that ended is sent, unless a door is named: of threats and false alarms, the police. */
  reportDoors: z.partialRecord(z.enum(REPORT_GROUNDS), code).default({}),
}
