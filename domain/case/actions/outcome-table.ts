import type { Refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { refuseWithoutMore } from '../draft/closings.ts'
import type { TaskKind } from '../record/task.ts'
import { likelyParties } from '../stages/dispatch.ts'
import { filedMatter } from '../stages/filing.ts'
import {
  refuseAfterPart,
  refuseBesidePromise,
  refuseForPart,
  refusePartDone,
  refuseWhileOthersOwe,
} from '../stages/handling.ts'
import { refuseLapse } from '../stages/joint-handling.ts'
import { refuseLeftOpen, refuseNoAccess } from '../stages/reinspection.ts'
import { refuseReturn } from '../stages/returns.ts'
import { refuseHandingUp } from '../stages/rulings.ts'
import { refuseWithoutConsent } from '../stages/supervise.ts'
import { refuseUncalled } from '../stages/whistle.ts'
import type { By, OnTask } from '../tasks/relations.ts'
import type { ActionFacts } from './action-entry.ts'

/** An outcome that may be reported about a task, by whoever owes it unless others are named. */
export type OutcomeEntry = Pick<ActionFacts, 'label' | 'weight' | 'irreversible'> &
  Partial<Pick<ActionFacts, 'by'>> & {
    /** Why it is not reported now, whatever is filled in. */
    readonly refuse?: readonly ((at: OnTask) => Refusal | undefined)[]
    /** What is likely filled in: it stands there already, and whoever reports may say otherwise. */
    readonly suggests?: (at: OnTask) => Readonly<Record<string, unknown>> | undefined
  }

type OutcomeName<K extends TaskKind> = OutcomeFor<K>['outcome']

/** The call beside an emergency is not waited for: what it says closes and rejects nothing. */
const unlessAlongside =
  (refuse: (at: OnTask) => Refusal | undefined) =>
  (at: OnTask): Refusal | undefined =>
    at.task.alongside ? undefined : refuse(at)

const refuseAnswered = unlessAlongside(({ draft }) => refuseWithoutMore(draft, 'answered'))
const refuseRejected = unlessAlongside(({ draft }) => refuseWithoutConsent(draft, 'reject'))
const refuseExplained = ({ draft }: OnTask): Refusal | undefined => refuseWithoutMore(draft, 'explained')
const refuseExplainedPart = (at: OnTask): Refusal | undefined =>
  at.task.part === 'cooperating' ? undefined : refuseExplained(at)

/** In an emergency anybody at the centre sends forces out (design §3). */
const IN_EMERGENCY_CENTRE: readonly By[] = [
  'owing',
  { by: 'calling', when: 'emergency' },
  { by: 'steering', when: 'emergency' },
]
/** In an emergency the duty officer decides beside the leader. */
const WITH_DUTY_OFFICER: readonly By[] = ['owing', { by: 'ruling', when: 'emergency' }]
/** Whoever at the centre is nearest to the telephone. */
const AT_CENTRE: readonly By[] = ['owing', 'calling', 'steering']
/** Whoever calls for the centre. */
const AT_TELEPHONE: readonly By[] = ['owing', 'calling']
/** Whoever calls at the centre, or looks on site. */
const CHECKING: readonly By[] = ['owing', 'calling', 'inspector', 'case-leader']

/** Every outcome of every kind of task: what it is called on a button, and what speaks against it where a case stands. */
export const OUTCOMES_OF_TASKS: {
  readonly [K in TaskKind]: { readonly [O in OutcomeName<K>]: OutcomeEntry }
} = {
  contact: {
    accepted: { label: { zh: '受理', en: 'Accept' }, weight: 90, suggests: filedMatter },
    answered: { label: { zh: '当场答复', en: 'Answered on the spot' }, weight: 60, refuse: [refuseAnswered] },
    rejected: {
      label: { zh: '不予受理', en: 'Reject' },
      weight: 20,
      irreversible: true,
      refuse: [refuseRejected],
    },
    unreachable: { label: { zh: '联系不上', en: 'Not reached' }, weight: 70 },
  },
  'lead-contact': {
    contacted: { label: { zh: '已联系诉求人', en: 'Contacted' }, weight: 85 },
    unreachable: { label: { zh: '联系不上', en: 'Not reached' }, weight: 65 },
  },
  verify: {
    accepted: { label: { zh: '核实属实', en: 'It is so: accept' }, weight: 90, suggests: filedMatter },
    rejected: {
      label: { zh: '不予受理', en: 'Reject' },
      weight: 20,
      irreversible: true,
      refuse: [refuseRejected],
    },
  },
  dispatch: {
    dispatched: {
      label: { zh: '派遣', en: 'Dispatch' },
      weight: 90,
      by: IN_EMERGENCY_CENTRE,
      suggests: likelyParties,
    },
    nobodys: { label: { zh: '无责任主体', en: "Nobody's" }, weight: 20 },
  },
  handle: {
    done: {
      label: { zh: '报结', en: 'Done' },
      weight: 80,
      refuse: [refuseWhileOthersOwe],
    },
    'part-done': {
      label: { zh: '本单位已办', en: 'Our part is done' },
      weight: 75,
      refuse: [refuseBesidePromise, refuseForPart, refusePartDone],
    },
    explained: {
      label: { zh: '解释说明', en: 'Explained' },
      weight: 40,
      refuse: [refuseBesidePromise, refuseWhileOthersOwe, refuseExplainedPart],
    },
    unfounded: {
      label: { zh: '查无实据', en: 'Unfounded' },
      weight: 35,
      refuse: [refuseBesidePromise, refuseWhileOthersOwe, refuseExplainedPart],
    },
    promised: {
      label: { zh: '承诺整改', en: 'Somebody promises' },
      weight: 45,
      refuse: [refuseBesidePromise, refuseForPart, refuseWhileOthersOwe],
    },
    returned: {
      label: { zh: '退单', en: 'Return: not ours' },
      weight: 50,
      refuse: [refuseBesidePromise, refuseAfterPart, refuseReturn],
    },
    'conditions-lacking': {
      label: { zh: '条件不具备', en: 'Conditions are lacking' },
      weight: 30,
      refuse: [refuseBesidePromise, refuseForPart],
    },
  },
  reinspect: {
    passed: { label: { zh: '核查通过', en: 'Passed' }, weight: 90 },
    failed: { label: { zh: '核查不通过', en: 'Failed' }, weight: 80 },
    'no-access': { label: { zh: '无法进入', en: 'No access' }, weight: 40, refuse: [refuseNoAccess] },
    'left-open': { label: { zh: '无法核定', en: 'It stays open' }, weight: 45, refuse: [refuseLeftOpen] },
  },
  decide: {
    plan: {
      label: { zh: '议定联合处置方案', en: 'Agree a joint plan' },
      weight: 80,
      by: WITH_DUTY_OFFICER,
      refuse: [refuseUncalled],
    },
    assigned: { label: { zh: '指定主责', en: 'Assign a lead' }, weight: 70, by: IN_EMERGENCY_CENTRE },
    park: { label: { zh: '提请挂账', en: 'Propose to park' }, weight: 30, by: WITH_DUTY_OFFICER },
    explain: {
      label: { zh: '提请解释说明', en: 'Propose to explain' },
      weight: 30,
      by: WITH_DUTY_OFFICER,
      refuse: [refuseExplained],
    },
  },
  'plan-item': {
    done: { label: { zh: '完成', en: 'Done' }, weight: 90 },
    lapsed: { label: { zh: '到期未完成', en: 'Lapsed' }, weight: 20, refuse: [refuseLapse] },
    'not-needed': { label: { zh: '不再需要', en: 'Not needed' }, weight: 15, by: ['case-leader'] },
    blocked: { label: { zh: '受阻', en: 'Blocked' }, weight: 40 },
  },
  review: {
    'condition-met': { label: { zh: '条件已具备', en: 'The condition is met' }, weight: 60 },
    worse: { label: { zh: '情况恶化', en: 'Things got worse' }, weight: 40 },
  },
  'follow-up': {
    called: { label: { zh: '已回访', en: 'Called' }, weight: 90 },
    unreachable: { label: { zh: '联系不上', en: 'Not reached' }, weight: 70 },
  },
  'interim-reply': {
    told: { label: { zh: '作阶段性答复', en: 'Give the interim reply' }, weight: 90, by: AT_TELEPHONE },
  },
  'report-back': { reported: { label: { zh: '督办反馈', en: 'Report back' }, weight: 90 } },
  consent: {
    given: { label: { zh: '同意', en: 'Consent' }, weight: 90 },
    refused: { label: { zh: '不同意', en: 'Refuse' }, weight: 60 },
  },
  'call-out': {
    called: { label: { zh: '已联动报警', en: 'Called' }, weight: 99, by: AT_CENTRE },
    'not-needed': { label: { zh: '无需联动', en: 'Not needed' }, weight: 30, by: AT_CENTRE },
  },
  'check-alarm': {
    emergency: { label: { zh: '确系紧急', en: 'It is an emergency' }, weight: 98, by: CHECKING },
    'no-emergency': { label: { zh: '并非紧急', en: 'It is no emergency' }, weight: 97, by: CHECKING },
  },
  ruling: {
    'handed-up': { label: { zh: '提请上级审定', en: 'Hand it up' }, weight: 20, refuse: [refuseHandingUp] },
  },
  alert: { noted: { label: { zh: '已知悉', en: 'Noted' }, weight: 95 } },
  'take-note': { noted: { label: { zh: '已知悉', en: 'Noted' }, weight: 95 } },
}
