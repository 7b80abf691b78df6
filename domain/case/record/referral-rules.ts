/** Why a case goes to its leader, in the words that people read: the path's own rules, and what fires those of a pack. */
import type { Label } from '../../label.ts'
import type { Rung, TriggerName } from '../../pack/ladder.ts'
import type { Pack } from '../../pack/pack.ts'

/** What fires a rule of a pack's ladder (升级条件). */
const BY_TRIGGER = {
  'failed-reinspection': { zh: '核查不通过', en: 'the check on site failed' },
  returns: { zh: '多次退单', en: 'returned too often' },
  'returning-parties': { zh: '多家单位退单', en: 'several parties say that it is not theirs' },
  'broken-promises': { zh: '承诺多次未兑现', en: 'promises were broken' },
  overdue: { zh: '长时间超时', en: 'overdue for long' },
  reports: { zh: '多人反映', en: 'reported by many' },
  accepted: { zh: '受理时即涉及多家或多人反映', en: 'several parties or reports from the start' },
  'nobody-leads': { zh: '无责任主体', en: 'nobody leads it' },
  'conditions-lacking': { zh: '一时不具备处理条件', en: 'conditions are lacking' },
  'not-content': { zh: '回访没有解决，再次处置', en: 'the reporter says that it is not solved' },
} as const satisfies Readonly<Record<TriggerName, Label>>

/** What takes a case to its leader without a rule of the pack; the triggers among them where the ladder has no rule for one. */
const OWN_RULES = {
  'by-hand': { zh: '人工上报', en: 'referred by hand' },
  'complex-matter': { zh: '疑难事项', en: 'a complex matter' },
  'came-back': { zh: '回头看：问题又出现', en: 'it came back while it was watched' },
  'failed-after-referral': { zh: '上报后核查仍不通过', en: 'the check failed again after it was referred' },
  'plan-blocked': { zh: '方案事项受阻', en: 'an item of the plan is blocked' },
  'plan-lapsed': { zh: '方案事项超时', en: 'an item of the plan has lapsed' },
  'reported-after-check': { zh: '核查之后又有人反映', en: 'reported again after the check' },
  'closure-found-wrong': { zh: '错结，重新办理', en: 'the closure was found to be wrong' },
  'consent-refused': { zh: '区督办不同意', en: 'the district did not consent' },
  'emergency-undecided': { zh: '应急超时未研判', en: 'nobody decided in an emergency' },
  raised: { zh: '提级', en: 'raised a step' },
  'taken-over': { zh: '提级收办', en: 'taken over from its leader' },
  'about-the-house': { zh: '反映本机构人员', en: 'it is about people of the house' },
  'subject-leads': { zh: '被反映单位主责', en: 'whom it is about would lead it' },
} as const satisfies Readonly<Record<string, Label>>

/** A rule that no pack names. */
export type OwnRule = keyof typeof OWN_RULES | TriggerName

/** By which rule a case is referred: one of the path's own, or a rung of the pack's ladder. */
export type ReferredBy = OwnRule | Pick<Rung, 'rule'>

/** What every rule is called by which a case is referred under a pack. */
export const referralLabels = ({ policy }: Pick<Pack, 'policy'>): Readonly<Record<string, Label>> => ({
  ...BY_TRIGGER,
  ...OWN_RULES,
  ...Object.fromEntries(policy.ladder.map(({ rule, when }) => [rule, BY_TRIGGER[when.on]])),
})
