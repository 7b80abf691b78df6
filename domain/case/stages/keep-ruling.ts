import { keepRules } from '../../orders/change-orders.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { partyOf } from '../tasks/tasks.ts'
import { refuseContractorAsLead } from './subjects.ts'

type Ruling = ActionOf<'rule-finally'>
type Kept = NonNullable<Ruling['keepAs']>[number] & { readonly party: string }

/**
 * A final ruling is kept as routing rules, where it says so: for the matter of this case, with this case as their origin.
 * @returns why it is not kept, and so not made: it names a party there is not, or keeps the opposite of what it rules
 */
export function keepRuling(draft: Draft, task: Task, ruling: Ruling): Refusal | undefined {
  const { keepAs = [] } = ruling
  if (keepAs.length === 0) return undefined
  const { who, now, pack, orders } = draft.context
  if (orders === undefined) throw new Error('A ruling is kept, but the standing orders were not read.')
  const { caseId, jurisdiction, matter, condition, place } = draft.case
  const kept = keepAs.map((one): Kept => ({ ...one, party: one.party ?? partyOf(task) }))
  const unknown = kept.find(({ party }) => !pack.parties.some(({ code }) => code === party))
  if (unknown !== undefined)
    return refusal(
      'party-unknown',
      `There is no party ${unknown.party} in this jurisdiction's pack.`,
      'keepAs',
    )
  const contractor = kept
    .filter(({ as }) => as === 'lead')
    .map(({ party }) => refuseContractorAsLead(draft, party, 'keepAs'))
    .find((refused) => refused !== undefined)
  if (contractor !== undefined) return contractor
  const opposite = refuseContradiction(kept, task, ruling)
  if (opposite !== undefined) return opposite
  const origin = { caseId, taskId: task.taskId, by: who.id, at: now }
  const rules = kept.map(({ party, as, onlyCondition, onlyGrid }) => ({
    matter,
    ...(onlyCondition ? { condition } : {}),
    ...(onlyGrid ? { grid: place.grid } : {}),
    party,
    as,
    origin,
  }))
  const saved = keepRules(orders, rules, { ...draft.context, jurisdiction })
  if (!saved.ok) return saved.error
  draft.extra.push(...saved.value)
  return undefined
}

function refuseContradiction(kept: readonly Kept[], task: Task, ruling: Ruling): Refusal | undefined {
  for (const [i, one] of kept.entries()) {
    const because = opposes(one, task, ruling) ?? opposesOther(one, kept.slice(0, i))
    if (because !== undefined) return refusal('ruling-contradicted', because, `keepAs.${i}.as`)
  }
  return undefined
}

/** Why a rule says the opposite of the ruling that it is to keep. */
function opposes({ party, as }: Kept, task: Task, { accept, replacement }: Ruling): string | undefined {
  const leads = task.part === 'lead'
  if (party === partyOf(task)) {
    if (!accept)
      return as === task.part ? undefined : `The return is refused: ${party} keeps its part, and is kept so.`
    // Not the lead of such a trouble may well be what cooperates in it.
    return as === 'not-sent' || (leads && as === 'cooperating')
      ? undefined
      : `The return is accepted: ${party} is not kept as what it was sent as.`
  }
  if (party === replacement && as === 'not-sent')
    return `${party} is sent instead: it is not kept as one that is never sent.`
  if (leads && as === 'lead' && (!accept || (replacement !== undefined && party !== replacement)))
    return accept
      ? `${replacement} is to lead instead: no other is kept as lead.`
      : `The return is refused: ${partyOf(task)} leads, and no other is kept as lead.`
  return undefined
}

/** Why a rule says the opposite of one that is kept with it, for the same cases. */
function opposesOther(one: Kept, others: readonly Kept[]): string | undefined {
  const alike = others.filter(
    ({ onlyCondition, onlyGrid }) => onlyCondition === one.onlyCondition && onlyGrid === one.onlyGrid,
  )
  if (alike.some(({ party }) => party === one.party)) return `${one.party} is kept twice for the same cases.`
  return one.as === 'lead' && alike.some(({ as }) => as === 'lead')
    ? 'Two parties are kept as lead for the same cases.'
    : undefined
}
