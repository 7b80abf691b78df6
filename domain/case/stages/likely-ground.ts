import type { Pack } from '../../pack/pack.ts'
import type { Case } from '../record/case.ts'
import type { OwnRule } from '../record/referral-rules.ts'

/**
 * The grounds of a whistle (吹哨理由) that are told apart here, by the codes that a pack lists them under: several
 * departments have to act together, conditions are lacking, an emergency. They are Beijing's three kinds of whistle (joint
 * enforcement, what the street cannot solve, emergency). A pack may list others: those the leader chooses.
 */
type Ground = 'several-departments' | 'conditions-lacking' | 'emergency'

/**
 * Which ground likely follows from why a case came to its leader. Whoever raises it or takes it over says nothing new
 * (`undefined`): what brought it to the grid's leader still holds.
 */
const LIKELY_GROUND = {
  'failed-reinspection': 'several-departments',
  returns: 'several-departments',
  'returning-parties': 'several-departments',
  'broken-promises': 'several-departments',
  overdue: 'several-departments',
  reports: 'several-departments',
  accepted: 'several-departments',
  'nobody-leads': 'several-departments',
  'conditions-lacking': 'conditions-lacking',
  'not-content': 'several-departments',
  'by-hand': 'several-departments',
  'complex-matter': 'several-departments',
  'came-back': 'several-departments',
  'failed-after-referral': 'several-departments',
  'plan-blocked': 'conditions-lacking',
  'plan-lapsed': 'several-departments',
  'reported-after-check': 'several-departments',
  'closure-found-wrong': 'several-departments',
  'consent-refused': undefined,
  'emergency-undecided': 'emergency',
  raised: undefined,
  'taken-over': undefined,
  'about-the-house': 'several-departments',
  'subject-leads': 'several-departments',
} as const satisfies Readonly<Record<OwnRule, Ground | undefined>>

const isOwn = (rule: string): rule is OwnRule => rule in LIKELY_GROUND

/** The ground that follows from a rule: one of the path's own, or one that a pack's ladder names by what fires it. */
function groundAfter(rule: string, { policy }: Pick<Pack, 'policy'>): Ground | undefined {
  const fired = policy.ladder.find((rung) => rung.rule === rule)?.when.on ?? rule
  return isOwn(fired) ? LIKELY_GROUND[fired] : undefined
}

/**
 * On which ground a leader likely blows the whistle: an emergency while it is one, else what the newest referral that says
 * anything tells.
 * @returns nothing where no referral tells, or the pack has no such ground
 */
export function likelyGround(
  { emergency, referrals }: Pick<Case, 'emergency' | 'referrals'>,
  pack: Pick<Pack, 'policy' | 'whistleGrounds'>,
): Ground | undefined {
  const told = referrals.map(({ rule }) => groundAfter(rule, pack)).filter((ground) => ground !== undefined)
  const likely = emergency ? 'emergency' : told.at(-1)
  return pack.whistleGrounds.some(({ code }) => code === likely) ? likely : undefined
}
