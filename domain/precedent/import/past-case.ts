import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Calendar } from '../../clock/calendar.ts'
import { fromMillis, type Instant, millis } from '../../clock/calendar.ts'
import type { Span } from '../../clock/working-time.ts'
import { matterOf, type Pack } from '../../pack/pack.ts'
import { redact } from '../../redaction/redact.ts'
import { err, ok, type Result } from '../../result.ts'
import { kindOfPlace } from '../../triage/place-kind.ts'
import { triage } from '../../triage/triage.ts'
import { workingDaysBetween } from '../from-case.ts'
import { CONFIRMATIONS, type Precedent } from '../precedent.ts'
import { importedOf } from './imported.ts'
import { type NamedThing, namedIn, nearestIn } from './named-in-pack.ts'
import { DATE_FORMS, isAfter, readPastDate, spanOf } from './past-date.ts'

/** A date as it is written, or as a table hands over the number of a day. */
const when = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z
    .string({ error: `It is missing. ${DATE_FORMS}` })
    .trim()
    .min(1, `It is missing. ${DATE_FORMS}`),
)
const blank = (value: unknown): unknown =>
  value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value
const text = (most: number) =>
  z.preprocess(
    blank,
    z
      .string({ error: 'It is missing, or no text.' })
      .trim()
      .max(most, `It is longer than ${most} characters.`),
  )
const optional = z.preprocess(blank, z.string({ error: 'It is no text.' }).trim().optional())

/**
 * A number without what a spreadsheet dresses it in, so that it stays text: `="…679"`, an apostrophe or a grave accent before
 * it, control characters and marks that nobody sees.
 */
const undressed = (value: unknown): unknown =>
  typeof value !== 'string'
    ? value
    : value
        .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
        .trim()
        .replace(/^=\s*"(.*)"$/u, '$1')
        .replace(/^['’‘`]+/u, '')
        .trim()

/** A spreadsheet keeps fifteen digits of a number: of a longer one the rest has become zeros. */
const DAMAGED = /^\d{15}0+$/

/** The number of a case in the old system: text, or a number that has all its digits. */
const oldNumber = z
  .preprocess((value) => undressed(Number.isSafeInteger(value) ? String(value) : value), text(200))
  .refine((id) => !DAMAGED.test(id), {
    error:
      'The spreadsheet has made zeros of its digits from the 16th on: the number is lost. Export it anew with the column as text (文本格式).',
  })
  .refine((id) => !/^\d(?:\.\d+)?e\+\d+$/i.test(id), {
    error:
      'The spreadsheet has shortened it: make the column text (文本格式) before saving, so that no digit is lost.',
  })

/** How streets write down how a closure was confirmed. */
const CONFIRMED: Readonly<Record<Precedent['confirmation'], readonly string[]>> = {
  'reporter-says-solved': ['回访满意', '回访解决', '回访已解决', '回访确认', '诉求人确认', '来电人确认'],
  'checked-otherwise': ['电话核查', '材料核查', '电话核实', '书面核查'],
  'checked-on-site': ['现场核查', '现场核实', '现场检查', '实地核查', '核查通过', '现场核查通过'],
  'reporter-says-unsolved': ['回访未解决', '诉求人称未解决', '终结'],
  'explained-only': ['解释说明', '仅解释', '解释', '电话答复', '书面答复', '答复'],
}
/** Unless the file says so, nobody knows of a check or a call: the least is taken. */
const confirmation = z.preprocess(
  (value) =>
    CONFIRMATIONS.find((code) => typeof value === 'string' && CONFIRMED[code].includes(value.trim())) ??
    blank(value),
  z
    .enum(CONFIRMATIONS, {
      error: `Write ${CONFIRMATIONS.map((code) => `${code} (${CONFIRMED[code].join('、')})`).join(', ')}, or nothing.`,
    })
    .default('explained-only'),
)

/** A case of past years as a street's old system gives it away: one line of a file. */
export const pastCase = z.object({
  /** The old system's own number of it. */
  id: oldNumber,
  openedAt: when,
  closedAt: when,
  /** A matter's code or name; left out, the problem's words decide. */
  matter: optional,
  place: text(500),
  /** Code or name of the kind of place; left out, the words of the place decide. */
  placeKind: optional,
  problem: text(20_000),
  /** What was done and what became of it. */
  outcome: z.preprocess(
    blank,
    z.string({ error: 'It is no text.' }).max(20_000, 'It is longer than 20000 characters.').default(''),
  ),
  /** Code, name or another name of who led. */
  lead: optional,
  confirmation,
})
export type PastCase = z.infer<typeof pastCase>

/** What is wrong in which field of a line. */
export type Fault = { readonly field: string; readonly message: string }

/**
 * Makes a precedent of the fields of a past case. The same line gives the same precedent, so that a file can be read again.
 * @param now a past case was closed before it
 * @returns all faults by field when a field cannot be read, a date is none or cannot be, or the pack does not know its
 * matter, kind of place or who led
 */
export function precedentOfPast(
  fields: unknown,
  pack: Pack,
  calendar: Calendar,
  now: Instant,
): Result<Precedent, readonly Fault[]> {
  const read = pastCase.safeParse(fields)
  const line: z.infer<typeof readable> = read.data ?? readable.safeParse(fields).data ?? {}
  const opened = line.openedAt === undefined ? undefined : readPastDate(line.openedAt, now)
  const closed = line.closedAt === undefined ? undefined : readPastDate(line.closedAt, now)
  const matter = namedIn(line.matter, pack.matters)
  const lead = namedIn(line.lead, pack.parties)
  const kind = namedIn(line.placeKind, pack.placeKinds)
  const faults = [
    ...(read.error?.issues ?? []).map(({ path, message }) => ({ field: path.join('.'), message })),
    ...(opened === undefined || opened.ok ? [] : [{ field: 'openedAt', message: opened.error }]),
    ...(closed === undefined || closed.ok ? [] : [{ field: 'closedAt', message: closed.error }]),
    ...(opened?.ok && closed?.ok && isAfter(opened.value, closed.value)
      ? [
          {
            field: 'closedAt',
            message: `It closed (${line.closedAt}) before it was opened (${line.openedAt}).`,
          },
        ]
      : []),
    ...unnamed('matter', line.matter, pack.matters, 'Left out, the words of the problem decide.'),
    ...unnamed('placeKind', line.placeKind, pack.placeKinds, 'Left out, the words of the place decide.'),
    ...unnamed('lead', line.lead, pack.parties, 'Left out, nobody is said to have led.'),
  ]
  return read.success && opened?.ok && closed?.ok && faults.length === 0
    ? ok(madeOf(read.data, spanOf(opened.value, closed.value), { matter, lead, kind }, pack, calendar))
    : err(faults)
}

/** Those fields of a line that can be read by themselves, so that all of its faults are told at once. */
const readable = z.object({
  openedAt: when.optional().catch(undefined),
  closedAt: when.optional().catch(undefined),
  matter: optional.catch(undefined),
  placeKind: optional.catch(undefined),
  lead: optional.catch(undefined),
})

function madeOf(
  line: PastCase,
  { from: openedAt, to: closedAt }: Span,
  { matter, lead, kind }: Readonly<Record<'matter' | 'lead' | 'kind', NamedThing | undefined>>,
  pack: Pack,
  calendar: Calendar,
): Precedent {
  const words = { description: line.problem, place: line.place, salt: '' }
  const found = triage(matter === undefined ? {} : { matter: matter.code }, words, pack)
  const placeKind = kind?.code ?? kindOfPlace(found.place, pack)
  const watch = millis(closedAt) + pack.policy.watchDays * 24 * 3_600_000
  return {
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
    openedAt,
    archivedAt: closedAt,
    rounds: 1,
    ...(lead !== undefined && { lead: lead.code }),
    setbacks: [],
    parties:
      line.outcome.trim() === ''
        ? []
        : [{ party: lead?.code ?? 'unknown', outcomes: ['done'], did: [redact(line.outcome)] }],
    plan: [],
    stageMillis: {},
    workingDays: workingDaysBetween(openedAt, closedAt, calendar),
    returns: 0,
    followUp: [],
    watchUntil: fromMillis(watch),
    recurred: [],
    trail: [],
    imported: importedOf(line.id, [
      ...[openedAt, closedAt, matter?.code ?? '', line.place, kind?.code ?? '', line.problem],
      ...[line.outcome, lead?.code ?? '', line.confirmation],
    ]),
  }
}

/** The fault of a name that the pack does not have, with those that are near it. */
function unnamed(
  field: string,
  name: string | undefined,
  things: readonly NamedThing[],
  leftOut: string,
): Fault[] {
  if (name === undefined || namedIn(name, things) !== undefined) return []
  const near = nearestIn(name, things)
  const hint = near.length === 0 ? 'Nothing of it has a name like that.' : `Near it: ${near.join(', ')}.`
  return [{ field, message: `${name} is not in the pack. ${hint} ${leftOut}` }]
}
