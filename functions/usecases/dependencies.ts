import type { CaseStore, Clock, Ids } from '#adapters/ports.ts'
import type { Calendar, Instant } from '#domain/clock/calendar.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { type Actor, reporterActor, systemActor } from '#domain/people/actor.ts'
import type { CHANGES_A_CASE } from '#functions/runtime/declaration.ts'

/** One jurisdiction's rules, ready to decide with. */
export type Rules = { readonly pack: Pack; readonly calendar: Calendar }

/** The methods of the store that changing a case takes. */
export type CaseMethod = (typeof CHANGES_A_CASE)[number]

/**
 * What every change needs: the store, the time, names, and the rules of a jurisdiction. Of the store the named methods;
 * unless told otherwise, those that changing a case takes.
 */
export type ChangeDependencies<Method extends keyof CaseStore = CaseMethod> = {
  readonly store: Pick<CaseStore, Method>
  readonly clock: Clock
  readonly ids: Ids
  /**
   * The newest rules of a jurisdiction, or those of a version of its pack.
   * @throws Error for a jurisdiction that this deployment does not serve, or a version that it does not have
   */
  readonly rulesOf: (jurisdiction: string, packVersion?: number) => Promise<Rules>
}

/** Which jurisdictions are served here. */
export type Serving = {
  readonly jurisdictions: () => Promise<readonly string[]>
  /**
   * The present version of a jurisdiction's pack.
   * @throws Error for one that is not served, another where nothing is published yet
   */
  readonly versionOf: (jurisdiction: string) => Promise<number>
  /** Whether a jurisdiction practises (训练): nothing of it leaves or counts. One that is not served does not. */
  readonly practises: (jurisdiction: string) => Promise<boolean>
  /**
   * Whose a report is that names none: the first that was published, but for those that practise.
   * @throws Error where nothing is published yet
   */
  readonly byDefault: () => Promise<string>
}

/** Who or what caused a change: kept with every event it makes. */
export type Cause = {
  readonly who: Actor
  /** The request or message this belongs to. */
  readonly correlationId: string
  /** What led to it directly: an event's id, or the request's. */
  readonly causationId: string
}

/** A reporter's doing, under the number of the request. */
export const reporterCause = (jurisdiction: string, correlationId: string): Cause => ({
  who: reporterActor(jurisdiction),
  correlationId,
  causationId: correlationId,
})

/** A cause by the system itself. */
export const systemCause = (
  jurisdiction: string,
  correlationId: string,
  causationId = correlationId,
): Cause => ({
  who: systemActor(jurisdiction),
  correlationId,
  causationId,
})

/** What the events of one decision share. */
export const recordingContext = (
  deps: Pick<ChangeDependencies, 'ids'>,
  cause: Cause,
  jurisdiction: string,
  now: Instant,
) => ({
  now,
  actor: cause.who.id,
  jurisdiction,
  correlationId: cause.correlationId,
  causationId: cause.causationId,
  seed: deps.ids.seed(),
})
