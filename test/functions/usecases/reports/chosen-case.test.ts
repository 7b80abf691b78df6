import { describe, expect, it } from 'vitest'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { callTaker, dispatcher, inspectorIn, leaderOf, shiftLeader } from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, type Telling } from '#test/support/telling.ts'

/** Of another matter, in other words: by itself it would open a case of its own. */
const HEAP = { ...SHED, description: '车棚门口的垃圾没人清，味道大。', matter: 'exposed-rubbish' }
const LAMP = { ...SHED, description: '路灯不亮', place: '四平路2500号', matter: 'street-lamp' }

/** A system on which reports were taken in, each in a case of its own. */
async function ground(...reports: readonly object[]): Promise<{ telling: Telling; cases: string[] }> {
  const telling = beginTelling(createSystem())
  const cases: string[] = []
  for (const one of reports) {
    fine(await telling.api.report(one), 201)
    await telling.system.settle()
    const open = (await telling.system.ports.store.openCases('wujiaochang')).items
    cases.push(open.find((id) => !cases.includes(id)) ?? '')
  }
  return { telling, cases }
}

/** What became of a report. */
const reportOf = async ({ system }: Telling, reportId: string) => {
  await system.settle()
  return system.ports.store.loadReport(reportId)
}

describe('a report that a person sends to an open case', () => {
  it('joins that case, though its matter is another, and its event tells who chose', async () => {
    const { telling, cases } = await ground(SHED)
    const { body } = fine(await telling.api.submitAtDesk(callTaker, { ...HEAP, joins: cases[0] }), 201)

    expect(await reportOf(telling, body.reportId)).toMatchObject({ status: 'joined', caseId: cases[0] })
    expect(telling.system.published.findLast(({ type }) => type === 'report-joined')).toMatchObject({
      data: { how: 'chosen', caseId: cases[0], chosenBy: callTaker.id },
    })
    expect((await telling.system.ports.store.openCases('wujiaochang')).items).toEqual(cases)
  })

  it('follows the case into the one it was merged into, and goes by place and matter when it has ended', async () => {
    const { telling, cases } = await ground(SHED, LAMP)
    const [into = '', from = ''] = cases
    const { system, api } = telling
    system.settings.streaming = false
    const send = async (joins: string) =>
      fine(await api.submitAtDesk(callTaker, { ...HEAP, joins }), 201).body.reportId
    const [merged, ended] = [await send(from), await send(into)]
    fine(await api.act(dispatcher, from, { action: 'merge', into }))
    const triaged = (reportId: string) => triageReport(system.depsOf('triage'), reportId, 'test')

    expect(await triaged(merged)).toEqual({ did: 'joined', caseId: into })
    fine(await api.act(shiftLeader, into, { action: 'transfer', to: 'yinhang-street', note: '属邻街。' }))
    expect(await triaged(ended)).toMatchObject({ did: 'opened' })
  })

  it('is sent twice under one key with one receipt, though the case has ended since', async () => {
    const { telling, cases } = await ground(SHED, LAMP)
    const [into = '', from = ''] = cases
    const sent = { ...HEAP, joins: from }
    const first = fine(await telling.api.submitAtDesk(callTaker, sent, 'key-1'), 201)
    await telling.system.settle()
    fine(await telling.api.act(dispatcher, from, { action: 'merge', into }))
    await telling.system.settle()

    expect(fine(await telling.api.submitAtDesk(callTaker, sent, 'key-1'), 201).body).toEqual(first.body)
    const late = await telling.api.submitAtDesk(callTaker, sent, 'key-2')
    expect([late.status, late.body]).toMatchObject([
      409,
      { code: 'case-ended', errors: [{ field: 'joins' }] },
    ])
  })

  it('is refused where nobody is signed in, of a case that one does not see, and about the house', async () => {
    const { telling, cases } = await ground(SHED)
    const joins = cases[0]
    expect((await telling.api.report({ ...SHED, joins })).body).toMatchObject({
      code: 'not-permitted',
      errors: [{ field: 'joins' }],
    })
    const patrol = { ...HEAP, channel: 'patrol', joins }
    const elsewhere = await telling.api.submitAtDesk(leaderOf('g2'), patrol)
    const unknown = await telling.api.submitAtDesk(callTaker, { ...HEAP, joins: 'c-none' })
    for (const one of [elsewhere, unknown])
      expect([one.status, one.body]).toMatchObject([
        404,
        { code: 'case-unknown', errors: [{ field: 'joins' }] },
      ])
    const ofHouse = await telling.api.submitAtDesk(callTaker, { ...HEAP, joins, about: 'grid-leader' })
    expect(ofHouse.body).toMatchObject({ code: 'not-permitted', errors: [{ field: 'joins' }] })
    fine(await telling.api.submitAtDesk(inspectorIn('g1'), patrol), 201)
  })
})
