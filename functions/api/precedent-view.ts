import * as z from 'zod'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'

/** A precedent as people read it: without the hashes of texts that were taken out, by which a short one could be guessed. */
export const precedentSchema = precedent
  .pick({
    schemaVersion: true,
    precedentId: true,
    jurisdiction: true,
    version: true,
    revision: true,
    status: true,
    withdrawnFor: true,
    matter: true,
    placeKey: true,
    grid: true,
    placeKind: true,
    problem: true,
    confirmation: true,
    openedAt: true,
    archivedAt: true,
    rounds: true,
    lead: true,
    parties: true,
    setbacks: true,
    plan: true,
    stageMillis: true,
    workingDays: true,
    returns: true,
    followUp: true,
    followUpCounts: true,
    watchUntil: true,
    recurred: true,
    trail: true,
  })
  .extend({ imported: z.object({ reference: z.string().optional() }).optional() })

/** A precedent as people read it: of what is stored, what the schema declares. */
export const precedentView = (one: Precedent): z.infer<typeof precedentSchema> => precedentSchema.parse(one)
