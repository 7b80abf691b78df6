import type { Label } from '../../label.ts'
import type { Pack } from '../../pack/pack.ts'
import type { Refusal } from '../../refusal.ts'
import type { ActionOf, CaseAction } from '../asked/actions.ts'
import type { Reads } from '../draft/beside.ts'
import type { Draft } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import { duplicateKey } from '../record/duplicate-key.ts'
import type { Consent } from '../record/supervision.ts'
import type { Task } from '../record/task.ts'
import type { Stage } from '../record/transitions.ts'
import { refuseTermination, terminate } from '../stages/follow-up.ts'
import {
  refuseHigher,
  refuseProposalRuling,
  refuseSigning,
  refuseTakingOver,
  refuseUnconsented,
  ruleOnProposal,
  takeOver,
} from '../stages/leader.ts'
import { addPartyAsked, refuseRelease, releaseTask } from '../stages/parties.ts'
import { amendPlan } from '../stages/plan-agreement.ts'
import {
  askProcessing,
  refuseProcessing,
  refuseProcessingRuling,
  ruleOnProcessing,
} from '../stages/processing.ts'
import { promiseKept, refuseKept } from '../stages/reinspection.ts'
import {
  objectToRuling,
  refuseFinalRuling,
  refuseObjection,
  refuseReturnRuling,
  ruleFinally,
  ruleOnReturn,
} from '../stages/returns.ts'
import { correctSubjects } from '../stages/subjects.ts'
import { refuseSupervision, refuseUnsupervised, supervise } from '../stages/supervise.ts'
import {
  blowWhistle,
  keepMinutes,
  likelyCall,
  refuseMinutes,
  refuseReportingIn,
  reportIn,
} from '../stages/whistle.ts'
import type { At, By, OnTask } from '../tasks/relations.ts'
import { sign } from '../tasks/sign.ts'
import { answerUrge, refuseAnswer, refuseOwnUrge, urge } from '../tasks/urging.ts'
import { adoptPack } from './adopt-pack.ts'
import { callOff, refuseCallingOff } from './call-off.ts'
import { askConsent, liftSupervision } from './consent.ts'
import { correct } from './correct.ts'
import { end } from './end.ts'
import { askExtension, refuseExtension, refuseExtensionRuling, ruleOnExtension } from './extension.ts'
import { findHazard } from './hazard.ts'
import { merge } from './merge.ts'
import { acceptTransfer, refer, transfer } from './refer.ts'
import { reopen } from './reopen.ts'
import { sentBack } from './sent-back.ts'
import { undoMerge } from './undo-merge.ts'

/** What every action says of itself, whatever it is done to. */
export type ActionFacts = {
  readonly label: Label
  /** Who may do it: by any of these. */
  readonly by: readonly By[]
  /** How likely it is what somebody wants now, from 0 to 100. */
  readonly weight: number
  /** It cannot be taken back: whoever does it is asked once more. */
  readonly irreversible?: true
}

/** An action on a case, beside its tasks. */
export type CaseEntry<A> = ActionFacts & {
  /**
   * The stages it is done in; `open` is any; `archived`, `merged` and `transferred` are none: the case has to have ended so.
   */
  readonly in: readonly Stage[] | 'open' | 'archived' | 'merged' | 'transferred'
  /** What has to be read for it beside the case. */
  readonly reads?: (action: A, of: Case, pack: Pack) => Reads
  /** The case is decided about by the newest version of its pack, not by the one it was opened under. */
  readonly underNewestPack?: true
  /** The district has to consent to it while it supervises the case. */
  readonly consent?: Consent
  /** Why it is not done now, whatever is filled in. */
  readonly refuse?: readonly ((at: At) => Refusal | undefined)[]
  /** Whether it was done already: done again it changes nothing, and nobody is offered it. */
  readonly done?: (at: At) => boolean
  /** What is sent with it and needs no asking. */
  readonly fill?: (at: At) => Readonly<Record<string, string | number>>
  /** What is likely filled in: it stands there already, and whoever acts may say otherwise. */
  readonly suggests?: (at: At) => Partial<A>
  readonly run: (draft: Draft, action: A) => Refusal | undefined
}

/** An action on one task of a case. */
export type TaskEntry<A> = ActionFacts & {
  readonly refuse?: readonly ((at: OnTask) => Refusal | undefined)[]
  readonly done?: (at: OnTask) => boolean
  /** What has to be read for it beside the case. */
  readonly reads?: (action: A, of: Case) => Reads
  readonly run: (draft: Draft, action: A, task: Task) => Refusal | undefined
}

export type TaskActionName = Extract<CaseAction, { taskId: string }>['action']
export type CaseActionName = Exclude<CaseAction['action'], TaskActionName>

/** Whoever signs names the proposal that was read. */
const proposalRead = ({ draft: { case: of } }: At): Readonly<Record<string, number>> =>
  of.proposal === undefined ? {} : { proposal: of.proposal.number }

/** Whoever seconds an ending names the proposal that was read, and its ground. */
const endingRead = ({ draft: { case: of, context } }: At): Readonly<Record<string, string | number>> =>
  of.proposal?.to === 'end' && of.proposal.proposedBy !== context.who.id
    ? { proposal: of.proposal.number, ground: of.proposal.ground }
    : {}

/** Everything that people do about a case beside its tasks: who, where, what is read for it, what it takes, how it runs. */
export const CASE_ACTIONS: { readonly [A in CaseActionName]: CaseEntry<ActionOf<A>> } = {
  'add-party': {
    label: { zh: '增派协同', en: 'Add a cooperating party' },
    by: ['steering', 'case-leader'],
    in: ['handling'],
    weight: 40,
    reads: (_action, of) => ({ orders: of.jurisdiction }),
    run: addPartyAsked,
  },
  'promise-kept': {
    label: { zh: '已履行承诺', en: 'The promise is kept' },
    by: ['steering', 'case-leader', 'case-party'],
    in: ['reinspection'],
    weight: 60,
    refuse: [refuseKept],
    run: promiseKept,
  },
  whistle: {
    label: { zh: '吹哨', en: 'Blow the whistle' },
    by: ['case-leader', { by: 'ruling', when: 'emergency' }],
    in: ['leader'],
    weight: 90,
    suggests: likelyCall,
    run: blowWhistle,
  },
  'report-in': {
    label: { zh: '报到', en: 'Report in' },
    by: ['case-leader', 'called-party'],
    in: ['leader'],
    weight: 85,
    refuse: [refuseReportingIn],
    done: ({ draft: { case: of } }) =>
      of.whistle?.called.every((one) => one.reportedInAt !== undefined) ?? false,
    run: reportIn,
  },
  'keep-minutes': {
    label: { zh: '会商纪要', en: 'Keep the minutes' },
    by: ['case-leader', { by: 'ruling', when: 'emergency' }],
    in: ['leader'],
    weight: 70,
    refuse: [refuseMinutes],
    run: (draft, { note }) => keepMinutes(draft, note),
  },
  'amend-plan': {
    label: { zh: '变更方案', en: 'Amend the plan' },
    by: ['case-leader'],
    in: ['joint-handling'],
    weight: 50,
    run: amendPlan,
  },
  countersign: {
    label: { zh: '同意签批', en: 'Countersign' },
    by: ['head'],
    in: ['leader'],
    weight: 95,
    refuse: [refuseSigning, refuseUnconsented],
    fill: proposalRead,
    run: (draft, { proposal }) => ruleOnProposal(draft, proposal, true),
  },
  'refuse-proposal': {
    label: { zh: '不同意', en: 'Refuse the proposal' },
    by: ['head'],
    in: 'open',
    weight: 80,
    refuse: [refuseProposalRuling],
    fill: proposalRead,
    run: (draft, { proposal }) => ruleOnProposal(draft, proposal, false),
  },
  terminate: {
    label: { zh: '不再重复办理', en: 'End the follow-up' },
    by: ['head'],
    in: ['follow-up'],
    weight: 75,
    irreversible: true,
    refuse: [refuseTermination],
    run: terminate,
  },
  refer: {
    label: { zh: '上报', en: 'Refer to the leader' },
    by: [
      { by: 'steering', when: 'not-with-leader' },
      { by: 'case-leader', when: 'not-with-leader' },
      { by: 'case-leader', when: 'with-leader' },
    ],
    in: 'open',
    weight: 35,
    refuse: [refuseHigher],
    run: refer,
  },
  'take-over': {
    label: { zh: '提级收办', en: 'Take it from its leader' },
    by: ['head'],
    in: 'open',
    weight: 30,
    refuse: [refuseTakingOver],
    run: takeOver,
  },
  'call-off': {
    label: { zh: '解除应急', en: 'Call the emergency off' },
    by: ['ruling', 'case-leader'],
    in: 'open',
    weight: 55,
    refuse: [refuseCallingOff],
    run: callOff,
  },
  'hazard-found': {
    label: { zh: '发现隐患', en: 'A hazard was found' },
    by: ['steering', 'case-leader', 'inspector', 'case-party'],
    in: 'open',
    weight: 15,
    run: findHazard,
  },
  'name-subjects': {
    label: { zh: '指明被反映对象', en: 'Name whom it is about' },
    by: ['steering', 'calling'],
    in: 'open',
    weight: 15,
    run: correctSubjects,
  },
  transfer: {
    label: { zh: '移送', en: 'Transfer to another body' },
    by: ['ruling', 'case-leader'],
    in: 'open',
    weight: 10,
    irreversible: true,
    consent: 'transfer',
    run: transfer,
  },
  'accept-transfer': {
    label: { zh: '登记对方已受理', en: 'Record that the other body has it' },
    by: ['steering', 'calling', 'other-body'],
    in: 'transferred',
    weight: 60,
    done: ({ draft: { case: of } }) => of.status === 'ended' && of.takenOn !== undefined,
    run: acceptTransfer,
  },
  merge: {
    label: { zh: '并案', en: 'Merge into another case' },
    by: ['steering', 'case-leader'],
    in: 'open',
    weight: 20,
    consent: 'merge',
    reads: ({ into }) => ({ target: into }),
    run: merge,
  },
  'undo-merge': {
    label: { zh: '撤销并案', en: 'Undo the merger' },
    by: ['steering', 'case-leader'],
    in: 'merged',
    weight: 30,
    reads: (_action, of, pack) => ({
      holder: duplicateKey(of, pack),
      ...(of.status === 'ended' && of.reference !== undefined ? { ledTo: of.reference } : {}),
    }),
    run: undoMerge,
  },
  end: {
    label: { zh: '终止', en: 'End on a listed ground' },
    by: ['ruling', 'case-leader'],
    in: 'open',
    weight: 5,
    irreversible: true,
    fill: endingRead,
    run: end,
  },
  correct: {
    label: { zh: '更正', en: 'Correct place, matter or grid' },
    by: ['steering', 'case-leader'],
    in: 'open',
    weight: 25,
    underNewestPack: true,
    run: correct,
  },
  reopen: {
    label: { zh: '错结重开', en: 'Reopen a closure found wrong' },
    by: ['head', 'district'],
    in: 'archived',
    weight: 30,
    reads: (_action, of, pack) => ({ holder: duplicateKey(of, pack) }),
    run: reopen,
  },
  'sent-back': {
    label: { zh: '登记退回', en: 'It was sent back' },
    by: ['steering', 'calling'],
    in: 'transferred',
    weight: 60,
    reads: (_action, of, pack) => ({ holder: duplicateKey(of, pack) }),
    run: sentBack,
  },
  'adopt-pack': {
    label: { zh: '启用新版配置', en: 'Move to the newest pack' },
    by: ['head'],
    in: 'open',
    weight: 5,
    underNewestPack: true,
    done: ({ draft }) => draft.case.packVersion === draft.context.pack.version,
    run: adoptPack,
  },
  supervise: {
    label: { zh: '督办', en: 'Put under supervision' },
    by: ['district'],
    in: 'open',
    weight: 50,
    refuse: [refuseSupervision],
    run: supervise,
  },
  'lift-supervision': {
    label: { zh: '解除督办', en: 'Lift the supervision' },
    by: ['district'],
    in: 'open',
    weight: 45,
    refuse: [refuseUnsupervised],
    run: liftSupervision,
  },
  'ask-consent': {
    label: { zh: '报请同意', en: 'Ask the district for its consent' },
    by: ['steering', 'case-leader', 'calling', 'inspector'],
    in: 'open',
    weight: 30,
    refuse: [refuseUnsupervised],
    run: askConsent,
  },
}

/** An accepted return casts doubt on a kept rule by which the party was sent. */
const doubtsRules = ({ accept }: { readonly accept: boolean }, of: Case): Reads =>
  accept ? { orders: of.jurisdiction } : {}

/** Everything that people do about a task beside reporting its outcome. */
export const TASK_ACTIONS: { readonly [A in TaskActionName]: TaskEntry<ActionOf<A>> } = {
  sign: {
    label: { zh: '签收', en: 'Sign for it' },
    by: ['owing'],
    weight: 85,
    done: ({ task }) => task.signedAt !== undefined,
    run: (draft, _action, task) => sign(draft, task),
  },
  urge: {
    label: { zh: '催办', en: 'Urge' },
    by: ['steering', 'case-leader', 'calling', 'district', { by: 'lead-party', when: 'cooperating' }],
    weight: 45,
    refuse: [refuseOwnUrge],
    run: (draft, _action, task) => urge(draft, task),
  },
  'answer-urge': {
    label: { zh: '反馈催办', en: 'Answer the urge' },
    by: ['owing'],
    weight: 65,
    refuse: [refuseAnswer],
    run: (draft, { note }, task) => answerUrge(draft, note, task),
  },
  'rule-on-return': {
    label: { zh: '审核退单', en: 'Rule on the return' },
    by: ['steering', 'case-leader', 'ruling-desk'],
    weight: 95,
    refuse: [refuseReturnRuling],
    reads: doubtsRules,
    run: ruleOnReturn,
  },
  'object-to-ruling': {
    label: { zh: '提出异议', en: 'Object to the ruling' },
    by: ['owing-party'],
    weight: 55,
    refuse: [refuseObjection],
    run: (draft, { note }, task) => objectToRuling(draft, note, task),
  },
  'rule-finally': {
    label: { zh: '终审退单', en: 'Rule finally on the return' },
    by: ['ruling'],
    weight: 95,
    refuse: [refuseFinalRuling],
    reads: (ruling, of) =>
      ruling.keepAs === undefined ? doubtsRules(ruling, of) : { orders: of.jurisdiction },
    run: ruleFinally,
  },
  'ask-extension': {
    label: { zh: '申请延期', en: 'Ask for an extension' },
    by: ['owing'],
    weight: 50,
    refuse: [refuseExtension],
    run: askExtension,
  },
  'rule-on-extension': {
    label: { zh: '审核延期', en: 'Rule on the extension' },
    by: [
      { by: 'case-leader', when: 'plan-item' },
      { by: 'steering', when: 'first' },
      { by: 'head', when: 'again' },
      'ruling-desk',
    ],
    weight: 95,
    refuse: [refuseExtensionRuling],
    run: ruleOnExtension,
  },
  'ask-processing': {
    label: { zh: '申请变更处理类型', en: 'Ask for another processing type' },
    by: ['owing'],
    weight: 20,
    refuse: [refuseProcessing],
    run: askProcessing,
  },
  'rule-on-processing': {
    label: { zh: '审定处理类型', en: 'Rule on the processing type' },
    by: ['ruling'],
    weight: 95,
    refuse: [refuseProcessingRuling],
    run: ruleOnProcessing,
  },
  release: {
    label: { zh: '解除协同', en: 'Release the party' },
    by: ['steering', 'case-leader'],
    weight: 25,
    refuse: [refuseRelease],
    run: (draft, { note }, task) => releaseTask(draft, note, task),
  },
}
