import type { ActionOf } from '../asked/actions.ts'
import { duplicateKey } from '../record/duplicate-key.ts'
import {
  refuseHigher,
  refuseProposalRuling,
  refuseSigning,
  refuseTakingOver,
  refuseUnconsented,
  ruleOnProposal,
  takeOver,
} from '../stages/leader.ts'
import { addPartyAsked } from '../stages/parties.ts'
import { amendPlan } from '../stages/plan-agreement.ts'
import { promiseKept, refuseKept } from '../stages/reinspection.ts'
import { markSensitive, refuseUnmarked, unmarkSensitive } from '../stages/sensitive.ts'
import { correctSubjects } from '../stages/subjects.ts'
import { refuseSupervision, refuseUnsupervised, supervise } from '../stages/supervise.ts'
import { refuseTermination, terminate } from '../stages/termination.ts'
import {
  blowWhistle,
  keepMinutes,
  likelyCall,
  likelyReporting,
  refuseMinutes,
  refuseReportingIn,
  reportIn,
} from '../stages/whistle.ts'
import type { At } from '../tasks/relations.ts'
import type { CaseActionName, CaseEntry } from './action-entry.ts'
import { adoptPack } from './adopt-pack.ts'
import { callOff, refuseCallingOff } from './call-off.ts'
import { askConsent, liftSupervision } from './consent.ts'
import { correct } from './correct.ts'
import { end } from './end.ts'
import { findHazard } from './hazard.ts'
import { merge } from './merge.ts'
import { acceptTransfer, refer, transfer } from './refer.ts'
import { reopen } from './reopen.ts'
import { sentBack } from './sent-back.ts'
import { undoMerge } from './undo-merge.ts'

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
    // Blown anew it calls everybody again, those who are there as well.
    unlikely: ({ draft: { case: of } }) => of.whistle !== undefined && of.whistle.heldAt === undefined,
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
    suggests: likelyReporting,
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
  'mark-sensitive': {
    label: { zh: '标记敏感', en: 'Mark as sensitive' },
    by: ['steering', 'calling'],
    in: 'open',
    weight: 15,
    run: markSensitive,
  },
  'unmark-sensitive': {
    label: { zh: '解除敏感标记', en: 'Take the mark away' },
    by: ['head'],
    in: 'open',
    weight: 10,
    refuse: [refuseUnmarked],
    run: unmarkSensitive,
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
    by: ['steering', 'case-leader', { by: 'calling', when: 'before-dispatch' }],
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
    by: ['steering', 'case-leader', { by: 'calling', when: 'before-dispatch' }],
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
    by: ['steering', 'calling', 'other-body'],
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
