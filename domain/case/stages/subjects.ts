import type { Pack } from '../../pack/pack.ts'
import type { Actor } from '../../people/actor.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, isOpen } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import { recordReferral, wayOut } from './path.ts'

type About = Pick<Case, 'subjects'>

const stewardOf = ({ parties }: Pick<Pack, 'parties'>, party: string): string | undefined =>
  parties.find(({ code }) => code === party)?.steward

/** Whether somebody belongs to a subject of the case, or to the steward of one: he does not learn who reported. */
export const isOfSubject = (
  { party }: Actor,
  { subjects = [] }: About,
  pack: Pick<Pack, 'parties'>,
): boolean => party !== undefined && subjects.some((one) => one === party || stewardOf(pack, one) === party)

/** Whether a party is a subject of the case, or one records for it: it works under another's lead only. */
export const isSubject = ({ case: { subjects = [] }, context: { pack } }: Draft, party: string): boolean =>
  [party, stewardOf(pack, party)].some((one) => one !== undefined && subjects.includes(one))

/** Why a party does not lead: the case is about it. @param field the field at fault */
export const leadsOwnCause = (draft: Draft, party: string, field: string): Refusal | undefined =>
  isSubject(draft, party)
    ? refusal(
        'subject-leads',
        `The case is about the party ${party}: it may cooperate, but another one leads.`,
        field,
      )
    : undefined

/** 被反映对象: whom the reports are about, from now on, in the place of who was named before. @param field the field at fault */
export function nameSubjects(draft: Draft, parties: readonly string[], field: string): Refusal | undefined {
  const unknown = parties.find((party) => !draft.context.pack.parties.some(({ code }) => code === party))
  if (unknown !== undefined)
    return refusal('party-unknown', `There is no party ${unknown} in this jurisdiction's pack.`, field)
  const subjects = [...new Set(parties)]
  if (subjects.length === 0) delete draft.case.subjects
  else draft.case.subjects = subjects
  return void draft.record('subjects-named', { subjects })
}

/** The desk names them later. If one of them leads the handling, the case goes to its leader, who names another lead. */
export function correctSubjects(draft: Draft, action: ActionOf<'name-subjects'>): Refusal | undefined {
  const refused = nameSubjects(draft, action.parties, 'parties')
  if (refused !== undefined) return refused
  const { lead } = draft.case
  if (lead === undefined || !isOpen(draft, 'handling') || !isSubject(draft, lead)) return undefined
  recordReferral(draft, 'subject-leads', { party: lead })
  return wayOut(draft, 'referred')
}
