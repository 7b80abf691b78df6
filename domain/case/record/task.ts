import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { deadline } from '../../clock/deadline.ts'
import { REPORT_GROUNDS } from '../../grounds.ts'
import { PROCESSINGS } from '../../pack/limits-table.ts'
import { role } from '../../people/actor.ts'
import { RULINGS } from './ruling.ts'
import { ASKED_OF_DISTRICT } from './supervision.ts'
import { STAGES } from './transitions.ts'

/** What a task asks for; what is true of each kind stands in `task-kinds.ts`. */
export const TASK_KINDS = [
  'contact',
  'lead-contact',
  'verify',
  'dispatch',
  'handle',
  'reinspect',
  'decide',
  'plan-item',
  'review',
  'follow-up',
  'interim-reply',
  'report-back',
  'consent',
  'call-out',
  'check-alarm',
  'ruling',
  'alert',
  'take-note',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** Who owes a task: a party, or whoever has a role (in a grid, where the role is posted to grids). */
export const assignee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('party'), party: z.string().min(1) }),
  z.object({ kind: z.literal('role'), role, grid: z.string().min(1).optional() }),
])
export type Assignee = z.infer<typeof assignee>

/**
 * A return (退单) on its way: asked for, refused, objected to, refused for good. The clock runs on. An accepted one
 * settles the task.
 */
export const returning = z.object({
  state: z.enum(['asked', 'refused', 'objected', 'final']),
  reason: z.string().min(1),
  at: instant,
  /** Who refused it first; the final ruling is somebody else's. */
  refusedBy: z.string().optional(),
})

/** A later due time that was asked for and waits for its ruling. */
export const pendingExtension = z.object({ until: instant, at: instant, by: z.string() })

/** Another processing type that was asked for and waits for its ruling. */
export const pendingProcessing = z.object({
  processing: z.enum(PROCESSINGS),
  at: instant,
  by: z.string(),
})

/** 核查方式: how it is checked that the trouble is gone; where the lot decided, what was drawn of a hundred, and the pack's share. */
export const CHECK_WAYS = ['site', 'telephone', 'documents'] as const
export const checkWay = z.object({
  by: z.enum(CHECK_WAYS),
  lot: z.object({ drawn: z.number().int().nonnegative(), share: z.number().int().positive() }).optional(),
})
export type CheckWay = z.infer<typeof checkWay>

/** What decides about a task that something was asked about: who may rule on it, and on what. */
const askedAbout = {
  kind: z.enum(TASK_KINDS),
  assignee,
  /** In handling: the lead answers for the whole, a cooperating party owes its part. */
  part: z.enum(['lead', 'cooperating']).optional(),
  /** In joint handling: the item of the plan that is carried out. */
  item: z.string().optional(),
  returning: returning.optional(),
  pendingExtension: pendingExtension.optional(),
  pendingProcessing: pendingProcessing.optional(),
  /** How often its due time was moved by an extension (延期). */
  extensions: z.number().int().nonnegative().optional(),
}

/** 审核: what was asked for, by whom and when. It stays the same while the ruling climbs from desk to desk. */
export const ruling = z.object({
  on: z.enum(RULINGS),
  by: z.string().min(1),
  at: instant,
  /** The task it was asked about, as it stood then: nothing of this changes before the ruling. */
  asked: z.object({ taskId: z.string().min(1), ...askedAbout }).optional(),
  /** The proposal, by its number. */
  proposal: z.number().int().nonnegative().optional(),
  /** The single report that it is on; with the ground, and the door, where it is to end. */
  report: z
    .object({
      reportId: z.string().min(1),
      ground: z.enum(REPORT_GROUNDS).optional(),
      door: z.string().optional(),
    })
    .optional(),
})
export type Ruling = z.infer<typeof ruling>

/**
 * A task that is open. A settled task is not kept as a task: its ending stands in the events, and the state of a case
 * stays as small as what is still owed.
 */
export const task = z.object({
  schemaVersion: z.literal(1),
  taskId: z.string().min(1),
  caseId: z.string().min(1),
  jurisdiction: z.string().min(1),
  run: z.number().int().positive(),
  visit: z.number().int().positive(),
  stage: z.enum(STAGES),
  ...askedAbout,
  /** In handling: when the lead, who still answers for the whole, had done its own part while others owed theirs. */
  partDoneAt: instant.optional(),
  /** To dispatch or to decide: who is to lead, by the ruling that accepted the last lead's return. */
  suggestedLead: z.string().optional(),
  /** The report that is to be called: contact is booked to the one that was rung. */
  report: z.string().optional(),
  /** Runs beside the stage and never holds it up (the call of an emergency). */
  alongside: z.boolean().optional(),
  /** The head of the unit takes part, for a reporter said that it is not solved (再次处置). */
  withHead: z.boolean().optional(),
  /** Belongs to the case, not to a visit: leaving a stage does not settle it, only its own outcome or the case's end. */
  ofCase: z.boolean().optional(),
  /** The case is under supervision of the district (督办). */
  supervised: z.boolean().optional(),
  /** How far up an alarm has been rung: 0, and left out, for those who are rung first. */
  rung: z.number().int().positive().optional(),
  /** To reinspect: how; on site, where nothing is said. */
  check: checkWay.optional(),
  /** What the district is asked to consent to. */
  consentTo: z.enum(ASKED_OF_DISTRICT).optional(),
  /** To rule: what was asked for. */
  ruling: ruling.optional(),
  /** A ruling, or a consent: the task that waits for it. */
  about: z.string().min(1).optional(),
  /**
   * Since when it waits for a ruling that was asked for in time, or for the parties that cooperate while the lead's own part
   * is done: meanwhile it is not late.
   */
  held: instant.optional(),
  sentAt: instant,
  signedAt: instant.optional(),
  dueAt: instant,
  /** What the due time is computed from; it explains itself by this and can be replayed. */
  deadline,
  /** Moments at which shares of the limit will have run (临期预警), those still to come. */
  warnings: z.array(z.object({ at: instant, share: z.number().int().positive() })).max(5),
  /** The limit rests on days whose holidays have not been published yet. */
  provisional: z.boolean().optional(),
  notBefore: instant.optional(),
  overdueSince: instant.optional(),
  /** When being overdue refers the case, if the ladder says so: the rule and its moment. */
  referAt: z.object({ at: instant, rule: z.string() }).optional(),
  /** When a ruling that is late goes to the next desk. */
  climbAt: instant.optional(),
  /** How often it was urged (催办), by people or by being overdue; and since when an urge waits for its answer. */
  urged: z.number().int().nonnegative(),
  unansweredSince: instant.optional(),
})
export type Task = z.infer<typeof task>

/**
 * The next moment at which the system itself has something to do about a task; none when it already did, or while the
 * task waits for a ruling.
 */
export function nextMoment(one: Task): string | undefined {
  if (one.overdueSince !== undefined) return one.referAt?.at ?? one.climbAt
  return one.warnings[0]?.at ?? (one.held === undefined ? one.dueAt : undefined)
}
