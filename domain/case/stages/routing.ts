import { type Routing, routeOf } from '../../orders/record/routing.ts'
import { type Draft, matterOfCase } from '../draft/draft.ts'
import { isSubject } from './subjects.ts'

/** Who is to be sent to this case. Kept rules that had a part in it are told, with the case they come from. */
export function routing(draft: Draft): Routing {
  const { pack, orders } = draft.context
  const found = routeOf(pack, matterOfCase(draft), draft.case, orders)
  const [rules, unknown] = [found.rules, found.unknown].map((some) =>
    some.map(({ ruleId, party, as, origin, doubted }) => ({
      ruleId,
      party,
      as,
      caseId: origin.caseId,
      ...(doubted === undefined ? {} : { doubted: true as const }),
    })),
  )
  if (rules?.length) draft.record('routing-rule-applied', { rules })
  if (unknown?.length) draft.record('routing-rule-unknown-party', { rules: unknown })
  if (found.lead === undefined || !isSubject(draft, found.lead)) return found
  // Whom the case is about does not lead it: who does is for people to say.
  const { lead: _own, ...rest } = found
  return { ...rest, sure: false }
}
