import type { ActionOf } from '../asked/actions.ts'
import type { Reads } from '../draft/beside.ts'
import type { Case } from '../record/case.ts'
import { refuseRelease, releaseTask } from '../stages/parties.ts'
import {
  askProcessing,
  refuseProcessing,
  refuseProcessingRuling,
  ruleOnProcessing,
} from '../stages/processing.ts'
import {
  objectToRuling,
  refuseFinalRuling,
  refuseObjection,
  refuseReturnRuling,
  ruleFinally,
  ruleOnReturn,
} from '../stages/returns.ts'
import { sign } from '../tasks/sign.ts'
import { answerUrge, refuseAnswer, refuseOwnUrge, urge } from '../tasks/urging.ts'
import type { TaskActionName, TaskEntry } from './action-entry.ts'
import { askExtension, refuseExtension, refuseExtensionRuling, ruleOnExtension } from './extension.ts'

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
