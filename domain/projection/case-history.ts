import type { DomainEvent } from '../events/index.ts'
import { type CaseEvent, evolveBy, type Handlers } from './fold.ts'
import { type CaseHistory, NOTHING_TOLD } from './history.ts'
import { LEADER } from './leader.ts'
import { STAGES } from './stages.ts'
import { TASKS } from './tasks.ts'

/** What is told by other events of the same decision already. */
const unmoved = (history: CaseHistory): CaseHistory => history

/** What every type of event about a case makes of its history: one that is missing does not compile. */
const HANDLERS: Handlers<CaseHistory, CaseEvent> = {
  ...STAGES,
  ...TASKS,
  ...LEADER,
  'party-added': unmoved,
  'lead-time-resumed': unmoved,
  'routing-rule-applied': unmoved,
  'routing-rule-unknown-party': unmoved,
  'verification-ordered': unmoved,
  'access-refused': unmoved,
  'check-way-changed': unmoved,
  // It stands with the case that was opened.
  'case-recurred': unmoved,
  'consent-ruled': unmoved,
}

const evolveBody = evolveBy(HANDLERS)

/** The history of a case after one event more. Events of other subjects do not move it. */
export const evolve = (history: CaseHistory, event: DomainEvent): CaseHistory => {
  const { subject, sequence } = event.metadata
  return subject.startsWith('case/') ? { ...evolveBody(history, event), sequence } : history
}

/** The history that the events of a case tell, in their order. */
export const historyOf = (events: readonly DomainEvent[]): CaseHistory => events.reduce(evolve, NOTHING_TOLD)

/** Each event of a case with the history that it and those before it tell. */
export function stepsOf(
  events: readonly DomainEvent[],
): { readonly event: DomainEvent; readonly history: CaseHistory }[] {
  let history = NOTHING_TOLD
  return events.map((event) => {
    history = evolve(history, event)
    return { event, history }
  })
}
