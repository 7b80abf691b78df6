import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RecordedEvent } from '#adapters/ports.ts'
import { seesCase } from '#domain/case/record/seeing.ts'
import type { Actor } from '#domain/people/actor.ts'
import { HOUSE } from '#domain/people/house.ts'
import { caseGist, caseView } from '#functions/api/case-view.ts'
import { eventFor, readingOf } from '#functions/api/reading.ts'
import { dispatcher } from '#test/support/actors.ts'
import type { CaseHarness } from '#test/support/case-harness.ts'
import { EVERYBODY, SECRET } from '#test/support/random-asks.ts'
import { begin, play, start } from '#test/support/random-history.ts'
import { type Asked, move } from '#test/support/random-moves.ts'

const RUNS = Number(process.env.HISTORIES ?? 60)
/** Every text that anybody writes in a random history bears this name and number. */
const [NAME, NUMBER] = [SECRET.slice(0, 2), SECRET.slice(2)]
const FIRMS = ['wuye', 'juwei', 'disanfang']
const CENTRE = ['call-taker', 'dispatcher', 'shift-leader', 'centre-head', 'street-leader']
/** Who reads nothing of a case about them, whatever other role they have. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  'grid-leader': ['grid-leader', 'deputy'],
  centre: ['call-taker', 'dispatcher', 'shift-leader', 'centre-head'],
  street: [
    'call-taker',
    'dispatcher',
    'shift-leader',
    'centre-head',
    'street-leader',
    'grid-leader',
    'deputy',
  ],
}

const told = (one: CaseHarness): RecordedEvent[] =>
  one.events().map((event) => {
    const { id } = event.metadata
    const texts = [...one.world.texts].flatMap(([key, text]) =>
      key.startsWith(`${id}/`) ? [[key.slice(id.length + 1), text] as const] : [],
    )
    return { event, texts: Object.fromEntries(texts) }
  })

/** What is wrong with what somebody reads of a case, by rules told apart from those that decide. */
function leaks(one: CaseHarness, who: Actor): string[] {
  const { case: of } = one.state()
  const reading = readingOf(who, of, one.pack)
  const subjects = of.subjects ?? []
  const stewards = subjects.map((code) => one.pack.parties.find((party) => party.code === code)?.steward)
  const isSubject = who.party !== undefined && [...subjects, ...stewards].includes(who.party)
  const isFirm = who.party !== undefined && FIRMS.includes(who.party)
  // Where a case is about the street, the district has the calls.
  const inTheirPlace = subjects.includes('street') && who.roles.includes('supervisor')
  const ofCentre = inTheirPlace || who.roles.some((role) => CENTRE.includes(role))
  const found: string[] = []
  const shown = JSON.stringify([caseView(of, reading), caseGist(of, reading)])
  if (isSubject && shown.includes(NAME)) found.push('the case tells its subject')
  if (isFirm && shown.includes(NUMBER)) found.push('the case tells a firm a number')
  for (const recorded of told(one)) {
    const { metadata, type, data } = recorded.event
    if (metadata.actor === who.id) continue
    const words = JSON.stringify(eventFor(recorded, reading).texts)
    const call = type === 'task-settled' && ['contact', 'follow-up'].includes(data.kind)
    if (isSubject && words.includes(NAME)) found.push(`${type} tells its subject`)
    if (isFirm && words.includes(NUMBER)) found.push(`${type} tells a firm a number`)
    if (call && !ofCentre && words.includes(NUMBER)) found.push(`${type} of a call tells ${who.id}`)
  }
  return found
}

/** Everybody looks: whoever does not see the case does not, and nobody reads what is not for him. */
function look(one: CaseHarness, seen: { subjects: number; hidden: number }): void {
  const { case: of, tasks } = one.state()
  for (const who of EVERYBODY) {
    const barred = (of.subjects ?? []).filter((subject) =>
      who.roles.some((role) => HIDDEN[subject]?.includes(role)),
    )
    const sees = seesCase(who, { case: of, tasks }, one.pack)
    if (barred.some((subject) => subject !== 'grid-leader' || who.grids.includes(of.place.grid))) {
      expect([who.id, sees]).toEqual([who.id, false])
      seen.hidden += 1
    }
    if (!sees) continue
    expect(leaks(one, who)).toEqual([])
    if (who.party !== undefined && of.subjects?.includes(who.party)) seen.subjects += 1
  }
}

it('No text reaches anybody outside its audience, in any history', { timeout: 60_000 + RUNS * 500 }, () => {
  const seen = { subjects: 0, hidden: 0, texts: 0 }
  fc.assert(
    fc.property(
      start,
      fc.array(move, { minLength: 5, maxLength: 40, size: 'max' }),
      fc.constantFrom('wuye', 'fangban', 'chengguan', 'juwei', ...HOUSE),
      (report, moves, about) => {
        const one = begin(report)
        const past: Asked[] = []
        for (const [n, made] of moves.entries()) {
          play(one, made, past)
          if (n % 8 === 5)
            one.attempt(dispatcher, { type: 'act', action: { action: 'name-subjects', parties: [about] } })
          if (n % 5 === 4) look(one, seen)
        }
        seen.texts += told(one).filter(({ texts }) => Object.keys(texts).length > 0).length
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
})
