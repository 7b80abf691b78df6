import type { CaseStore, Clock, Ids } from '#adapters/ports.ts'
import { DAY, fromMillis } from '#domain/clock/calendar.ts'
import { type NewReport, namesOf } from '#domain/report/record/names.ts'
import type { Report } from '#domain/report/record/report.ts'
import type { Submission } from '#domain/report/record/submission.ts'
import { keepable, type SaidBy, submitReport } from '#domain/report/submit.ts'
import { supplementReport } from '#domain/report/supplement.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { change, unchanged } from '../change.ts'
import { type Cause, recordingContext } from '../dependencies.ts'
import { hashOf } from './hash-of.ts'

/** What submitting a report needs: no rules, nothing that can be slow. */
export type SubmitDependencies = {
  readonly store: Pick<CaseStore, 'save' | 'idempotencyRecord' | 'identity' | 'loadReport'>
  readonly clock: Clock
  readonly ids: Ids
}

/** The receipt: what a reporter keeps. */
export type Receipt = NewReport

/** The key was used for another report, or with other words. */
export type SubmitRefusal = {
  readonly code: 'idempotency-key-reused'
  readonly message: string
  readonly field: string
}

/**
 * Under which name something was sent, so that a repetition is known as one: where it came in, whose number it is where
 * that is known, and the number. Nobody can write a name of another origin, nor a name of somebody else.
 */
export type SentAs =
  | readonly [origin: 'public', key: string]
  | readonly [origin: 'desk', actor: string, key: string]

/** How long an answer is given again to the same key. */
const KEPT = 7 * DAY

/**
 * Keeps a report with its receipt, and nothing else. The same name with the same words gives the same receipt.
 * @param sentAs whoever sends may name the sending
 */
export async function submitOnce(
  deps: SubmitDependencies,
  asSent: Submission,
  jurisdiction: string,
  cause: Cause,
  saidBy: SaidBy,
  sentAs?: SentAs,
): Promise<Result<Receipt & { readonly replayed: boolean }, SubmitRefusal>> {
  const sent = keepable(asSent)
  if (sent.source !== undefined) return submitNumbered(deps, sent, sent.source, jurisdiction, cause)
  const now = await deps.clock.now()
  const receipt = namesOf(deps.ids.trackingCode())
  const changes = submitReport(sent, receipt, recordingContext(deps, cause, jurisdiction, now), saidBy)
  if (sentAs === undefined) {
    await saveNew(deps, changes)
    return ok({ ...receipt, replayed: false })
  }
  const record = {
    kind: 'idempotency',
    key: recordKey(jurisdiction, sentAs),
    payloadHash: hashOf(sent),
    answer: JSON.stringify(receipt),
    // On the wall clock, as the table forgets it: a stepped clock may stand years back.
    expiresAt: fromMillis(Date.now() + KEPT),
  } as const
  const saved = await deps.store.save([...changes, record])
  if (saved.saved) return ok({ ...receipt, replayed: false })
  const before = await deps.store.idempotencyRecord(record.key)
  if (before === undefined) throw new Error('A new report lost a race without its key having been used.')
  if (before.payloadHash !== record.payloadHash)
    return err({
      code: 'idempotency-key-reused',
      message: 'This Idempotency-Key was used for another report. Use a new key for a new report.',
      field: 'Idempotency-Key',
    })
  const { reportId, trackingCode }: Receipt = JSON.parse(before.answer)
  return ok({ reportId, trackingCode, replayed: true })
}

// What parts the parts of a key is in none of them.
/** The key under which the answer to something sent is kept. */
export const recordKey = (jurisdiction: string, sentAs: SentAs): string =>
  ['report', jurisdiction, ...sentAs].map(encodeURIComponent).join('|')
/** The key of a number that another authority gave. */
export const identityKey = (
  jurisdiction: string,
  { system, reference }: NonNullable<Submission['source']>,
): string => [jurisdiction, system, reference].map(encodeURIComponent).join('|')

/**
 * Submits what another authority sends under a number of its own. The number is an identity, known as long as the report is
 * kept: sent again it gives the same receipt, and with other words it is a supplement to the report that is there.
 */
async function submitNumbered(
  deps: SubmitDependencies,
  sent: Submission,
  source: NonNullable<Submission['source']>,
  jurisdiction: string,
  cause: Cause,
): Promise<Result<Receipt & { readonly replayed: boolean }, SubmitRefusal>> {
  const key = identityKey(jurisdiction, source)
  const hash = hashOf(sent)
  const receipt = namesOf(deps.ids.trackingCode())
  const context = recordingContext(deps, cause, jurisdiction, await deps.clock.now())
  // Only staff and other systems name a number of another authority.
  const changes = submitReport(sent, receipt, context, 'staff').map((one) =>
    one.kind === 'report' ? { ...one, report: { ...one.report, supplements: [hash] } } : one,
  )
  const saved = await deps.store.save([...changes, { kind: 'identity', key, ...receipt }])
  if (saved.saved) return ok({ ...receipt, replayed: false })
  const known = await deps.store.identity(key)
  if (known === undefined) throw new Error('A new report lost a race without its number being known.')
  await change<Report | undefined, undefined>(deps, {
    load: () => deps.store.loadReport(known.reportId),
    decide: (report, now) => {
      if (report === undefined) return unchanged(undefined)
      const recording = recordingContext(deps, cause, jurisdiction, now)
      return { changes: supplementReport(report, sent, hash, recording), answer: undefined }
    },
  })
  return ok({ ...known, replayed: true })
}

async function saveNew(deps: SubmitDependencies, changes: ReturnType<typeof submitReport>): Promise<void> {
  const saved = await deps.store.save(changes)
  if (!saved.saved) throw new Error('A new report found its own name taken.')
}
