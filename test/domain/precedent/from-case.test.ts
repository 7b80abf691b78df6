import { describe, expect, it } from 'vitest'
import { isArchived, precedentOf } from '#domain/precedent/from-case.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { handlerOf, inspector } from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness, PACK } from '#test/support/case-harness.ts'
import { archived, goHome, inHandling, inJointHandling } from '#test/support/case-ways.ts'
import { toldOf } from '#test/support/told.ts'

function precedentFrom(one: CaseHarness, problem = '车棚搭建') {
  const of = one.case
  if (!isArchived(of)) throw new Error('The case is not archived.')
  return precedentOf(of, problem, toldOf(one, `case/${one.caseId}`), toldOf(one, 'report/r-1'), {
    calendar: CALENDAR,
    pack: PACK,
  })
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

  it('redacts what was reported', () => {
    expect(precedentFrom(archived(), '我叫张小三，13812345678').problem).not.toMatch(/张小三|138/u)
  })
})
