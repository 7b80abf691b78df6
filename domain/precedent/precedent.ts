import * as z from 'zod'
import { instant } from '../clock/calendar.ts'

/**
 * How well a closure was confirmed: the best that can be said of it; where the follow-up was ended although a reporter
 * says that it is not solved, that.
 */
export const CONFIRMATIONS = [
  'reporter-says-solved',
  'checked-on-site',
  'checked-otherwise',
  'explained-only',
  'reporter-says-unsolved',
] as const

/** 案例: an archived case, redacted, that helps the next one. */
export const precedent = z.object({
  schemaVersion: z.literal(1),
  precedentId: z.string().min(1),
  jurisdiction: z.string().min(1),
  /** The version of the case it was made from. */
  version: z.number().int().positive(),
  /** Grows with what is done to the precedent itself: a reviewer's edit, a return of the trouble, being made anew. */
  revision: z.number().int().nonnegative(),
  status: z.enum(['standing', 'withdrawn']),
  /** Why it is out of use: a reviewer withdrew it, and until one restores it; or its case was reopened, until archived. */
  withdrawnFor: z.array(z.enum(['review', 'reopening'])).optional(),
  matter: z.string(),
  placeKey: z.string(),
  grid: z.string(),
  /** What kind of place it was, by the pack; nothing when that cannot be told. */
  placeKind: z.string().optional(),
  /**
   * 被反映对象: whom the reports were about; they read nothing of it. Of a precedent that says nothing of that, kept before it was
   * told or brought in from elsewhere, anybody's party may be meant.
   */
  subjects: z.array(z.string()).optional(),
  /** What was reported, redacted. */
  problem: z.string(),
  confirmation: z.enum(CONFIRMATIONS),
  openedAt: instant,
  archivedAt: instant,
  rounds: z.number().int().positive(),
  lead: z.string().optional(),
  /** Who took part, how each of their tasks ended, and what they said they did, redacted, in order. */
  parties: z.array(z.object({ party: z.string(), outcomes: z.array(z.string()), did: z.array(z.string()) })),
  /** What did not work before, in order: where, what, whose work it was, for which reason, and what was said, redacted. */
  setbacks: z.array(
    z.object({
      stage: z.string(),
      outcome: z.string(),
      at: instant,
      parties: z.array(z.string()).optional(),
      /** The reason of a return, the item of the plan, what was proposed, or the rule by which the case was referred. */
      reason: z.string().optional(),
      words: z.string().optional(),
    }),
  ),
  plan: z.array(
    z.object({
      item: z.string(),
      party: z.string(),
      action: z.string(),
      /** The item whose ending it waited for. */
      after: z.object({ item: z.string(), ending: z.string() }).optional(),
      ending: z.string().optional(),
    }),
  ),
  /** Working time spent in each stage, summed over its visits, in milliseconds. */
  stageMillis: z.record(z.string(), z.number().nonnegative()),
  /** How many working days it took in all, the day of the report not counted. */
  workingDays: z.number().int().nonnegative(),
  /** How often a department said "not ours". */
  returns: z.number().int().nonnegative(),
  /** What was said at the follow-up, redacted: of many answers those that tell most. */
  followUp: z.array(
    z.object({
      /** In which round of calling. */
      round: z.number().int().positive().optional(),
      solved: z.boolean(),
      satisfied: z.string(),
      words: z.string().optional(),
    }),
  ),
  /** Of all calls that reached somebody: how many, and how many were told that it is not solved, or dissatisfied. */
  followUpCounts: z
    .object({
      reached: z.number().int().nonnegative(),
      unsolved: z.number().int().nonnegative(),
      dissatisfied: z.number().int().nonnegative(),
    })
    .optional(),
  watchUntil: instant,
  /** Cases of the same trouble that were opened while the place was watched: each takes weight away. */
  recurred: z.array(z.object({ caseId: z.string(), at: instant })),
  /** Of a case of past years: what its old system called it, where that is a mere code, and a hash of what it gave away. */
  imported: z.object({ reference: z.string().optional(), content: z.string() }).optional(),
  /** What was done to the precedent since it was written, by whom, and why. */
  trail: z.array(
    z.object({
      at: instant,
      by: z.string(),
      what: z.enum(['edited', 'withdrawn', 'restored', 'recurred', 'rewritten']),
      reason: z.string(),
      /** The revision that this made. */
      revision: z.number().int().positive().optional(),
      /** The texts that were put in other words, by their address in the revision before: `setbacks.0`. */
      parts: z.array(z.string()).optional(),
      /** The texts that were taken out, by their address in the revision before. */
      struck: z.array(z.string()).optional(),
      /** Where a reviewer's words no longer had a place when the precedent was made anew. */
      lost: z.array(z.string()).optional(),
    }),
  ),
  /** What reviewers put in other words or took out: it stays so when the precedent is made anew from its case. */
  edits: z
    .array(
      z.object({
        /** Where it stood, without its place in a list: that may change. */
        part: z.string(),
        /** A hash of the text as it was made, which may be one that nobody should read; absent where none had been made. */
        was: z.string().optional(),
        /** What stands in its place; absent when it was taken out. */
        now: z.string().optional(),
      }),
    )
    .optional(),
})
export type Precedent = z.infer<typeof precedent>

/** Which state of a precedent is meant. */
export type PrecedentState = Pick<Precedent, 'version' | 'revision'>

/** Whether two states of a precedent are the same one. */
export const isSameState = (one: PrecedentState | undefined, other: PrecedentState): boolean =>
  one?.version === other.version && one.revision === other.revision

/** Whether one state of a precedent comes after another: by the version of its case, then by its own revision. */
export const isLater = (one: PrecedentState, other: PrecedentState): boolean =>
  one.version > other.version || (one.version === other.version && one.revision > other.revision)
