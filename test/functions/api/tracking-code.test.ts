import { describe, expect, test } from 'vitest'
import { intake } from '#test/support/intake.ts'
import { SHED } from '#test/support/story.ts'
import { fine } from '#test/support/telling.ts'

describe('GET /v1/reports/{trackingCode}', () => {
  test('tells who holds the code where the report stands, however it is written', async () => {
    const { system, api } = intake()
    const { trackingCode } = fine(await api.report(SHED), 201).body

    expect(fine(await api.track(trackingCode)).body.status.code).toBe('received')
    await system.settle()

    const { body } = fine(await api.track(trackingCode.toLowerCase()))
    expect(body).toMatchObject({ trackingCode, status: { code: 'open' }, stage: { code: 'confirm' } })
    const said = JSON.stringify(body)
    for (const hidden of ['张阿姨', '5555', 'chengguan', 'caseId', 'c-', SHED.description])
      expect(said).not.toContain(hidden)
  })

  test.each([
    ['unknown', 'DG0123456789ABCDEF'],
    ['empty', ''],
    ['damaged', 'DG\u0000'],
    ['half a surrogate pair', 'DG\ud800'],
    ['endless', 'D'.repeat(8_000)],
  ])('a code that is %s: 404 that tells nothing', async (_what, code) => {
    const { api, writes } = intake()
    await api.report(SHED)

    const tracked = await api.track(code)
    const withdrawn = await api.withdraw(code)

    expect(tracked.status).toBe(404)
    expect(tracked.body).toEqual({
      type: 'urn:duoge:problem:report-unknown',
      code: 'report-unknown',
      status: 404,
      title: 'report unknown',
      detail: 'There is no report with this tracking code.',
      zh: '没有这件诉求，或者无法联系诉求人。',
    })
    expect(withdrawn.body).toEqual(tracked.body)
    expect(writes()).toBe(1)
  })
})

describe('POST /v1/reports/{trackingCode}/withdrawal', () => {
  test('ends the case when no report stands any more; doing it twice changes nothing', async () => {
    const { system, api } = intake()
    const { trackingCode } = fine(await api.report(SHED), 201).body
    await system.settle()
    const [caseId = ''] = (await system.ports.store.openCases('wujiaochang')).items

    fine(await api.withdraw(trackingCode))
    fine(await api.withdraw(trackingCode))
    await system.settle()

    expect((await system.ports.store.loadCase(caseId))?.case).toMatchObject({
      status: 'ended',
      ending: 'ended',
      reference: 'withdrawn',
    })
    expect(system.execution(caseId).statesEntered.at(-1)).toBe('The case has ended')
    expect(fine(await api.track(trackingCode)).body.status.code).toBe('withdrawn')
    expect(system.published.filter(({ type }) => type === 'report-withdrawn')).toHaveLength(1)
  })

  test('of one that was not triaged yet: no case is opened', async () => {
    const { system, api } = intake()
    const { trackingCode } = fine(await api.report(SHED), 201).body

    fine(await api.withdraw(trackingCode))
    await system.settle()

    expect((await system.ports.store.openCases('wujiaochang')).items).toEqual([])
    expect(system.runner.executions()).toEqual([])
  })
})
