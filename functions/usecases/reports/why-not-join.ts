import type { CaseStore } from '#adapters/ports.ts'
import { takesReports } from '#domain/case/record/duplicate-key.ts'
import { seesByRole } from '#domain/case/record/seeing.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Submission } from '#domain/report/record/submission.ts'
import { identityKey, recordKey, type SentAs } from './submit-report.ts'

type Store = Pick<CaseStore, 'caseHeader' | 'idempotencyRecord' | 'identity'>

/** The case is none that who chose it sees, or it takes in no further reports. */
export type JoinRefusal = {
  readonly code: 'case-ended' | 'case-unknown'
  readonly message: string
  readonly faults: readonly [{ readonly field: 'joins'; readonly message: string; readonly zh: string }]
}

/**
 * What keeps a report from the case that whoever takes it in has chosen for it (并入). What was sent before is let through,
 * to be answered as it was, whatever has become of the case since.
 */
export async function whyNotJoin(
  store: Store,
  sent: Submission,
  who: Actor,
  jurisdiction: string,
  sentAs: SentAs | undefined,
): Promise<JoinRefusal | undefined> {
  if (sent.joins === undefined) return undefined
  const of = await store.caseHeader(sent.joins)
  const isSeen = of !== undefined && seesByRole(who, of)
  if (isSeen && takesReports(of)) return undefined
  if (await wasSent(store, sent, jurisdiction, sentAs)) return undefined
  return isSeen
    ? refused(
        'case-ended',
        'That case takes in no further reports. Leave it out: the report opens or joins another one.',
        '那一件不再并入诉求，请取消或另选。',
      )
    : refused(
        'case-unknown',
        'There is no such case to join. Leave it out, or choose one that you see.',
        '没有这一件可以并入，请取消或另选。',
      )
}

const refused = (code: JoinRefusal['code'], message: string, zh: string): JoinRefusal => ({
  code,
  message,
  faults: [{ field: 'joins', message, zh }],
})

/** Whether something came in already under this number, or under this name. */
async function wasSent(
  store: Store,
  { source }: Submission,
  jurisdiction: string,
  sentAs: SentAs | undefined,
): Promise<boolean> {
  if (source !== undefined) return (await store.identity(identityKey(jurisdiction, source))) !== undefined
  return (
    sentAs !== undefined && (await store.idempotencyRecord(recordKey(jurisdiction, sentAs))) !== undefined
  )
}
