import fc from 'fast-check'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { callTaker, centreHead, shiftLeader } from './actors.ts'
import { type CaseHarness, LEADS_CALL, type Made, openedCase } from './case-harness.ts'
import { delegate } from './case-ways.ts'
import { Conflict } from './case-world.ts'
import { EVERYBODY, pick, REPORT_ASKS, SECRET } from './random-asks.ts'
import { type Asked, commandOf, type Move } from './random-moves.ts'

/** How a case begins: what is reported, and how. */
export const start = fc.record({
  matter: fc.constantFrom(
    'illegal-structure',
    'exposed-rubbish',
    'neighbour-dispute',
    'cross-boundary',
    // Checked by telephone, by documents, by lot.
    'living-noise',
    'roadside-parking',
    'bike-parking',
    'unsorted',
  ),
  channel: fc.constantFrom('hotline', 'hotline', 'walk-in', 'patrol', 'district'),
  emergency: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  contactBy: fc.constantFrom('centre', 'lead'),
})

export type Start = {
  readonly matter: string
  readonly channel: 'hotline' | 'walk-in' | 'patrol' | 'district'
  readonly emergency: boolean
  /** Who makes the first contact, by the pack. */
  readonly contactBy?: 'centre' | 'lead'
}

/** A case that was just opened, with a deputy who may act, and another case in the way. */
export function begin({ contactBy, ...report }: Start, watch?: (made: Made) => void): CaseHarness {
  const one = openedCase({
    machine: false,
    ...(contactBy === 'lead' ? { pack: LEADS_CALL } : {}),
    ...(watch && { watch }),
    report: {
      ...report,
      confirmedInPerson: report.channel === 'walk-in',
      ...(report.channel === 'district' ? { source: { system: 'district.12345', reference: '0007' } } : {}),
      description: SECRET,
      place: `${SECRET}国定路555弄`,
    },
  })
  delegate(one)
  // Another case, to merge into or to be in the way.
  one.world.keys.set('wujiaochang|case|c-2', 'c-2')
  return one
}

/**
 * Plays a move; what is refused, or loses against another case's key, changes nothing.
 * @param past what was asked before, which may be asked again
 * @param carryOut carries out what is asked
 */
export function play(
  one: CaseHarness,
  made: Move,
  past: Asked[],
  carryOut: (one: CaseHarness, asked: Asked) => void = carriedOut,
): void {
  if (made.move === 'time') {
    const until = new Date(Date.parse(one.now) + made.hours * 3_600_000).toISOString()
    if (made.delivered) one.waitUntil(until)
    else one.now = until
    return
  }
  if (made.move === 'join') {
    const key = duplicateKey(one.case, one.pack)
    // What a merged one leads on, joins the other case.
    const held = one.world.keys.get(key) === one.caseId && !one.world.leads.has(key)
    const { emergency, patrol, public: byPublic } = made
    if (held)
      one.join({
        ...(patrol ? { channel: 'patrol' } : {}),
        by: byPublic ? 'public' : 'staff',
        // Who reports on the web is one and the same person.
        ...(byPublic ? { reporter: { phone: '13800000000' } } : {}),
        emergency,
        description: SECRET,
      })
    return
  }
  if (made.move === 'withdraw') {
    const report = standing(one, made.report)
    if (report !== undefined) one.withdraw(report.reportId)
    return
  }
  if (made.move === 'about') {
    const report = standing(one, made.report)
    const who = pick([callTaker, callTaker, shiftLeader, centreHead, ...EVERYBODY], made.who)
    if (report !== undefined) one.onReport(who, report.reportId, pick(REPORT_ASKS, made.choice))
    return
  }
  const asked = made.move === 'again' ? past.at(-1 - made.back) : commandOf(one, made)
  if (asked === undefined) return
  past.push(asked)
  carryOut(one, asked)
}

/** A report that stands with the case. */
function standing(one: CaseHarness, choice: number) {
  const reports = [...one.world.reports.values()].filter(({ status }) => status === 'joined')
  return reports[choice % Math.max(reports.length, 1)]
}

function carriedOut(one: CaseHarness, { who, command, read }: Asked): void {
  try {
    one.attempt(who, command, read)
  } catch (thrown) {
    if (!(thrown instanceof Conflict)) throw thrown
  }
}
