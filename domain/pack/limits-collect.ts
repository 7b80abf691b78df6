import type { Limit } from '../clock/limit.ts'
import type { Tell } from './limits-fault.ts'
import type { KnownMatter, Line } from './limits-row.ts'
import {
  type Condition,
  LIMITED_STAGE_LABELS,
  LIMITED_STAGES,
  type LimitedStage,
  type Limits,
  PROCESSING_LABELS,
  type Processing,
} from './limits-table.ts'

/** The filing conditions of each matter, in the order of the table: the first is that of a case nobody has looked at. */
export type LimitTable = Readonly<Record<string, readonly Condition[]>>

/** The rows of one processing type of a condition. */
type Group = Map<LimitedStage, Line>

/** The rows of one filing condition of a matter. */
type Rows = {
  readonly first: Line
  readonly groups: Map<Processing, Group>
  /** Whether some row tells neither its processing type nor its stage: then nothing is said about missing ones. */
  unread: boolean
}

/**
 * Puts the rows together and tells what is double, missing, or called differently.
 * @param whole whether every row could be read into cells: if not, nothing is said about missing ones
 */
export function collectLimits(
  lines: readonly Line[],
  knownMatters: readonly KnownMatter[],
  whole: boolean,
  fault: Tell,
): LimitTable {
  const conditions = new Map<string, Rows>()
  for (const line of lines) {
    const key = `${line.matter}/${line.condition}`
    const rows = conditions.get(key) ?? { first: line, groups: new Map(), unread: false }
    conditions.set(key, rows)
    sameName(rows.first, line, fault)
    add(rows, line, fault)
  }
  const table = new Map<string, Condition[]>()
  for (const rows of conditions.values()) {
    const { first, groups } = rows
    if (whole && !rows.unread && knownMatters.some((one) => one.code === first.matter)) complete(rows, fault)
    const read = conditionOf(first, groups)
    if (read !== undefined) table.set(first.matter, [...(table.get(first.matter) ?? []), read])
  }
  for (const { code } of whole ? knownMatters : [])
    if (!lines.some((line) => line.matter === code))
      fault(1, 'matter', 'matter-without-limits', `The matter ${code} of the pack has no row.`)
  return Object.fromEntries(table)
}

function add(rows: Rows, line: Line, fault: Tell): void {
  const { processing, stage } = line
  if (processing === undefined || stage === undefined) {
    rows.unread = true
    return
  }
  const group: Group = rows.groups.get(processing) ?? new Map()
  rows.groups.set(processing, group)
  const before = group.get(stage)
  if (before === undefined) group.set(stage, line)
  else
    fault(
      line.row,
      'stage',
      'duplicate-row',
      `Row ${before.row} already gives this limit: same matter, condition, processing type and stage.`,
    )
}

function sameName(first: Line, line: Line, fault: Tell): void {
  for (const [column, language] of [
    ['condition_zh', 'zh'],
    ['condition_en', 'en'],
  ] as const)
    if (
      line.name[language] !== '' &&
      first.name[language] !== '' &&
      line.name[language] !== first.name[language]
    )
      fault(
        line.row,
        column,
        'name-differs',
        `Row ${first.row} calls this condition "${first.name[language]}". Call it the same everywhere.`,
      )
}

/** Whether every processing type has every stage, and the one that cases begin with is there. */
function complete({ first, groups }: Rows, fault: Tell): void {
  const { matter, condition } = first
  if (!groups.has('general'))
    fault(
      first.row,
      'processing',
      'missing-general',
      `${matter} · ${condition} has no rows for ${PROCESSING_LABELS.general.zh}, which every case begins with.`,
    )
  for (const [processing, group] of groups)
    for (const stage of LIMITED_STAGES)
      if (!group.has(stage))
        fault(
          group.values().next().value?.row ?? first.row,
          'stage',
          'missing-stage',
          `${matter} · ${condition} · ${PROCESSING_LABELS[processing].zh} has no row for ${LIMITED_STAGE_LABELS[stage].zh}.`,
        )
}

function conditionOf(first: Line, groups: Rows['groups']): Condition | undefined {
  const general = variantsIn(groups.get('general'))
  if (general === undefined) return undefined
  const otherwise: Condition['otherwise'] = {}
  for (const [processing, group] of groups) {
    const read = variantsIn(group)
    if (processing !== 'general' && read !== undefined) otherwise[processing] = read
  }
  return { code: first.condition, name: first.name, ...general, otherwise }
}

function variantsIn(group: Group | undefined) {
  const limits = limitsIn(group, (line) => line.limit)
  const emergency = limitsIn(group, (line) => line.emergency)
  return limits && emergency && { limits, emergency }
}

function limitsIn(group: Group | undefined, of: (line: Line) => Limit | undefined): Limits | undefined {
  const at = (stage: LimitedStage) => {
    const line = group?.get(stage)
    return line && of(line)
  }
  const [dispatch, handling, reinspection] = [at('dispatch'), at('handling'), at('reinspection')]
  return dispatch && handling && reinspection && { dispatch, handling, reinspection }
}
