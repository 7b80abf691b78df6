import type { Label } from '../../label.ts'
import type { PolicyLimit } from '../../pack/limits-terms.ts'
import type { Role } from '../../people/actor.ts'
import type { CaseAction } from '../asked/actions.ts'
import type { RulingOn } from '../record/ruling.ts'

/** Everything that is asked about a ruling by what it is on. */
type RulingFacts = {
  readonly label: Label
  readonly limit: PolicyLimit
  /** Whose desk it comes to first, unless the leader of the case or the centre's head rules (延期). */
  readonly desk: Role
  /** By which actions on the case it is made; on a single report it is made by an action on that. */
  readonly by: readonly CaseAction['action'][]
}

/** What is ruled on: whose desk it comes to, by when, and by which actions it is settled. */
export const RULING_FACTS = {
  return: {
    label: { zh: '退单', en: 'return' },
    limit: 'ruleOnReturn',
    desk: 'dispatcher',
    by: ['rule-on-return'],
  },
  objection: {
    label: { zh: '异议', en: 'objection' },
    limit: 'ruleOnObjection',
    desk: 'shift-leader',
    by: ['rule-finally'],
  },
  extension: {
    label: { zh: '延期', en: 'extension' },
    limit: 'ruleOnExtension',
    desk: 'dispatcher',
    by: ['rule-on-extension'],
  },
  processing: {
    label: { zh: '处理类型', en: 'processing type' },
    limit: 'ruleOnProcessing',
    desk: 'shift-leader',
    by: ['rule-on-processing'],
  },
  proposal: {
    label: { zh: '提请', en: 'proposal' },
    limit: 'ruleOnProposal',
    desk: 'centre-head',
    by: ['countersign', 'refuse-proposal', 'end'],
  },
  'report-end': {
    label: { zh: '单件终止', en: 'the end of a single report' },
    limit: 'ruleOnReport',
    desk: 'shift-leader',
    by: [],
  },
  'report-extension': {
    label: { zh: '延长答复', en: 'a longer reply limit' },
    limit: 'ruleOnReport',
    desk: 'shift-leader',
    by: [],
  },
  /** Where the pack says so, the centre's head has it from the first. */
  'report-reply': {
    label: { zh: '答复办结', en: 'the reply to a reporter' },
    limit: 'ruleOnReport',
    desk: 'shift-leader',
    by: [],
  },
} as const satisfies Record<RulingOn, RulingFacts>

/** The desk that a ruling climbs to from another, when nobody rules: 值班长 → 中心主任 → 分管领导. The last has none above. */
export const NEXT_DESK: Partial<Record<Role, Role>> = {
  dispatcher: 'shift-leader',
  'grid-leader': 'centre-head',
  'shift-leader': 'centre-head',
  'centre-head': 'street-leader',
}
