import { describe, expect, test } from 'vitest'
import { callTaker, leader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { standingOf } from '#test/support/standing.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, tell } from '#test/support/telling.ts'

describe('国定路555弄 through the API', () => {
  test('ends archived, with its precedent, on the dates of the newspaper', async () => {
    const telling = beginTelling(createSystem())

    const { system, api, caseId, reportId, trackingCode } = await tell(telling, { steps: STORY })

    const { body } = fine(await api.case(leader, caseId))
    expect(body.case).toMatchObject({ status: 'ended', ending: 'archived', closure: 'checked', round: 1 })
    expect(body.tasks).toEqual([])
    const when = (type: string, fits: object = {}): string[] =>
      body.timeline.items
        .filter(
          (one: { type: string; data: Record<string, unknown> }) =>
            one.type === type && Object.entries(fits).every(([key, value]) => one.data[key] === value),
        )
        .map((one: { at: string }) => one.at)
    const settledAt = Object.fromEntries(STORY.map(({ at, what }) => [what, local(at)]))
    expect(when('case-opened')).toEqual([local('2021-01-18 09:10')])
    expect(when('stage-opened', { stage: 'handling' })).toEqual([local('2021-01-18 10:30')])
    expect(when('promise-made')).toEqual([local('2021-01-19 16:00')])
    expect(when('case-referred')).toEqual([local('2021-01-21 10:00')])
    expect(when('whistle-blown')).toEqual([local('2021-01-21 11:00')])
    expect(when('party-reported-in')).toHaveLength(3)
    expect(when('plan-agreed')).toEqual([local('2021-01-22 10:00')])
    expect(when('plan-item-ended', { item: 'notice', ending: 'lapsed' })).toEqual([local('2021-01-25 17:30')])
    expect(when('plan-item-ended', { item: 'enforce', ending: 'done' })).toEqual([
      settledAt['the framework in the shed is out'],
    ])
    expect(when('case-closed')).toEqual([local('2021-01-28 15:00')])
    expect(when('case-archived')).toEqual([local('2021-02-01 10:00')])

    const precedent = fine(await api.precedent(leader, caseId)).body
    expect(precedent).toMatchObject({
      status: 'standing',
      matter: 'illegal-structure',
      placeKey: 'guoding-555',
      confirmation: 'reporter-says-solved',
      followUp: [{ solved: true, satisfied: 'satisfied', words: '满意，希望长效治理。' }],
    })
    expect(precedent.plan).toHaveLength(7)
    expect(fine(await api.track(trackingCode)).body.status.code).toBe('archived')
    expect(system.execution(caseId).statesEntered.at(-1)).toBe('Archive')

    const standing = await standingOf(system, [caseId], [reportId])
    expect(standing).toMatchObject({
      open: [],
      unpublished: [],
      executions: [`${caseId} SUCCEEDED`],
      deadLetters: 0,
      pending: 0,
      cases: [{ stalled: false, schedules: [], precedent: 'standing' }],
    })
  })

  test('keeps who reported away from everybody but those who call', async () => {
    const { system, api, caseId } = await tell(beginTelling(createSystem()), { steps: STORY })

    const seen = JSON.stringify([
      (await api.case(leader, caseId)).body,
      (await api.precedent(leader, caseId)).body,
      system.published,
    ])
    const called = fine(await api.reports(callTaker, caseId)).body

    for (const secret of ['张阿姨', '5555 0555', 'token-']) expect(seen).not.toContain(secret)
    expect(called.items[0].reporter).toEqual({ name: '张**', phone: '021****0555' })
  })
})
