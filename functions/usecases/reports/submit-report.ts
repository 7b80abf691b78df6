import { createHash } from 'node:crypto'
import type { CaseStore, Clock, Ids } from '#adapters/ports.ts'
import { DAY, fromMillis } from '#domain/clock/calendar.ts'
import { type NewReport, namesOf } from '#domain/report/record/names.ts'
import type { Submission } from '#domain/report/record/submission.ts'
import { submitReport } from '#domain/report/submit.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { type Cause, recordingContext } from '../dependencies.ts'

/** What taking in a report needs: no rules, nothing that can be slow. */
export type SubmitDependencies = {
  readonly store: Pick<CaseStore, 'save' | 'idempotencyRecord'>
  readonly clock: Clock
  readonly ids: Ids
}

/** The receipt: what a reporter keeps. */
export type Receipt = NewReport

/** The key was used for another report, or with other words. */
export type SubmitRefusal = { readonly code: 'idempotency-key-reused'; readonly message: string }

/**
 * Under which name something was sent, so that a repetition is known as one: where it came in, whose number it is where
 * that is known, and the number. Nobody can write a name of another origin, nor a name of somebody else.
 */
export type SentAs =
  | readonly [origin: 'public', key: string]
  | readonly [origin: 'desk', actor: string, key: string]
  | readonly [origin: 'district', system: string, reference: string]

/** How long an answer is given again to the same key. */
const KEPT = 7 * DAY

/**
 * Keeps a report with its receipt, and nothing else. The same name with the same words gives the same receipt.
 * @param sentAs whoever sends may name the sending
 */
export async function takeReport(
  deps: SubmitDependencies,
  sent: Submission,
  jurisdiction: string,
  cause: Cause,
  sentAs?: SentAs,
): Promise<Result<Receipt & { readonly replayed: boolean }, SubmitRefusal>> {
  const now = await deps.clock.now()
  const receipt = namesOf(deps.ids.trackingCode())
  const changes = submitReport(sent, receipt, recordingContext(deps, cause, jurisdiction, now))
  if (sentAs === undefined) {
    await saveNew(deps, changes)
    return ok({ ...receipt, replayed: false })
  }
  const record = {
    kind: 'idempotency',
    // What parts the parts is in none of them.
    key: ['report', jurisdiction, ...sentAs].map(encodeURIComponent).join('|'),
    payloadHash: createHash('sha256').update(JSON.stringify(sent)).digest('hex'),
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
    })
  const { reportId, trackingCode }: Receipt = JSON.parse(before.answer)
  return ok({ reportId, trackingCode, replayed: true })
}

async function saveNew(deps: SubmitDependencies, changes: ReturnType<typeof submitReport>): Promise<void> {
  const saved = await deps.store.save(changes)
  if (!saved.saved) throw new Error('A new report found its own name taken.')
}
