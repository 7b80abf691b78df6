import * as z from 'zod'
import { instant } from '../clock/calendar.ts'

const named = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** What is known of a published version without opening it. */
export const edition = z.object({
  jurisdiction: z.string().min(1),
  version: z.number().int().positive(),
  /** The version of the format that its document is written in. */
  format: z.number().int().positive(),
  name: named,
  /** 训练: a street to practise in. */
  practice: z.literal(true).optional(),
  publishedAt: instant,
  publishedBy: z.string().min(1),
})
export type Edition = z.infer<typeof edition>

/** 发布的一版: a pack as it was published, never changed again: its document is JSON in the format of its time. */
export type PublishedEdition = Edition & { readonly document: string }

/** Which packs a deployment serves: each code with its present version. */
export type ServedPacks = {
  /** The first that was published, but for those that practise: whose a report is that names none. */
  readonly first?: string | undefined
  readonly versions: ReadonlyMap<string, number>
  /** 训练: those of them that practise. It is settled with the first version of each, and stays. */
  readonly practising: ReadonlySet<string>
}

/** Nothing has been published yet. */
export const NONE_SERVED: ServedPacks = { versions: new Map(), practising: new Set() }
