import { describe, expect, it } from 'vitest'
import { reportHistoryOf } from '#domain/projection/report-history.ts'
import { callTaker } from '#test/support/actors.ts'
import { inFollowUp, untilTheCall } from '#test/support/case-ways.ts'
import { eventsOf } from '#test/support/case-world.ts'

describe('The history of a report', () => {
  it('tells its receipt, its case, what it is owed, its calls, and that it was taken back', () => {
    const one = inFollowUp()
    const told = () => reportHistoryOf(eventsOf(one.world, 'report/r-1'))
    const receivedAt = one.world.reports.get('r-1')?.receivedAt
    expect(told()).toMatchObject({
      reportId: 'r-1',
      jurisdiction: 'wujiaochang',
      received: { at: receivedAt, channel: 'hotline', appeal: 'complaint', emergency: false },
      joins: [{ how: 'opened', caseId: 'c-1' }],
      calls: [],
    })
    const report = one.world.reports.get('r-1')
    expect(told().owed).toEqual(report?.status === 'joined' ? report.owed : undefined)
    untilTheCall(one)
    one.report(callTaker, 'follow-up', {
      outcome: 'called',
      reportId: 'r-1',
      solved: false,
      satisfied: 'dissatisfied',
    })
    expect(told().calls).toMatchObject([
      {
        at: one.now,
        by: callTaker.id,
        round: 1,
        reached: true,
        solved: false,
        satisfied: 'dissatisfied',
        caseId: 'c-1',
      },
    ])
    expect(told().withdrawn).toBeUndefined()
    one.withdraw('r-1')
    expect(told().withdrawn).toMatchObject({ at: one.now })
  })
})
