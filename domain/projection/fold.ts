import type { Metadata } from '../events/envelope/define.ts'
import type { DomainEvent, EventData, EventType } from '../events/index.ts'

/** The events of some types, discriminated by their type. */
export type EventOf<Types extends EventType = EventType> = {
  [T in Types]: { readonly type: T; readonly metadata: Metadata; readonly data: EventData<T> }
}[Types]

/** The types of events about a report. */
export type ReportEvent = Extract<EventType, `report-${string}`>

/** The types of events about a case: all but those of reports, and of the standing orders of a jurisdiction. */
export type CaseEvent = Exclude<
  EventType,
  | ReportEvent
  | 'delegation-made'
  | 'delegation-ended'
  | 'ledger-taken'
  | 'routing-rule-kept'
  | 'routing-rule-withdrawn'
  | 'routing-rule-doubted'
>

/** What each type of event makes of a state. Naming the types makes the compiler ask for one that is missing. */
export type Handlers<State, Types extends EventType> = {
  readonly [T in Types]: (state: State, event: EventOf<T>) => State
}

/** Events of no other type move this state. */
const moves = <State, Types extends EventType>(
  handlers: Handlers<State, Types>,
  event: DomainEvent,
): event is DomainEvent & EventOf<Types> => event.type in handlers

/**
 * The one way to make a state of events: each event, in order, is handed to what its type does to the state. Pure; a
 * state is never changed in place.
 */
export const evolveBy =
  <State, Types extends EventType>(handlers: Handlers<State, Types>) =>
  (state: State, event: DomainEvent): State =>
    moves(handlers, event) ? handle(handlers, state, event) : state

const handle = <State, Types extends EventType>(
  handlers: Handlers<State, Types>,
  state: State,
  event: EventOf<Types>,
): State => handlers[event.type](state, event)
