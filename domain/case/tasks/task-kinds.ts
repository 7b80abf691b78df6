import type { Label } from '../../label.ts'
import type { LimitedStage } from '../../pack/limits-table.ts'
import type { PolicyLimit } from '../../pack/limits-terms.ts'
import type { Role } from '../../people/actor.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import type { Audience } from '../record/fields.ts'
import { OUTCOME_LABELS } from '../record/labels.ts'
import type { TaskKind } from '../record/task.ts'
import type { Stage } from '../record/transitions.ts'

/**
 * Who owes a task: a party that is named when it is sent, whoever leads the case where it stands, or whoever has a role,
 * at large or posted to the grid of the case.
 */
export type Owner = 'party' | 'leader' | { readonly role: Role; readonly inGrid?: true }

/**
 * What a task runs against unless a date is set for it: a limit of the matter's table (and the rule that stands for it when
 * it is handled again, 再次处置, which no emergency waits for), a rule of the policy, that of what is ruled on, or always a date. Limits follow what
 * the case and its pack say later; a fixed one stays as it was told.
 */
export type TaskLimit =
  | { readonly by: 'matter'; readonly stage: LimitedStage; readonly again?: PolicyLimit }
  | {
      readonly by: 'policy'
      readonly rule: PolicyLimit
      /** The rule that stands for it in an emergency. */
      readonly urgent?: PolicyLimit
      readonly fixed?: true
    }
  | { readonly by: 'ruling' }
  | { readonly by: 'date' }

/**
 * What happens when a due time has passed. Every kind is warned before it, at the shares that the pack says, and urged by
 * it; one that may `climb` refers the case when a rule of the ladder says so, one that is only `urge`d never does. One that
 * may `rise` goes to the next desk instead, one that `ring`s to the next as well, until a person has answered. The item of a
 * plan has a `lapse` in place of that, what is parked comes up for `review`.
 */
export type WhenDue = 'climb' | 'urge' | 'rise' | 'ring' | 'lapse' | 'review'

/** Everything that is asked about a kind of task, in one place. */
export type TaskFacts<Outcome extends string = string> = {
  readonly label: Label
  /** The stages that it is sent in; what runs alongside a stage may be sent in any. */
  readonly stages: readonly Stage[] | 'any'
  /** A task of the case outlives its stage, and holds none up; only its own outcome or the case's end settles it. */
  readonly belongsTo: 'stage' | 'case'
  /** Who may be sent it; the first, unless the sender says otherwise. */
  readonly owedBy: readonly Owner[]
  /** Who may report its outcome beside whoever owes it: the leader of the case, a party of the case, anybody but the system. */
  readonly alsoBy?: 'leader' | 'party' | 'anybody'
  /** Who reads the words of its outcome, where that is not whoever sees the case: what reporters said on the telephone. */
  readonly audience?: Audience
  /** Somebody looks on site: nobody of a party whose work is judged, or that the case is about. */
  readonly onSite?: true
  /** What whoever does it may report. */
  readonly outcomes: Readonly<Record<Outcome, Label>>
  /** How else it may end: by somebody else's ruling, or by the system. Every kind may be no longer needed. */
  readonly endings?: Readonly<Record<string, Label>>
  readonly limit: TaskLimit
  readonly whenDue: WhenDue
  /** An emergency that becomes known later urges whoever owes it, and brings its due time forward. */
  readonly hurried: boolean
  /** Who rules on a later due time (延期), where one may be asked for: the centre, or the leader of the case. */
  readonly extendedBy?: 'centre' | 'leader'
}

/**
 * Whom an alarm rings that nobody takes, one after the other: the leader's deputy, the street's leader on duty (带班领导,
 * 总值班室), the centre's head, the district.
 */
export const RUNG = [
  { role: 'deputy', inGrid: true },
  { role: 'street-leader' },
  { role: 'centre-head' },
  { role: 'supervisor' },
] as const satisfies readonly Owner[]

/** Whoever says that work is over says one of these. */
const WORK_OVER = {
  done: { zh: '办结', en: 'done' },
  explained: OUTCOME_LABELS.explained,
  unfounded: { zh: '查无实据', en: 'unfounded' },
} as const

const UNREACHABLE = { zh: '联系不上', en: 'unreachable' } as const
const LAPSED = { zh: '超时', en: 'lapsed' } as const

/** How a task ends that nobody has to do any more. */
export const NO_LONGER_NEEDED = { 'no-longer-needed': { zh: '不再需要', en: 'no longer needed' } } as const

/**
 * The kinds of task. A further one takes an entry here, the schema of its outcomes (`outcomes.ts`), and what becomes of an
 * outcome (`record-outcome.ts`); the compiler asks for each.
 */
export const TASK_FACTS: { readonly [K in TaskKind]: TaskFacts<OutcomeFor<K>['outcome']> } = {
  /** The call of 先行联系; in an emergency it runs alongside, and belongs to the case. */
  contact: {
    label: { zh: '联系诉求人', en: 'call the reporter' },
    stages: ['confirm'],
    belongsTo: 'stage',
    owedBy: [{ role: 'call-taker' }],
    audience: 'centre',
    outcomes: {
      accepted: OUTCOME_LABELS.accepted,
      answered: OUTCOME_LABELS.answered,
      rejected: OUTCOME_LABELS.rejected,
      unreachable: UNREACHABLE,
    },
    limit: { by: 'policy', rule: 'firstContact' },
    whenDue: 'climb',
    hurried: true,
  },
  /** 主责单位先行联系, where the pack leaves the first call to whoever leads: beside its work, which it holds up nowhere. */
  'lead-contact': {
    label: { zh: '主责单位先行联系', en: 'call the reporter, as the lead' },
    stages: 'any',
    belongsTo: 'case',
    owedBy: ['party'],
    audience: 'centre',
    outcomes: { contacted: { zh: '已联系', en: 'contacted' }, unreachable: UNREACHABLE },
    limit: { by: 'policy', rule: 'firstContact' },
    whenDue: 'urge',
    hurried: false,
  },
  /** 核实: the on-site check that stands for the call. */
  verify: {
    label: { zh: '现场核实', en: 'verify on site' },
    stages: ['confirm'],
    belongsTo: 'stage',
    owedBy: [{ role: 'inspector', inGrid: true }],
    onSite: true,
    outcomes: { accepted: OUTCOME_LABELS.accepted, rejected: OUTCOME_LABELS.rejected },
    limit: { by: 'matter', stage: 'reinspection' },
    whenDue: 'climb',
    hurried: true,
  },
  dispatch: {
    label: { zh: '派遣', en: 'dispatch' },
    stages: ['dispatch'],
    belongsTo: 'stage',
    owedBy: [{ role: 'dispatcher' }],
    outcomes: { dispatched: OUTCOME_LABELS.dispatched, nobodys: OUTCOME_LABELS.nobodys },
    limit: { by: 'matter', stage: 'dispatch' },
    whenDue: 'climb',
    hurried: true,
  },
  handle: {
    label: { zh: '处置', en: 'handle' },
    stages: ['handling'],
    belongsTo: 'stage',
    owedBy: ['party'],
    outcomes: {
      ...WORK_OVER,
      // Whether it is done, the check says.
      done: { zh: '已反馈（待核查）', en: 'reported done, to be checked' },
      'part-done': { zh: '本单位已办，待协同', en: 'own part done' },
      promised: { zh: '承诺整改', en: 'promised' },
      returned: OUTCOME_LABELS.returned,
      'conditions-lacking': OUTCOME_LABELS['conditions-lacking'],
    },
    endings: {
      'promise-broken': { zh: '承诺未兑现', en: 'promise broken' },
      released: { zh: '解除协同', en: 'released' },
    },
    limit: { by: 'matter', stage: 'handling', again: 'handleAgain' },
    whenDue: 'climb',
    hurried: true,
    extendedBy: 'centre',
  },
  /** On site by an inspector, unless the matter says how else (核查方式); by telephone whoever calls asks the reporter. */
  reinspect: {
    label: { zh: '核查', en: 'reinspect' },
    stages: ['reinspection'],
    belongsTo: 'stage',
    owedBy: [{ role: 'inspector', inGrid: true }, { role: 'call-taker' }],
    alsoBy: 'party',
    onSite: true,
    outcomes: {
      passed: OUTCOME_LABELS.passed,
      failed: OUTCOME_LABELS.failed,
      'no-access': { zh: '无法进入', en: 'no access' },
      'left-open': { zh: '无法核定，转现场', en: 'left open: to be looked at on site' },
    },
    limit: { by: 'matter', stage: 'reinspection' },
    whenDue: 'climb',
    hurried: true,
  },
  decide: {
    label: { zh: '研判', en: 'decide' },
    stages: ['leader'],
    belongsTo: 'stage',
    owedBy: ['leader'],
    outcomes: {
      plan: OUTCOME_LABELS.plan,
      assigned: OUTCOME_LABELS.assigned,
      park: { zh: '提请挂账', en: 'to be parked' },
      explain: { zh: '提请解释说明', en: 'to be explained' },
    },
    limit: { by: 'policy', rule: 'decide', urgent: 'decideUrgent' },
    whenDue: 'climb',
    hurried: true,
  },
  'plan-item': {
    label: { zh: '方案事项', en: 'item of the plan' },
    stages: ['joint-handling'],
    belongsTo: 'stage',
    owedBy: ['party'],
    alsoBy: 'leader',
    outcomes: {
      done: WORK_OVER.done,
      lapsed: LAPSED,
      'not-needed': { zh: '不再需要', en: 'not needed' },
      blocked: OUTCOME_LABELS.blocked,
    },
    limit: { by: 'date' },
    whenDue: 'lapse',
    hurried: true,
    extendedBy: 'leader',
  },
  review: {
    label: { zh: '挂账复核', en: 'review of what is parked' },
    stages: ['parked'],
    belongsTo: 'stage',
    owedBy: ['leader'],
    alsoBy: 'anybody',
    outcomes: { 'condition-met': OUTCOME_LABELS['condition-met'], worse: OUTCOME_LABELS.worse },
    endings: { review: OUTCOME_LABELS.review },
    limit: { by: 'date' },
    whenDue: 'review',
    hurried: true,
  },
  /** Every reporter is called; where one says unsolved after the policy's rounds, the centre's head has it. */
  'follow-up': {
    label: { zh: '回访', en: 'call back' },
    stages: ['follow-up'],
    belongsTo: 'stage',
    owedBy: [{ role: 'call-taker' }, { role: 'centre-head' }],
    audience: 'centre',
    outcomes: { called: { zh: '已回访', en: 'called' }, unreachable: UNREACHABLE },
    endings: { settled: OUTCOME_LABELS.settled, unsolved: OUTCOME_LABELS.unsolved },
    limit: { by: 'policy', rule: 'followUpWithin', fixed: true },
    whenDue: 'climb',
    hurried: false,
  },
  /** 阶段性答复: what is parked is told of, before another authority's limit and at every review date; nothing pauses that. */
  'interim-reply': {
    label: { zh: '阶段性答复', en: 'interim reply' },
    stages: 'any',
    belongsTo: 'case',
    owedBy: [{ role: 'call-taker' }],
    outcomes: { told: { zh: '已阶段性答复', en: 'told' } },
    limit: { by: 'date' },
    whenDue: 'urge',
    hurried: false,
  },
  /** 督办反馈: what the centre's head owes a supervision. */
  'report-back': {
    label: { zh: '督办反馈', en: 'report back to the district' },
    stages: 'any',
    belongsTo: 'case',
    owedBy: [{ role: 'centre-head' }],
    outcomes: { reported: { zh: '已反馈', en: 'reported back' } },
    limit: { by: 'policy', rule: 'supervision', fixed: true },
    whenDue: 'urge',
    hurried: false,
  },
  /** What the district is asked for while it supervises; and what is applied for, of an order of another authority. */
  consent: {
    label: { zh: '区级意见', en: 'consent of the district' },
    stages: 'any',
    belongsTo: 'stage',
    owedBy: [{ role: 'supervisor' }],
    outcomes: {
      given: { zh: '同意', en: 'consent given' },
      refused: { zh: '不同意', en: 'consent refused' },
    },
    limit: { by: 'policy', rule: 'consent' },
    whenDue: 'urge',
    hurried: false,
  },
  /** 应急联动: the first thing in an emergency is the call to 110, 119, 120 or the utility. */
  'call-out': {
    label: { zh: '联动报警', en: 'call the emergency services' },
    stages: 'any',
    belongsTo: 'case',
    owedBy: [{ role: 'shift-leader' }],
    outcomes: {
      called: { zh: '已联动', en: 'called' },
      'not-needed': { zh: '无需联动', en: 'not needed' },
    },
    limit: { by: 'policy', rule: 'takeNote', fixed: true },
    whenDue: 'urge',
    hurried: false,
  },
  /** 紧急核实: somebody whom nobody knows says that it is an emergency; the duty officer calls or has it looked at first. */
  'check-alarm': {
    label: { zh: '紧急核实', en: 'call or look: is it an emergency?' },
    stages: 'any',
    belongsTo: 'case',
    owedBy: [{ role: 'shift-leader' }, ...RUNG],
    outcomes: {
      emergency: { zh: '确系紧急', en: 'it is an emergency' },
      'no-emergency': { zh: '并非紧急', en: 'it is no emergency' },
    },
    limit: { by: 'policy', rule: 'takeNote', fixed: true },
    whenDue: 'ring',
    hurried: false,
  },
  /**
   * 审核: what was asked for is ruled on, by the actions that `ruling-facts.ts` names. Whoever has it may hand it up; nobody's
   * silence grants anything.
   */
  ruling: {
    label: { zh: '审核', en: 'rule on what was asked for' },
    stages: 'any',
    belongsTo: 'stage',
    owedBy: [
      { role: 'dispatcher' },
      { role: 'shift-leader' },
      { role: 'centre-head' },
      { role: 'street-leader' },
      'leader',
    ],
    outcomes: { 'handed-up': { zh: '提请上级审定', en: 'handed up' } },
    endings: {
      granted: { zh: '同意', en: 'granted' },
      refused: { zh: '不同意', en: 'refused' },
      climbed: { zh: '超时未审，提级', en: 'not ruled on in time: gone up' },
    },
    limit: { by: 'ruling' },
    whenDue: 'rise',
    hurried: true,
  },
  /** 应急告知: somebody takes note of an emergency. */
  alert: {
    label: { zh: '应急告知', en: 'take note of an emergency' },
    stages: 'any',
    belongsTo: 'case',
    owedBy: [{ role: 'shift-leader' }, { role: 'grid-leader', inGrid: true }, ...RUNG],
    outcomes: { noted: { zh: '已知悉', en: 'noted' } },
    limit: { by: 'policy', rule: 'takeNote', fixed: true },
    whenDue: 'ring',
    hurried: false,
  },
  /** 敏感案件知悉: the leaders are told of a case that is marked as sensitive. */
  'take-note': {
    label: { zh: '敏感案件知悉', en: 'take note of a sensitive case' },
    stages: 'any',
    belongsTo: 'case',
    owedBy: [
      { role: 'street-leader' },
      { role: 'grid-leader', inGrid: true },
      { role: 'centre-head' },
      { role: 'supervisor' },
    ],
    outcomes: { noted: { zh: '已知悉', en: 'noted' } },
    limit: { by: 'policy', rule: 'takeNote', fixed: true },
    whenDue: 'urge',
    hurried: false,
  },
}
