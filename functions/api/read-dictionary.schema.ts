import * as z from 'zod'
import { grid } from '#domain/pack/pack.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { label } from './shared.schema.ts'

const areaSchema = grid.shape.area.unwrap()
const labels = z.record(z.string(), label)

/** What everything in a jurisdiction is called. */
export const readDictionary = once(
  () =>
    ({
      headers: z.object({
        'if-none-match': z
          .string()
          .optional()
          .meta({ description: '上次的 ETag · The ETag of the dictionary one has' }),
      }),
      answer: z.object({
        jurisdiction: z.string(),
        packVersion: z.number().int().positive(),
        name: label,
        practice: z
          .literal(true)
          .optional()
          .meta({ description: '训练街道 · A street to practise in: say so on every page' }),
        lists: z.record(z.string(), labels).meta({ description: 'By list, the words for each code' }),
        areas: z
          .record(z.string(), areaSchema)
          .meta({ description: 'By grid, its polygons in WGS-84 degrees (longitude, latitude)' }),
        phones: z
          .record(z.string(), z.string())
          .meta({ description: '值班电话 · By party, its own number, where its pack names one' }),
        outcomes: z
          .record(z.string(), labels)
          .meta({ description: 'By kind of task, the words for each way it may end' }),
      }),
      answerHeaders: z.object({
        etag: z.string().meta({ description: 'Names these words; another one says that they have changed' }),
      }),
    }) satisfies RouteSchemas,
)
