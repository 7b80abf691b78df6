import { STAGE_LABELS } from '#domain/case/record/labels.ts'
import { type Change, changesOf } from '#domain/decision/change.ts'

/** What a demo consists of, for whoever is told that it is there. */
export type Told = {
  readonly reports: number
  readonly cases: number
  readonly archived: number
  readonly open: number
  readonly late: number
  /** Open cases by the stage they stand in, in Chinese. */
  readonly stages: Readonly<Record<string, number>>
  readonly events: number
}

/** Counts what was made. */
export function toldOf(ended: readonly Change[]): Told {
  const cases = changesOf(ended, 'case').map((change) => change.case)
  const open = cases.filter(({ status }) => status === 'open')
  const late = changesOf(ended, 'task').filter(({ task }) => task.overdueSince !== undefined)
  const stages: Record<string, number> = {}
  for (const { position } of open) {
    const label = STAGE_LABELS[position.at === 'entering' ? position.enterAt : position.stage].zh
    stages[label] = (stages[label] ?? 0) + 1
  }
  return {
    reports: changesOf(ended, 'report').length,
    cases: cases.length,
    archived: cases.filter((of) => of.status === 'ended' && of.ending === 'archived').length,
    open: open.length,
    late: new Set(late.map(({ task }) => task.caseId)).size,
    stages,
    events: changesOf(ended, 'event').length,
  }
}

/** One line that says what is there. */
export function sentenceOf({ reports, cases, archived, open, late, stages, events }: Told): string {
  const where = Object.entries(stages).map(([stage, n]) => `${stage} ${n}`)
  return (
    `A busy fortnight is in it: ${reports} reports in ${cases} cases (${events} events), ${archived} archived, ` +
    `${open} open: ${where.join(', ')}; ${late} of them late.`
  )
}
