import { deskAbove, HOUSE_FACTS, isHouseSubject } from '../../people/house.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, isOpen } from '../draft/draft.ts'
import { houseSubjectsOf, stewardOf } from '../record/about.ts'
import { replaceTask } from '../tasks/tasks.ts'
import { callInItsPlace } from './lead-contact.ts'
import { recordReferral, wayOut } from './path.ts'

/** Whether a party is a subject of the case, or one records for it: it works under another's lead only. */
export const isSubject = ({ case: { subjects = [] }, context: { pack } }: Draft, party: string): boolean =>
  [party, stewardOf(pack, party)].some((one) => one !== undefined && subjects.includes(one))

/** Why a party does not lead: the case is about it. @param field the field at fault */
export const refuseLeadingOwnCause = (draft: Draft, party: string, field: string): Refusal | undefined =>
  isSubject(draft, party)
    ? refusal(
        'subject-leads',
        `The case is about the party ${party}: it may cooperate, but another one leads.`,
        field,
      )
    : undefined

/**
 * 被反映对象: whom the reports are about, from now on, in the place of who was named before. What desks of the house owe
 * the case beside its stages goes to the desk above, where it is about them; a first call that was left to the lead goes to the
 * centre, where it is about the lead, which does not learn who reported.
 * @param field the field at fault
 */
export function nameSubjects(draft: Draft, named: readonly string[], field: string): Refusal | undefined {
  const { parties } = draft.context.pack
  const unknown = named.find((one) => !isHouseSubject(one) && !parties.some(({ code }) => code === one))
  if (unknown !== undefined)
    return refusal('party-unknown', `There is no party ${unknown} in this jurisdiction's pack.`, field)
  const subjects = [...new Set(named)]
  if (subjects.length === 0) delete draft.case.subjects
  else draft.case.subjects = subjects
  draft.record('subjects-named', { subjects })
  for (const task of draft.tasks.values()) {
    const { assignee } = task
    if (assignee.kind === 'party') continue
    const role = deskAbove(assignee.role, subjects)
    if (role !== assignee.role) replaceTask(draft, { ...task, assignee: { kind: 'role', role } })
  }
  const { lead } = draft.case
  if (lead !== undefined && isSubject(draft, lead)) callInItsPlace(draft)
  return undefined
}

/**
 * A case about people of the house goes one step above them at once, and is led there. An emergency goes to the
 * departments first all the same.
 * @returns whether the open stage was left for it
 */
export function goesAboveTheHouse(draft: Draft): boolean {
  const above = houseSubjectsOf(draft.case).map((one) => HOUSE_FACTS[one].ledAt)
  if (above.length === 0) return false
  const to = above.includes('district') ? 'district' : 'street'
  const there = draft.case.step === to || draft.case.step === 'district'
  if (there && draft.case.referred) return false
  if (!there) draft.case.step = to
  if (draft.case.emergency || draft.case.position.at !== 'in') return false
  recordReferral(draft, 'about-the-house', { step: draft.case.step })
  wayOut(draft, 'referred')
  return true
}

/** The desk names them later. If one of them leads the handling, the case goes to its leader, who names another lead. */
export function correctSubjects(draft: Draft, action: ActionOf<'name-subjects'>): Refusal | undefined {
  const refused = nameSubjects(draft, action.parties, 'parties')
  if (refused !== undefined || goesAboveTheHouse(draft)) return refused
  const { lead } = draft.case
  if (lead === undefined || !isOpen(draft, 'handling') || !isSubject(draft, lead)) return undefined
  recordReferral(draft, 'subject-leads', { party: lead })
  return wayOut(draft, 'referred')
}

/** Why somebody does not lead: a contractor (第三方) works for a public body, which answers for the whole. */
export const refuseContractorAsLead = (draft: Draft, lead: string, field: string): Refusal | undefined =>
  draft.context.pack.parties.find(({ code }) => code === lead)?.kind === 'contractor'
    ? refusal(
        'contractor-leads',
        'A contractor never leads: name the public body it works for, and let it cooperate.',
        field,
      )
    : undefined
