import { routeOf } from '../../orders/record/routing.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { type Draft, matterOfCase } from '../draft/draft.ts'

/** Who is to be sent, and why in spite of a kept ruling. */
type Sent = {
  readonly lead?: string
  readonly cooperating: readonly string[]
  readonly despite?: string | undefined
}

/**
 * Why parties are not sent: a final ruling was kept that one is not sent such a trouble. With a reason it is all the same, and
 * the reason is kept. So it is at dispatch, when a party is added, and when the leader assigns.
 */
export function refuseNotSent(draft: Draft, { lead, cooperating, despite }: Sent): Refusal | undefined {
  if (despite !== undefined) return undefined
  const { pack, orders } = draft.context
  const { notSent } = routeOf(pack, matterOfCase(draft), draft.case, orders)
  const against = notSent.find(({ party }) => party === lead || cooperating.includes(party))
  return against === undefined
    ? undefined
    : refusal(
        'ruled-not-sent',
        `By a final ruling of ${against.origin.caseId} that was kept, ${against.party} is not sent this. Say in "despite" why it is all the same.`,
        lead === undefined ? 'party' : against.party === lead ? 'lead' : 'cooperating',
      )
}
