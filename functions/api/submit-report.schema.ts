import * as z from 'zod'
import { PUBLIC_CHANNELS } from '#domain/report/record/channels.ts'
import { submission } from '#domain/report/record/submission.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'

/** The receipt of a report. By itself: the rest, made for the pages about the API, stays out of intake's bundle. */
export const receipt = z.object({
  reportId: z.string(),
  trackingCode: z.string().meta({ description: 'Whoever holds it may follow the report and take it back' }),
})

/** Keys by which a sender may repeat itself. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,200}$/)

const keyed = (whose: string) =>
  z.object({
    'Idempotency-Key': idempotencyKey.optional().meta({
      description:
        'The same key with the same body gives the same receipt again for seven days; with another body 422. ' +
        `${whose} make a new one for each report, best a UUID.`,
      example: 'f8c3a7de-5b0c-4c6a-9a3e-2d1b7e6f4a90',
    }),
  })

const answerHeaders = () =>
  z.object({
    location: z.string().meta({ description: 'Where the report can be followed' }),
    'idempotent-replayed': z
      .literal('true')
      .optional()
      .meta({ description: 'This is the receipt of an earlier sending under the same key' }),
  })

/** What anybody may send in: what of a submission is for staff alone is left out. */
export const submitReport = () =>
  ({
    headers: keyed('Keys of all who have no account are kept together:'),
    body: submission
      .omit({ source: true, joins: true, device: true })
      .extend({ channel: z.enum(PUBLIC_CHANNELS), confirmedInPerson: z.literal(false).optional() }),
    answer: receipt,
    answerHeaders: answerHeaders(),
  }) satisfies RouteSchemas

/** What staff submit. */
export const submitDeskReport = () =>
  ({
    headers: keyed('A key is your own; nobody else meets it:'),
    body: submission,
    answer: receipt,
    answerHeaders: answerHeaders(),
  }) satisfies RouteSchemas
