import type { Case } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Joined } from '#domain/report/record/report.ts'
import type { Submission } from '#domain/report/record/submission.ts'
import { keepable } from '#domain/report/submit.ts'
import { supplementReport } from '#domain/report/supplement.ts'
import { holderOf } from '../cases/follow-mergers.ts'
import { change, unchanged } from '../change.ts'
import { type Cause, type ChangeDependencies, recordingContext } from '../dependencies.ts'
import { hashOf } from './hash-of.ts'
import { identityKey, type Receipt } from './submit-report.ts'

/** What telling a further alarm of a device needs. */
type AlarmDependencies = ChangeDependencies<'identity' | 'keyHolder' | 'loadCase' | 'loadReport' | 'save'>

/** Stages in which a further alarm says that it is not over, or got worse: a report of its own, which annuls a check or ends the parking. */
const ANEW: readonly Stage[] = ['parked', 'follow-up', 'close', 'archive']

/**
 * What a device sends while people work on what it raised is told of the report that stands (补充): many alarms of one thing are
 * one report, under the numbers of all of them. An emergency is a report of its own, and so is what a system says to be another matter.
 * @returns the receipt of the report that stands; nothing where this is a report of its own, or known by its number
 */
export const tellFurtherAlarm = (
  deps: AlarmDependencies,
  asSent: Submission & { readonly source: NonNullable<Submission['source']> },
  jurisdiction: string,
  pack: Pack,
  cause: Cause,
): Promise<Receipt | undefined> => {
  const { source } = asSent
  const sent = keepable(asSent)
  const key = identityKey(jurisdiction, source)
  return change<{ report: Joined; receipt: Receipt } | undefined, Receipt | undefined>(deps, {
    load: async () => {
      if ((await deps.store.identity(key)) !== undefined) return undefined
      const report = await standingAlarm(deps, asSent, jurisdiction, pack)
      const receipt = report?.source && (await deps.store.identity(identityKey(jurisdiction, report.source)))
      return report && receipt && { report, receipt }
    },
    decide: (found, now) => {
      if (found === undefined) return unchanged(undefined)
      const { report, receipt } = found
      const recording = recordingContext(deps, cause, jurisdiction, now)
      const { reportId, trackingCode } = receipt
      return {
        changes: [
          ...supplementReport(report, sent, hashOf(sent), recording),
          { kind: 'identity', key, reportId, trackingCode },
        ],
        answer: { reportId, trackingCode },
      }
    },
  })
}

/** The report by which the same device opened the case that people work on. */
async function standingAlarm(
  { store }: AlarmDependencies,
  { device, source, appeal, about, emergency, matter }: Submission,
  jurisdiction: string,
  pack: Pack,
): Promise<Joined | undefined> {
  if (device === undefined || appeal === 'tip-off' || about !== undefined || emergency) return undefined
  const sameBy = { by: 'device' as const, device, ...(source && { system: source.system }) }
  const place = { key: '', text: '', grid: '' }
  const held = await holderOf(
    store,
    duplicateKey({ caseId: '', jurisdiction, place, matter: '', sameBy }, pack),
  )
  const of = held?.leadsTo === undefined ? undefined : (await store.loadCase(held.leadsTo))?.case
  if (of === undefined || !isWorkedOn(of) || of.openedBy === undefined) return undefined
  if (matter !== undefined && !of.matterGuessed && matter !== of.matter) return undefined
  const report = await store.loadReport(of.openedBy)
  const isIts = report?.device === device && report.source?.system === source?.system
  return isIts && report.status === 'joined' && report.caseId === of.caseId ? report : undefined
}

const isWorkedOn = ({ status, position }: Case): boolean =>
  status === 'open' && !ANEW.includes(position.at === 'entering' ? position.enterAt : position.stage)
