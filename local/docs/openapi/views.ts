/**
 * What the routes answer, as schemas made from those of the domain: a field added there shows here. A test holds the
 * real answers of the handlers against them.
 */
import * as z from 'zod'
import { CASE_ENDINGS, caseRecord } from '#domain/case/record/case.ts'
import { END_GROUNDS, REJECTIONS, TERMINATION_GROUNDS } from '#domain/case/record/grounds.ts'
import { place } from '#domain/case/record/place.ts'
import { task } from '#domain/case/record/task.ts'
import { STAGES } from '#domain/case/record/transitions.ts'
import { instant } from '#domain/clock/calendar.ts'
import { explanation } from '#domain/clock/explain.ts'
import { EVENTS } from '#domain/events/index.ts'
import { delegation, routingRule } from '#domain/orders/orders.ts'
import { door } from '#domain/pack/doors.ts'
import { APPEALS } from '#domain/report/appeal.ts'
import { callBack, person, report } from '#domain/report/report.ts'
import { DOOR_ROLES } from '#domain/report/told.ts'
import { adviceSchema } from './precedents.ts'

const label = { zh: z.string(), en: z.string() }

/** A stage with its words. */
export const stageSchema = z.object({ code: z.enum(STAGES), ...label })

const HIDDEN = {
  schemaVersion: true,
  chainHash: true,
  position: true,
  tasks: true,
  joinsSeen: true,
  attempts: true,
} as const
const SHOWN = {
  stage: stageSchema,
  moving: z.boolean().meta({ description: 'Between two stages: tasks and actions wait a moment' }),
}
const [open, ended] = caseRecord().options

/** A case as staff see it. */
export const caseSchema = z.discriminatedUnion('status', [
  open.omit(HIDDEN).extend(SHOWN),
  ended.omit(HIDDEN).extend(SHOWN),
])

/** A task as whoever owes it sees it. */
export const taskSchema = task.omit({
  schemaVersion: true,
  run: true,
  visit: true,
  deadline: true,
  warnings: true,
  referAt: true,
})

/** A task in its case: with the explanation of its due time, as data and in words. */
export const explainedTaskSchema = taskSchema.extend({
  due: z.object({ zh: z.string(), en: z.string(), explanation }),
})

const cursor = z
  .string()
  .optional()
  .meta({ description: 'Where the next page begins; none on the last page' })

const form = z
  .record(z.string(), z.unknown())
  .meta({ description: 'A JSON Schema of what is left to be filled in; `x-field` says what draws a field' })

/** What somebody may do now: as a button, where it goes, and the form that comes before it. */
export const actionSchema = z
  .object({
    action: z.string(),
    target: z.object({ kind: z.enum(['case', 'task', 'report']), id: z.string() }),
    label: z.object(label),
    weight: z
      .number()
      .int()
      .min(0)
      .max(100)
      .meta({ description: 'How likely it is what somebody wants now' }),
    irreversible: z.literal(true).optional(),
    href: z.string().meta({ description: 'Where it is sent, with POST' }),
    fill: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .meta({ description: 'What is sent beside the form, as it is' }),
    form,
  })
  .meta({ id: 'Action' })

/** What one needs of a case to choose one of its tasks by. */
const gist = z.object({
  place,
  matter: z.string(),
  appeal: z.enum(APPEALS),
  emergency: z.boolean(),
  stage: stageSchema,
  version: z.number().int().nonnegative(),
})

/** One page of tasks. */
export const taskPage = z.object({
  items: z.array(taskSchema.extend({ case: gist.optional(), actions: z.array(actionSchema) })),
  forms: z.record(z.string(), form).meta({ description: 'The forms of the actions, each once' }),
  cursor,
})

/** The receipt of a report. */
export const receipt = z.object({
  reportId: z.string(),
  trackingCode: z.string().meta({ description: 'Whoever holds it may follow the report and take it back' }),
})

/** Where a report stands, as its reporter sees it. */
export const trackingSchema = z.object({
  trackingCode: z.string(),
  receivedAt: instant,
  openedAt: instant.optional(),
  answerBy: instant.optional().meta({ description: 'By when the reporter gets an answer' }),
  answeredAt: instant.optional(),
  endedAt: instant.optional(),
  status: z.object({ code: z.enum(['received', 'withdrawn', 'open', ...CASE_ENDINGS]), ...label }),
  stage: stageSchema.optional(),
  parkedUntil: instant.optional(),
  parkedWords: z.string().optional().meta({ description: '对外说明 · Why nothing can be done for now' }),
  reason: z
    .object({ code: z.enum([...REJECTIONS, ...END_GROUNDS, ...TERMINATION_GROUNDS]), ...label })
    .optional()
    .meta({ description: 'Why it ended without being solved: from a list, never what somebody wrote' }),
  door: door
    .extend({ role: z.object({ code: z.enum(DOOR_ROLES), ...label }) })
    .optional()
    .meta({ description: 'Where to turn to now, and why there' }),
})

/** A report that was taken back. */
export const withdrawal = z.object({ trackingCode: z.string(), status: z.literal('withdrawn') })

const entry = {
  sequence: z.number().int().positive(),
  at: instant,
  actor: z.string().meta({ description: 'The id of who acted: an account or a system, never a name' }),
  onBehalfOf: z
    .string()
    .optional()
    .meta({ description: '代: whose part the actor took as a delegated deputy, `grid-leader/<grid>`' }),
  texts: z.record(z.string(), z.string()).meta({ description: 'The words said, where they are kept' }),
}
const [first, ...others] = EVENTS.map(({ type, data, zh }) =>
  z.object({ ...entry, type: z.literal(type), data }).meta({ title: zh }),
)
if (first === undefined) throw new Error('There are no events.')

/** One line of a timeline: an event, with the words that were said. */
export const timelineSchema = z.discriminatedUnion('type', [first, ...others])

/** What past cases advise where somebody decides, or why nothing is said; the decision goes on without. */
const suggestedLead = z
  .string()
  .optional()
  .meta({ description: "Who is to lead, by the ruling that accepted the last lead's return" })
const advisedSchema = z.discriminatedUnion('given', [
  adviceSchema.extend({ given: z.literal(true), suggestedLead }),
  z.object({ given: z.literal(false), reason: z.enum(['late', 'failed']), suggestedLead }),
])

/** A case with what is owed in it, what past ones advise, and its timeline. */
export const casePage = z.object({
  case: caseSchema,
  reports: z.number().int().nonnegative().meta({ description: 'How many reports stand with the case' }),
  actions: z.array(actionSchema).meta({ description: 'What whoever asks may do now, the likeliest first' }),
  tasks: z.array(explainedTaskSchema),
  advice: advisedSchema.optional(),
  timeline: z.object({ items: z.array(timelineSchema), cursor }),
})

/** What became of a task. */
export const outcomeRecorded = z.object({ taskId: z.string(), outcome: z.string(), case: caseSchema })

const orders = {
  delegations: z.array(delegation).meta({ description: 'Those that run or will run' }),
  rules: z.array(routingRule).meta({ description: 'Final rulings that are kept, the oldest first' }),
}
/** The standing orders of a jurisdiction, and how they came to be. */
export const ordersPage = z.object({
  ...orders,
  timeline: z.object({ items: z.array(timelineSchema), cursor }),
})
/** The standing orders after a change. */
export const ordersChanged = z.object({ action: z.string(), ...orders })

/** What became of an action. */
export const acted = z.object({ action: z.string(), case: caseSchema })

const { channel, appeal, receivedAt, replied, extension } = report.options[0].shape

/** What a report is owed, with the explanation of its due time. */
const duty = z.object({
  dueAt: instant,
  provisional: z.literal(true).optional(),
  at: instant.optional().meta({ description: 'When it was done' }),
  overdue: z.boolean(),
  due: z.object({ zh: z.string(), en: z.string(), explanation }),
})

const owedShown = { contact: duty.optional(), reply: duty.optional(), replied, extension }

/** What became of an action on a report: what it is owed now. */
export const actedOnReport = z.object({ action: z.string(), reportId: z.string(), ...owedShown })

/** The reports of a case: their words, and for those who call whom to call. */
export const reportPage = z.object({
  items: z.array(
    z.object({
      reportId: z.string(),
      channel: channel.optional(),
      appeal: appeal.optional(),
      status: z.enum(['received', 'joined', 'withdrawn']).optional(),
      receivedAt: receivedAt.optional(),
      description: z.string().optional().meta({
        description: 'As it was reported; without personal data for whoever does not call reporters',
      }),
      place: z.string().optional(),
      withheld: z.literal('names-your-party').optional().meta({
        description: 'A complaint or tip-off that names your own party: its words are not shown to you',
      }),
      reporter: person.optional().meta({ description: 'Only for those who call reporters' }),
      ...owedShown,
      callBacks: z.array(callBack).optional(),
      actions: z.array(actionSchema).optional(),
    }),
  ),
  cursor,
})
