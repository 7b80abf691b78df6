import * as z from 'zod'
import { finding } from '#domain/case/record/finding.ts'
import { instant } from '#domain/clock/calendar.ts'
import { submission } from '#domain/report/record/submission.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { backingSchema, count, likeThisSchema } from './advice.schema.ts'
import { gistSchema } from './case-view.ts'
import { label } from './shared.schema.ts'

const reason = z.union([
  z.object({ kind: z.literal('keywords'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('against'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('being-typed'), word: z.string() }),
  z.object({ kind: z.literal('precedents'), share: z.number(), precedentIds: z.array(z.string()) }),
  z.object({ kind: z.literal('here-before'), times: count }),
])

const seenReason = z.union([
  z.object({ kind: z.enum(['for-certain', 'same-place', 'near-by', 'same-matter']) }),
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
])

const place = z.object({
  key: z.string(),
  grid: z.string(),
  point: submission.shape.point,
  by: z.enum(['known', 'begun', 'words']),
  name: z.string().optional(),
  kind: z.string().optional(),
  found: finding.optional(),
  says: label.optional(),
  candidates: z.array(z.object({ code: z.string(), name: z.string(), grid: z.string() })),
})

/** As much of a report as has been typed, all of which may still be empty; and what is known of it. */
export const adviseIntake = once(
  () =>
    ({
      body: z.strictObject({
        description: z.string().max(4_000).default(''),
        place: z.string().max(500).default(''),
        matter: z.string().min(1).max(40).optional(),
        point: submission.shape.point,
        component: submission.shape.component,
        caseId: z.string().min(1).max(60).optional().meta({
          description:
            'A case that was opened already: it is advised on the report that opened it, and nothing else is sent',
        }),
      }),
      answer: z.object({
        complete: z.boolean().meta({ description: 'False when something was late or failed: go on without' }),
        missing: z.array(
          z.object({
            part: z.enum(['precedents', 'duplicates', 'watched']),
            reason: z.enum(['late', 'failed']),
          }),
        ),
        matters: z
          .array(
            z.object({
              matter: z.string(),
              name: label,
              score: z.number(),
              sure: z.boolean().optional(),
              reasons: z.array(reason),
            }),
          )
          .meta({
            description: '事项建议 · Matters it may be of, the likeliest first, with what speaks for each',
          }),
        elsewhere: z
          .object({
            door: z.string(),
            name: label,
            contact: z.string(),
            sure: z.boolean(),
            score: z.number(),
            words: z.array(z.string()),
          })
          .optional()
          .meta({
            description:
              '该找谁 · Whose it likelier is than the street’s: a door of the pack, with the words that say so',
          }),
        place: place.optional().meta({
          description:
            '地点与网格 · The place as it was understood: known, the only one that begins so, or nothing but words',
        }),
        duplicates: z
          .array(
            gistSchema.pick({ place: true, matter: true, emergency: true, stage: true }).extend({
              caseId: z.string(),
              openedAt: instant,
              lead: z.string().optional(),
              sure: z.enum(['certain', 'likely']),
              score: z.number(),
              reasons: z.array(seenReason),
            }),
          )
          .optional()
          .meta({
            description:
              '疑似重复 · Open cases it may belong to, the likeliest first, with what speaks for each and what one needs to choose; a certain one is joined without a choice. Only those that who asks may see',
          }),
        watched: z
          .array(
            gistSchema.pick({ place: true, matter: true }).extend({
              caseId: z.string(),
              lead: z.string().optional(),
              watchUntil: instant,
              score: z.number(),
              reasons: z.array(seenReason),
              says: label.optional(),
            }),
          )
          .optional()
          .meta({
            description:
              '回头看 · Archived cases whose place is watched still and whose trouble it may be again; `says`: what becomes of a report of the same matter there',
          }),
        here: z.array(backingSchema).meta({ description: '此地往事 · What happened at this place before' }),
        likeThis: likeThisSchema.optional(),
        like: z
          .array(
            z.object({
              precedentId: z.string(),
              matter: z.string().optional(),
              terms: z.array(z.string()),
              score: z.number(),
            }),
          )
          .meta({
            description:
              '相似案例 · Past cases with these words in common, the likeliest first; each can be opened as a precedent',
          }),
      }),
    }) satisfies RouteSchemas,
)
