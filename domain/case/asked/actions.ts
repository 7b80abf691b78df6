import * as z from 'zod'
import { END_GROUNDS, TERMINATION_GROUNDS } from '../../grounds.ts'
import { ROUTED_AS } from '../../orders/record/orders.ts'
import { PROCESSINGS } from '../../pack/limits-table.ts'
import { reference } from '../../report/record/reference.ts'
import {
  caseId,
  condition,
  door,
  evidence,
  grid,
  listed,
  matter,
  moment,
  party,
  subject,
  taskId,
  whistleGround,
  words,
} from '../record/fields.ts'
import { agreedItem } from '../record/plan.ts'
import { SENSITIVITIES } from '../record/sensitive.ts'
import { CONSENTS } from '../record/supervision.ts'

const note = words(4_000)
const proposal = z.number().int().nonnegative()
/** What a correction may be of. */
const CORRECTED = ['place', 'matter', 'condition', 'grid', 'emergency'] as const
const of = <const Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })

/** What people do about a case beside reporting the outcome of a task. */
export const caseAction = z.discriminatedUnion('action', [
  /** 签收: whoever owes the task has seen it. */
  of('sign', { taskId }),
  /** 催办. */
  of('urge', { taskId }),
  /** 催办反馈: whoever owes the task says what stands in the way. */
  of('answer-urge', { taskId, note }),
  /** 退单审核; `dispatchError` charges an accepted return to dispatch, not to whoever returned it. */
  of('rule-on-return', {
    taskId,
    accept: z.boolean(),
    replacement: party.optional(),
    dispatchError: z.boolean().optional(),
  }),
  /** 异议: once, against a refused return. */
  of('object-to-ruling', { taskId, note }),
  /** 终裁: the shift leader's, and the last word. */
  of('rule-finally', {
    taskId,
    accept: z.boolean(),
    replacement: party.optional(),
    dispatchError: z.boolean().optional(),
    note,
    /** Kept as routing rules for this matter: about the party of the task unless another is named. */
    keepAs: z
      .array(
        z.strictObject({
          party: party.optional(),
          as: listed(ROUTED_AS, 'routed-as'),
          /** Only under the filing condition of this case, only in its grid. */
          onlyCondition: z.boolean().default(false),
          onlyGrid: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(5)
      .optional(),
  }),
  of('ask-extension', { taskId, until: moment, note, evidence: evidence.optional() }),
  /** Granted, its reporters feel it: `publicWords` is what they are told. */
  of('rule-on-extension', {
    taskId,
    grant: z.boolean(),
    note: note.optional(),
    publicWords: words(500, 'public').optional(),
  }),
  /** 申请变更处理类型: by the lead, with the reason and evidence; the shift leader rules. */
  of('ask-processing', {
    taskId,
    processing: listed(PROCESSINGS, 'processing'),
    note,
    evidence,
  }),
  of('rule-on-processing', { taskId, grant: z.boolean(), note: note.optional() }),
  of('release', { taskId, note }),
  /** `despite` says why a party is sent although a kept ruling says that it is not. */
  of('add-party', { party, despite: note.optional() }),
  of('promise-kept', {}),
  of('whistle', {
    ground: whistleGround,
    mode: listed(['online', 'on-site'], 'whistle-mode'),
    parties: z.array(party).min(1).max(20),
    reportInBy: moment,
  }),
  of('report-in', { party: party.optional() }),
  /** 会商纪要: what the called parties said; who is not there is absent. */
  of('keep-minutes', { note }),
  /** 方案变更: the items that are still to be done, anew; what has ended stays. */
  of('amend-plan', { items: z.array(agreedItem).min(1).max(20), note }),
  /** 审签: each names the proposal that was read, by its number. */
  of('countersign', { proposal }),
  of('refuse-proposal', { proposal }),
  /** 不再重复办理: ends the follow-up after the policy's rounds; `publicWords` is the explanation that the reporter reads. */
  of('terminate', {
    grounds: listed(TERMINATION_GROUNDS, 'termination-ground'),
    publicWords: words(500, 'public'),
    note,
  }),
  of('refer', { note }),
  /** 提级收办: the centre's head takes the case from a leader who is absent, or whom it is about. */
  of('take-over', { note }),
  /** 解除应急: why it is over, and who declared it on scene (the commander of the fire brigade, the gas works). */
  of('call-off', { declaredBy: words(200), note }),
  /** 发现隐患: a real hazard is there; it goes on as found by the centre, even if every report is taken back. */
  of('hazard-found', { note }),
  /** 标记敏感: why a narrower circle is to read it. */
  of('mark-sensitive', {
    as: z.array(listed(SENSITIVITIES, 'sensitivity')).min(1).max(SENSITIVITIES.length),
    note: words(4_000, 'centre'),
  }),
  of('unmark-sensitive', { note: words(4_000, 'centre') }),
  /** 被反映对象: the parties that the case is about, anew; none where it is about nobody. */
  of('name-subjects', { parties: z.array(subject).max(5) }),
  /** 移送: to another street or body, one of the pack's doors. */
  of('transfer', { to: door, note }),
  /** 对方已受理: the other body has taken on what was transferred, under a number of its own. */
  of('accept-transfer', { reference: reference.optional(), note: note.optional() }),
  of('merge', { into: caseId }),
  /** 撤销并案: the merged case goes on by itself, and its reports come back to it. */
  of('undo-merge', { note }),
  /** 终止: proposes it; seconds it where it names the proposal that was read. */
  of('end', { ground: listed(END_GROUNDS, 'end-ground'), note, proposal: proposal.optional() }),
  of('correct', {
    /** In words, as a report tells it; `grid` is that of a place which the gazetteer does not know. */
    place: z
      .strictObject({ text: words(500), grid: grid.optional() })
      .meta({ 'x-field': 'place' })
      .optional(),
    matter: matter.optional(),
    condition: condition.optional(),
    grid: grid.optional(),
    /** 转应急: it is known now that it is an emergency. */
    emergency: z.literal(true).optional(),
  })
    .refine(
      (correction) => CORRECTED.some((one) => correction[one] !== undefined),
      'Name what is corrected: place, matter, condition, grid or emergency.',
    )
    .meta({ anyOf: CORRECTED.map((one) => ({ required: [one] })) }),
  of('reopen', { note }),
  /** 退回: the body that it was passed on to sends it back. */
  of('sent-back', { note }),
  /** 启用新版配置: the case is decided by the newest version of its pack from now on. */
  of('adopt-pack', {}),
  /** 督办: by the district, with its reason; its own date, else the limit of the policy. */
  of('supervise', { until: moment.optional(), note }),
  of('lift-supervision', { note }),
  of('ask-consent', { to: listed(CONSENTS, 'consent'), note }),
])
export type CaseAction = z.infer<typeof caseAction>
export type ActionOf<A extends CaseAction['action']> = Extract<CaseAction, { action: A }>
