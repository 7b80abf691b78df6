import * as z from 'zod'
import { APPEALS } from '../../appeal.ts'
import { instant } from '../../clock/calendar.ts'
import { text } from '../../text.ts'
import { CHANNELS } from './channels.ts'

/** A number that another system gave a report: code-like, since events carry it to where the reply goes. */
export const reference = z.string().regex(/^[A-Za-z0-9._:/-]{1,64}$/, 'A reference is a number, not words.')

const source = z.strictObject({
  system: z.string().regex(/^[a-z0-9.-]{1,40}$/, 'A system is named by a short code, not by words.'),
  reference,
})

/** What somebody sends in: unknown fields are refused, so that a misspelt one is not lost silently. */
export const submission = z.strictObject({
  jurisdiction: text(40).optional(),
  channel: z.enum(CHANNELS),
  appeal: z.enum(APPEALS),
  description: text(4_000),
  place: text(500),
  point: z
    .strictObject({
      lat: z.number().min(-90).max(90),
      lng: z.number().min(-180).max(180),
      datum: z.enum(['WGS-84', 'GCJ-02']),
    })
    .optional(),
  matter: text(40).optional(),
  emergency: z.boolean().optional(),
  /** The reporter was spoken to while this was taken. */
  confirmedInPerson: z.boolean().optional(),
  reporter: z
    .strictObject({
      name: text(100).optional(),
      phone: z
        .string()
        // At least five digits: punctuation alone reaches nobody.
        .regex(/^(?=(?:[^0-9]*[0-9]){5})\+?[0-9 ()-]{5,25}$/, 'A phone number has at least five digits.')
        .optional(),
    })
    .optional(),
  source: source.optional(),
  /** By when the authority that sent it in wants its answer: its own limit, which only it moves. */
  upstreamDue: instant.optional(),
})
export type Submission = z.infer<typeof submission>
