import * as z from 'zod'
import { REJECTIONS } from '../../grounds.ts'
import type { Label } from '../../label.ts'
import { PROCESSINGS } from '../../pack/limits-table.ts'
import {
  door,
  evidence,
  listed,
  matter,
  moment,
  party,
  recording,
  reportId,
  subject,
  words,
} from '../record/fields.ts'
import { agreedItem } from '../record/plan.ts'
import { TASK_KINDS, type TaskKind } from '../record/task.ts'

const note = words(4_000)
/** What a reporter said in a call: the centre's. */
const said = words(4_000, 'centre')
/** The most parties that cooperate in one case: what all of them owe, and have asked for, still falls away in one decision. */
export const MAX_COOPERATING = 15
const parties = z.array(party).max(MAX_COOPERATING)
const of = <const Name extends string, Shape extends z.ZodRawShape>(outcome: Name, shape: Shape) =>
  z.strictObject({ outcome: z.literal(outcome), ...shape })

/** Not accepted: the reason from the list, and the door of the pack where the reporter is to turn to instead. */
const rejection = <Words extends z.ZodType>(words: Words) => ({
  reason: listed(REJECTIONS, 'rejection'),
  door: door.optional(),
  note: words,
})
const rejected = <Words extends z.ZodType>(words: Words) => of('rejected', rejection(words))
/** The report that was rung, where it is another than the task names. */
const rung = { reportId: reportId.optional() }
/** 事项: what it is, by the word of whoever accepts it; left out, what it was filed as is right. */
const ofMatter = { matter: matter.optional() }
/** 录音编号 of the call. */
const recorded = { recording: recording.optional() }

/** What goes with the words about work that is over: how the unit's head took part, and where the proof lies. */
const account = {
  head: words(1_000).optional(),
  evidence: evidence.optional(),
}

/** Reasons from the list for which a party may say "not ours". */
export const RETURN_REASONS = ['not-our-duty', 'not-our-area', 'wrong-matter', 'needs-another-lead'] as const

/** How an alarm was checked: the reporter was called, or somebody looked. */
export const ALARM_CHECKS = ['called', 'looked'] as const
export const ALARM_CHECK_LABELS: Readonly<Record<(typeof ALARM_CHECKS)[number], Label>> = {
  called: { zh: '电话核实', en: 'The reporter was called' },
  looked: { zh: '现场查看', en: 'Somebody looked on site' },
}

const ALARM_CHECKED = {
  how: listed(ALARM_CHECKS, 'alarm-check'),
  /** Whose report it was that was called about; left out, the one that opened the case. */
  reportId: reportId.optional(),
  note,
}

/** What may be reported about each kind of task. */
export const TASK_OUTCOMES = {
  contact: z.discriminatedUnion('outcome', [
    of('accepted', {
      ...ofMatter,
      emergency: z.boolean().optional(),
      /** A real hazard: it goes on as found by the centre, even if the report is withdrawn. */
      hazard: z.boolean().optional(),
      /** 被反映对象: the parties, or people of the house, that it is about. */
      subjects: z.array(subject).min(1).max(5).optional(),
      ...rung,
      ...recorded,
      note: said.optional(),
    }),
    of('answered', { ...rung, ...recorded, note: said }),
    of('rejected', { ...rung, ...recorded, ...rejection(said) }),
    of('unreachable', rung),
  ]),
  'lead-contact': z.discriminatedUnion('outcome', [
    of('contacted', { ...recorded, note: said }),
    of('unreachable', {}),
  ]),
  verify: z.discriminatedUnion('outcome', [
    of('accepted', {
      ...ofMatter,
      emergency: z.boolean().optional(),
      /** A real hazard: it goes on as found by the centre, even if the report is withdrawn. */
      hazard: z.boolean().optional(),
      /** 被反映对象: the parties, or people of the house, that it is about. */
      subjects: z.array(subject).min(1).max(5).optional(),
      note: note.optional(),
    }),
    rejected(note),
  ]),
  dispatch: z.discriminatedUnion('outcome', [
    of('dispatched', {
      lead: party,
      cooperating: parties.default([]),
      /** 处理类型, where the matter's table knows others than 一般. */
      processing: listed(PROCESSINGS, 'processing').optional(),
      /** Why a party is sent although a final ruling that was kept says that it is not. */
      despite: note.optional(),
      /** 派遣说明: what the parties read of the trouble in place of the reporter's words. */
      instruction: words(2_000).optional(),
      note: note.optional(),
    }),
    of('nobodys', { note }),
  ]),
  handle: z.discriminatedUnion('outcome', [
    of('done', { note, ...account }),
    of('part-done', { note, ...account }),
    of('explained', { note, ...account }),
    of('unfounded', { note, ...account }),
    of('promised', { who: words(200), what: words(1_000), until: moment }),
    of('returned', { reason: listed(RETURN_REASONS, 'return-reason'), note }),
    of('conditions-lacking', { note }),
  ]),
  reinspect: z.discriminatedUnion('outcome', [
    of('passed', { note }),
    of('failed', { note }),
    of('no-access', { note }),
    /** By telephone or by documents: nobody was reached, or that was not enough. It is looked at on site. */
    of('left-open', { note }),
  ]),
  decide: z.discriminatedUnion('outcome', [
    of('plan', { items: z.array(agreedItem).min(1).max(20), note: note.optional() }),
    of('assigned', {
      lead: party,
      cooperating: parties.default([]),
      /** Why a party is sent although a final ruling that was kept says that it is not. */
      despite: note.optional(),
      note: note.optional(),
    }),
    of('park', {
      reviewAt: moment,
      note,
      /** 销账条件: what would end it. */
      endsWhen: words(500),
      /** 对外说明: the wording for the public. */
      publicWords: words(500, 'public'),
    }),
    of('explain', { note }),
  ]),
  'plan-item': z.discriminatedUnion('outcome', [
    of('done', { note, ...account }),
    of('lapsed', { note }),
    of('not-needed', { note }),
    of('blocked', { note }),
  ]),
  review: z.discriminatedUnion('outcome', [of('condition-met', { note }), of('worse', { note })]),
  'follow-up': z.discriminatedUnion('outcome', [
    of('called', {
      reportId,
      solved: z.boolean(),
      satisfied: listed(['satisfied', 'basically', 'dissatisfied', 'not-said'], 'satisfied'),
      ...recorded,
      note: said.optional(),
    }),
    of('unreachable', { reportId }),
  ]),
  'interim-reply': z.discriminatedUnion('outcome', [
    /** In the words that were signed with the parking, unless somebody who may approve others says them. */
    of('told', { words: words(500, 'public').optional() }),
  ]),
  'report-back': z.discriminatedUnion('outcome', [of('reported', { note })]),
  consent: z.discriminatedUnion('outcome', [of('given', { note }), of('refused', { note })]),
  'call-out': z.discriminatedUnion('outcome', [
    of('called', {
      /** Who was called: one of the pack's doors. */
      to: door,
      at: moment,
      /** Who answered, by name or number. */
      answeredBy: words(200, 'centre'),
      note: note.optional(),
    }),
    of('not-needed', { note }),
  ]),
  'check-alarm': z.discriminatedUnion('outcome', [
    of('emergency', ALARM_CHECKED),
    of('no-emergency', ALARM_CHECKED),
  ]),
  ruling: z.discriminatedUnion('outcome', [of('handed-up', { note })]),
  alert: z.discriminatedUnion('outcome', [of('noted', { note: note.optional() })]),
  'take-note': z.discriminatedUnion('outcome', [of('noted', { note: note.optional() })]),
} as const satisfies Record<TaskKind, z.ZodType>

export type OutcomeFor<K extends TaskKind> = z.infer<(typeof TASK_OUTCOMES)[K]>
export type TaskOutcome = { [K in TaskKind]: OutcomeFor<K> }[TaskKind]

/** Any outcome of any task; which of them fits is decided by the kind of the task. */
export const taskOutcome = z.union(TASK_KINDS.map((kind) => TASK_OUTCOMES[kind]))
