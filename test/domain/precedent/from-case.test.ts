import { describe, expect, it } from 'vitest'
import { entryOf } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { isArchived, precedentOf } from '#domain/precedent/from-case.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { callTaker, centreHead, handlerOf, inspector } from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness, PACK } from '#test/support/case-harness.ts'
import {
  archived,
  goHome,
  inFollowUp,
  inHandling,
  inJointHandling,
  stepHome,
  untilTheCall,
} from '#test/support/case-ways.ts'
import { toldOf } from '#test/support/told.ts'

function precedentFrom(one: CaseHarness, problem = '车棚搭建') {
  const of = one.case
  if (!isArchived(of)) throw new Error('The case is not archived.')
  return precedentOf(of, problem, toldOf(one, `case/${one.caseId}`), callsOf(one), {
    calendar: CALENDAR,
    pack: PACK,
  })
}

const ITEM = { item: 'notice', party: 'wuye', action: '告知' }

/** A reporter is called at different hours until that is given up. */
function inVain(one: CaseHarness, reportId: string): void {
  untilTheCall(one)
  for (let days = 0; days < 5 && one.case.status === 'open'; days += 1) {
    one.reportOn(callTaker, one.task('follow-up').taskId, { outcome: 'unreachable', reportId })
    one.wait(24)
  }
}

/** The events of all reports of a case. */
const callsOf = (one: CaseHarness) =>
  [...one.world.reports.keys()].flatMap((reportId) => toldOf(one, `report/${reportId}`))

/** A reporter is called in the round that runs. */
function call(one: CaseHarness, solved: boolean, { reportId = 'r-1', note = '我看过了' } = {}): CaseHarness {
  untilTheCall(one)
  one.report(callTaker, 'follow-up', {
    outcome: 'called',
    reportId,
    solved,
    satisfied: solved ? 'satisfied' : 'dissatisfied',
    note,
  })
  return one
}

/** From the leader's desk to the next call of the reporters. */
function untilNextFollowUp(one: CaseHarness): CaseHarness {
  for (let steps = 0; one.at() !== 'follow-up'; steps += 1) {
    if (steps > 20) throw new Error(`It stands at ${one.at()}.`)
    stepHome(one)
  }
  return one
}
const reopened = (one: CaseHarness): CaseHarness => {
  one.act(centreHead, { action: 'reopen', note: '整改不实，住户王建国来电' })
  one.runMachine()
  return one
}

describe('A precedent', () => {
  it('fits its schema and tells how the case went', () => {
    const made = precedentFrom(archived())
    expect(precedent.parse(made)).toEqual(made)
    expect(made).toMatchObject({
      confirmation: 'reporter-says-solved',
      rounds: 1,
      lead: 'chengguan',
      placeKind: 'residential',
      parties: [{ party: 'chengguan', outcomes: ['done'], did: [expect.any(String)] }],
      setbacks: [],
      followUp: [{ solved: true, satisfied: 'satisfied' }],
    })
  })

  it('is made of no case that is open or ended otherwise', () => {
    expect(isArchived(inHandling().case)).toBe(false)
  })

  it('keeps setbacks and the plan with its endings', () => {
    const one = inJointHandling([
      { item: 'notice', party: 'wuye' },
      { item: 'enforce', party: 'chengguan', after: { item: 'notice', ending: 'lapsed' } },
    ])
    one.waitUntil(one.task('plan-item').dueAt)
    goHome(one)
    const made = precedentFrom(one)
    expect(made.plan).toMatchObject([
      { item: 'notice', party: 'wuye', ending: 'lapsed' },
      { party: 'chengguan', ending: 'done', after: { item: 'notice', ending: 'lapsed' } },
    ])
    expect(made.setbacks).toMatchObject([
      { stage: 'handling', outcome: 'referred' },
      { stage: 'joint-handling', outcome: 'lapsed', parties: ['wuye'], reason: 'notice' },
    ])
  })

  it('says no more than it knows: a case whose reporter could not be reached was checked on site', () => {
    const one = inHandling()
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note: '好' })
    one.report(inspector, 'reinspect', { outcome: 'passed', note: '好' })
    for (const day of ['20', '21', '22']) {
      one.waitUntil(`2021-01-${day}T02:00:00.000Z`)
      one.reportOn({ ...inspector, id: 'u-call', roles: ['call-taker'] }, one.task('follow-up').taskId, {
        outcome: 'unreachable',
        reportId: 'r-1',
      })
    }
    expect(precedentFrom(one)).toMatchObject({ confirmation: 'checked-on-site', followUp: [] })
  })

  it.each<[string, () => CaseHarness, string]>([
    [
      'solved in the second round',
      () => call(untilNextFollowUp(call(inFollowUp(), false)), true),
      'reporter-says-solved',
    ],
    [
      'ended because the reporter says unsolved',
      () => {
        const one = untilNextFollowUp(call(inFollowUp(), false))
        call(one, false)
        one.act(centreHead, {
          action: 'terminate',
          grounds: 'further-remedy-told',
          publicWords: '说明',
          note: '已告知',
        })
        return one
      },
      'reporter-says-unsolved',
    ],
    [
      'solved for one reporter, unsolved for the other, who was not reached again',
      () => {
        const one = inHandling()
        const other = one.join()
        one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note: '好' })
        one.report(inspector, 'reinspect', { outcome: 'passed', note: '好' })
        call(one, false, { reportId: other })
        call(untilNextFollowUp(one), true)
        inVain(one, other)
        return one
      },
      'checked-on-site',
    ],
    [
      'unsolved for one who took the report back',
      () => {
        const one = inHandling()
        const other = one.join()
        one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note: '好' })
        one.report(inspector, 'reinspect', { outcome: 'passed', note: '好' })
        call(untilNextFollowUp(call(one, false, { reportId: other })), true)
        one.withdraw(other)
        return one
      },
      'reporter-says-solved',
    ],
    [
      'solved before the closure was found wrong, not heard since',
      () => {
        const one = untilNextFollowUp(reopened(archived()))
        inVain(one, 'r-1')
        return one
      },
      'checked-on-site',
    ],
  ])('goes by the last word of every reporter: %s', (_, way, confirmation) => {
    const made = precedentFrom(way())
    expect(made.confirmation).toBe(confirmation)
    const worked = entryOf({ ...made, plan: [ITEM] }, NO_STATISTICS).postings.some(({ plan }) => plan)
    expect(worked).toBe(confirmation !== 'reporter-says-unsolved')
  })

  it('redacts what was reported', () => {
    expect(precedentFrom(archived(), '我叫张小三，13812345678').problem).not.toMatch(/张小三|138/u)
  })
})
