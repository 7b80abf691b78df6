import { CHAIN_START, chainHash, commitTo, saltOf } from '../events/envelope/chain.ts'
import { versionOf } from '../events/envelope/versions.ts'
import type { DomainEvent, EventData, EventType } from '../events/index.ts'
import type { Change } from './change.ts'

/** What all events of one decision share. */
export type RecordingContext = {
  readonly now: string
  readonly actor: string
  /** Whose part the actor takes, if not the actor's own. */
  readonly onBehalfOf?: string | undefined
  readonly jurisdiction: string
  readonly correlationId: string
  readonly causationId: string
  /** Random; the salts of this decision are derived from it. */
  readonly seed: string
}

/** What is kept apart from an event, under the names by which the event commits to it. */
export type Texts = Partial<
  Record<
    'text' | 'who' | 'what' | 'head' | 'evidence' | 'despite' | 'instruction' | 'recording',
    string | undefined
  >
>

/** Where a subject's chain of events ends. */
export type ChainEnd = { sequence: number; chainHash: string }

/** The end of a chain that has no event yet. */
export const newChain = (): ChainEnd => ({ sequence: 0, chainHash: CHAIN_START })

/**
 * Appends events to one subject's chain and collects them, with their texts, as changes.
 * @param subject `case/<id>`, `report/<id>` or `jurisdiction/<code>`
 * @param chain where the chain ends; moved on in place
 * @param caseId the case it concerns, where there is one
 */
export function recorder(subject: string, chain: ChainEnd, context: RecordingContext, caseId?: string) {
  const changes: Change[] = []

  /** Records one event; `texts` are kept apart, the event carries the commitments under the same names. */
  function record<T extends EventType>(
    type: T,
    data: Omit<EventData<T>, keyof Texts>,
    texts: Texts = {},
  ): void {
    chain.sequence += 1
    const commitments: Record<string, string> = {}
    Object.entries(texts).forEach(([field, text], n) => {
      if (text === undefined) return
      const salt = saltOf(context.seed, chain.sequence * 10 + n)
      commitments[field] = commitTo(text, salt)
      changes.push({ kind: 'text', subject, sequence: chain.sequence, field, text, salt })
    })
    const metadata = {
      id: `${subject}/${chain.sequence}`,
      time: context.now,
      subject,
      sequence: chain.sequence,
      ...(caseId === undefined ? {} : { caseId }),
      jurisdiction: context.jurisdiction,
      actor: context.actor,
      ...(context.onBehalfOf === undefined ? {} : { onBehalfOf: context.onBehalfOf }),
      correlationId: context.correlationId,
      causationId: context.causationId,
      schemaVersion: versionOf(type),
      previousHash: chain.chainHash,
    }
    const body = { type, metadata, data: { ...data, ...commitments } }
    chain.chainHash = chainHash(body)
    // The type of `data` was checked against `T` above; the union over all types cannot follow that.
    const event = { ...body, metadata: { ...metadata, hash: chain.chainHash } } as unknown as DomainEvent
    changes.push({ kind: 'event', event })
  }

  return { record, changes }
}
export type Recorder = ReturnType<typeof recorder>
