import * as z from 'zod'
import { type Precedent, precedent } from './precedent.ts'

/** A precedent as people read it: without the hashes of texts that were taken out, by which a short one could be guessed. */
export const shownPrecedent = precedent
  .omit({ edits: true })
  .extend({ imported: z.object({ reference: z.string().optional() }).optional() })

/** What of a precedent is shown. */
export const shownOf = (one: Precedent): z.infer<typeof shownPrecedent> => shownPrecedent.parse(one)
