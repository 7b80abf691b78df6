import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Calendar } from '../clock/calendar.ts'
import { fromMillis, millis } from '../clock/calendar.ts'
import { matterOf, type Pack, type Party } from '../pack/pack.ts'
import { err, ok, type Result } from '../result.ts'
import { kindOfPlace } from '../triage/place-kind.ts'
import { triage } from '../triage/triage.ts'
import { workingDaysBetween } from './from-case.ts'
import { CONFIRMATIONS, type Precedent } from './precedent.ts'
import { redact } from './redact.ts'

/** A date (a day in Shanghai) or a moment, however a street wrote it down. */
const when = z.string().transform((written, context) => {
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written.trim())
  const at = day
    ? Date.parse(`${day[1]}-${day[2]?.padStart(2, '0')}-${day[3]?.padStart(2, '0')}T12:00:00+08:00`)
    : Date.parse(written)
  if (Number.isFinite(at)) return fromMillis(at)
  context.addIssue({ code: 'custom', message: `${written} is no date: write 2021-01-28.` })
  return z.NEVER
})
const blank = (value: unknown): unknown => (value === '' ? undefined : value)

/** A case of past years as a street's old system gives it away: one line of a file. */
export const pastCase = z.object({
  /** The old system's own number of it. */
  id: z.string().min(1).max(200),
  openedAt: when,
  closedAt: when,
  /** A matter's code or name; left out, the problem's words decide. */
  matter: z.preprocess(blank, z.string().optional()),
  place: z.string().min(1).max(500),
  /** Code or name of the kind of place; left out, the words of the place decide. */
  placeKind: z.preprocess(blank, z.string().optional()),
  problem: z.string().min(1).max(20_000),
  /** What was done and what became of it. */
  outcome: z.string().max(20_000).default(''),
  /** Code, name or another name of who led. */
  lead: z.preprocess(blank, z.string().optional()),
  confirmation: z.preprocess(blank, z.enum(CONFIRMATIONS).default('checked-on-site')),
})
export type PastCase = z.infer<typeof pastCase>

/** What the columns of a table are called, in either language. */
export const COLUMNS: Readonly<Record<string, keyof PastCase>> = {
  工单编号: 'id',
  受理时间: 'openedAt',
  办结时间: 'closedAt',
  事项: 'matter',
  地点: 'place',
  场所类型: 'placeKind',
  诉求内容: 'problem',
  办理结果: 'outcome',
  主责单位: 'lead',
  核实方式: 'confirmation',
}

/**
 * Makes a precedent of a past case. The same line gives the same precedent, so that a file can be read again.
 * @returns the faults by field when the pack does not know its matter, kind of place or who led, or it closed before it
 * opened
 */
export function precedentOfPast(
  line: PastCase,
  pack: Pack,
  calendar: Calendar,
): Result<Precedent, readonly { readonly field: string; readonly message: string }[]> {
  const matter = pack.matters.find((one) => [one.code, one.name.zh, one.name.en].includes(line.matter ?? ''))
  const lead = partyNamed(line.lead, pack)
  const kind = pack.placeKinds.find((one) =>
    [one.code, one.name.zh, one.name.en].includes(line.placeKind ?? ''),
  )
  const faults = [
    ...(line.matter !== undefined && matter === undefined
      ? [{ field: 'matter', message: `The pack has no matter ${line.matter}.` }]
      : []),
    ...(line.placeKind !== undefined && kind === undefined
      ? [{ field: 'placeKind', message: `The pack has no kind of place ${line.placeKind}.` }]
      : []),
    ...(line.lead !== undefined && lead === undefined
      ? [{ field: 'lead', message: `The pack has no party ${line.lead}.` }]
      : []),
    ...(line.closedAt < line.openedAt
      ? [{ field: 'closedAt', message: 'It closed before it was opened.' }]
      : []),
  ]
  if (faults.length > 0) return err(faults)
  const words = { description: line.problem, place: line.place, salt: '' }
  const found = triage(matter === undefined ? {} : { matter: matter.code }, words, pack)
  const placeKind = kind?.code ?? kindOfPlace(found.place, pack)
  const watch = millis(line.closedAt) + pack.policy.watchDays * 24 * 3_600_000
  return ok({
    schemaVersion: 1,
    precedentId: `p-${createHash('sha256').update(`${pack.jurisdiction}\n${line.id}`).digest('hex').slice(0, 26)}`,
    jurisdiction: pack.jurisdiction,
    version: 1,
    revision: 0,
    status: 'standing',
    matter: matterOf(pack, found.matter.code).code,
    placeKey: found.place.key,
    grid: found.place.grid,
    ...(placeKind !== undefined && { placeKind }),
    problem: redact(line.problem),
    confirmation: line.confirmation,
    openedAt: line.openedAt,
    archivedAt: line.closedAt,
    rounds: 1,
    ...(lead !== undefined && { lead: lead.code }),
    setbacks: [],
    parties:
      line.outcome.trim() === ''
        ? []
        : [{ party: lead?.code ?? 'unknown', outcomes: ['done'], did: [redact(line.outcome)] }],
    plan: [],
    stageMillis: {},
    workingDays: workingDaysBetween(line.openedAt, line.closedAt, calendar),
    returns: 0,
    followUp: [],
    watchUntil: fromMillis(watch),
    recurred: [],
    trail: [],
  })
}

const partyNamed = (name: string | undefined, { parties }: Pack): Party | undefined =>
  name === undefined
    ? undefined
    : parties.find((one) => [one.code, one.name.zh, one.name.en, ...one.aliases].includes(name))
