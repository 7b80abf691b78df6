import { describe, expect, test } from 'vitest'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  operator,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import { codeOf, intake } from '#test/support/intake.ts'
import { SHED } from '#test/support/story.ts'
import { fine } from '#test/support/telling.ts'

describe('POST /v1/desk/reports', () => {
  const ALL = {
    ...SHED,
    channel: 'walk-in',
    confirmedInPerson: true,
    source: { system: 'district.12345', reference: 'GD2021/0118-7' },
  }
  const patrol = { channel: 'patrol', appeal: 'help', description: '井盖缺失', place: '国定路555弄门口' }

  test.each([callTaker, shiftLeader, centreHead])(
    'takes the whole report in from $roles, and keeps who',
    async (who) => {
      const { system, api } = intake()

      const { body } = fine(await api.submitAtDesk(who, ALL), 201)
      await system.settle()

      expect(await system.ports.store.loadReport(body.reportId)).toMatchObject({
        channel: 'walk-in',
        confirmedInPerson: true,
        source: ALL.source,
      })
      const [received] = system.published.filter(({ type }) => type === 'report-received')
      expect(received?.metadata.actor).toBe(who.id)
      expect(JSON.stringify(received)).not.toContain(SHED.description)
      expect(fine(await api.track(body.trackingCode)).body.stage.code).toBe('dispatch')
    },
  )

  test.each([inspector, leader, deputy])(
    'takes in from $roles what was found on patrol, and nothing else',
    async (who) => {
      const { system, api, writes } = intake()
      fine(await api.submitAtDesk(who, patrol), 201)
      await system.settle()
      const before = writes()
      const answer = await api.submitAtDesk(who, ALL)
      expect([answer.status, codeOf(answer)]).toEqual([403, 'not-permitted'])
      expect(answer.body.errors).toMatchObject([{ field: 'channel' }])
      expect(writes()).toBe(before)
    },
  )

  test.each([dispatcher, handlerOf('chengguan'), supervisor, operator])(
    'takes nothing in from $roles',
    async (who) => {
      const { api, writes } = intake()
      for (const body of [SHED, ALL, patrol]) expect((await api.submitAtDesk(who, body)).status).toBe(403)
      expect(writes()).toBe(0)
    },
  )

  test('takes in reports of the own jurisdiction, also where none is named', async () => {
    const { system, api, writes } = intake()
    const { body } = await api.submitAtDesk(callTaker, { ...ALL, jurisdiction: 'elsewhere' })
    expect([body.code, body.errors]).toMatchObject(['not-permitted', [{ field: 'jurisdiction' }]])
    const stranger = await api.submitAtDesk({ ...callTaker, jurisdiction: 'elsewhere' }, ALL)
    expect(codeOf(stranger)).toBe('jurisdiction-unknown')
    expect(writes()).toBe(0)
    const { reportId } = fine(await api.submitAtDesk(callTaker, ALL), 201).body
    expect((await system.ports.store.loadReport(reportId))?.jurisdiction).toBe('wujiaochang')
  })

  test('keeps keys for each person: the same answer to the same one, no meeting of others', async () => {
    const { api } = intake()
    const mine = fine(await api.submitAtDesk(callTaker, SHED, 'key-1'), 201).body
    expect(fine(await api.submitAtDesk(callTaker, SHED, 'key-1'), 201).body).toEqual(mine)
    const others = [
      await api.report({ ...SHED, description: '别的事情' }, 'key-1'),
      await api.report({ ...SHED, description: '别的事情' }, `desk|${callTaker.id}|key-1`),
      await api.submitAtDesk(shiftLeader, { ...SHED, description: '别的事情' }, 'key-1'),
      await api.submitAtDesk(
        { ...callTaker, id: `${callTaker.id}|key` },
        { ...SHED, description: '别的' },
        '1',
      ),
    ]
    for (const other of others) expect(fine(other, 201).body.reportId).not.toBe(mine.reportId)
  })
})
