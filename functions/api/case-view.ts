import * as z from 'zod'
import { APPEALS } from '#domain/appeal.ts'
import { type Case, caseRecord } from '#domain/case/record/case.ts'
import { STAGE_LABELS } from '#domain/case/record/labels.ts'
import { place } from '#domain/case/record/place.ts'
import { sensitive } from '#domain/case/record/sensitive.ts'
import { STAGES, type Stage } from '#domain/case/record/transitions.ts'
import { instant } from '#domain/clock/calendar.ts'
import { once } from '#functions/runtime/once.ts'
import { caseFor, firstWordsFor, type Reading } from './reading.ts'
import { label } from './shared.schema.ts'

/** A stage with its words. */
export const stageSchema = z.object({ code: z.enum(STAGES), ...label.shape })

/** A stage as people read it. */
export const stageView = (stage: Stage) => ({ code: stage, ...STAGE_LABELS[stage] })

/** The stage a case stands in, or is on its way to. */
export const stageOf = (of: Case): Stage =>
  of.position.at === 'entering' ? of.position.enterAt : of.position.stage

/** What is shown of every case: nothing that keeps the machine going, nothing about the reporters. */
const SHOWN = {
  status: true,
  caseId: true,
  jurisdiction: true,
  packVersion: true,
  version: true,
  sequence: true,
  run: true,
  openedAt: true,
  place: true,
  instructionDraft: true,
  instruction: true,
  matter: true,
  condition: true,
  processing: true,
  appeal: true,
  emergency: true,
  openedBy: true,
  alarmRaised: true,
  whose: true,
  confirmedInPerson: true,
  reporterless: true,
  foundByCentre: true,
  round: true,
  away: true,
  corrections: true,
  referred: true,
  step: true,
  referrals: true,
  lead: true,
  suggestedLead: true,
  cooperating: true,
  subjects: true,
  judged: true,
  called: true,
  promise: true,
  whistle: true,
  plan: true,
  proposal: true,
  supervision: true,
  sensitive: true,
  linkedTo: true,
  recurrences: true,
  upstreamDue: true,
  inquiries: true,
  parkedUntil: true,
  parking: true,
  parkings: true,
  closure: true,
  checkedBy: true,
  failedReinspections: true,
  returns: true,
  dispatchErrors: true,
  returners: true,
  brokenPromises: true,
  conditionsLacking: true,
  withHead: true,
  unsolved: true,
  notContent: true,
  withoutKey: true,
  termination: true,
  terminationAsked: true,
  stalled: true,
} as const

const beside = {
  stage: stageSchema,
  moving: z.boolean().meta({ description: 'Between two stages: tasks and actions wait a moment' }),
}

/** A case as the staff of its jurisdiction see it. */
export const caseSchema = once(() => {
  const [open, ended] = caseRecord().options
  return z.discriminatedUnion('status', [
    open.pick(SHOWN).extend(beside),
    ended
      .pick({ ...SHOWN, endedAt: true, ending: true, reference: true, door: true, watchUntil: true })
      .extend(beside),
  ])
})

/** A case as somebody who sees it reads it: of what is stored, what the schema declares and is for him. */
export const caseView = (of: Case, reading: Reading): z.infer<ReturnType<typeof caseSchema>> =>
  caseSchema().parse({
    ...caseFor(of, reading),
    stage: stageView(stageOf(of)),
    moving: of.position.at !== 'in',
  })

/** What one needs of a case to choose one of its tasks by: where and what it is, and where it stands. */
export const gistSchema = z.object({
  place,
  matter: z.string(),
  appeal: z.enum(APPEALS),
  emergency: z.boolean(),
  sensitive: sensitive
    .optional()
    .meta({ description: '敏感 · Why a narrower circle reads it, told to whoever may know' }),
  words: z.string().optional().meta({
    description: 'How it was reported, without personal data; to a party, how the instruction begins',
  }),
  stage: stageSchema,
  /** What a reporter said last who is not content: the reason why it is taken up again (再次处置). */
  unsolved: z
    .object({ at: instant, round: z.number().int(), report: z.string(), words: z.string().optional() })
    .optional(),
  /** By when another authority wants its answer. */
  upstreamDue: instant.optional(),
  version: z.number().int().nonnegative(),
})

/** The gist of a case, as somebody who sees it reads it. */
export function caseGist(of: Case, reading: Reading): z.infer<typeof gistSchema> {
  const words = firstWordsFor(of, reading)
  return gistSchema.parse({
    ...caseFor(of, reading),
    ...(words === undefined ? {} : { words }),
    stage: stageView(stageOf(of)),
  })
}
