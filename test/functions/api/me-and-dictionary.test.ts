import { describe, expect, it } from 'vitest'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import { reply as readDictionary } from '#functions/api/read-dictionary.ts'
import { reply as readMe } from '#functions/api/read-me.ts'
import type { Reply } from '#functions/runtime/http.ts'
import { callTaker, handlerOf, inspector, operator, shiftLeader } from '#test/support/actors.ts'
import { httpEvent } from '#test/support/http-event.ts'
import { rulesOf } from '#test/support/sample-rules.ts'

const NOW = '2021-01-18T01:00:00.000Z'
const me = (who: Parameters<typeof httpEvent>[0]['who']) =>
  readMe(
    {
      store: createMemoryCaseStore(),
      clock: createMemoryClock(NOW),
      rulesOf,
      people: createMemoryPeople(),
      issuedOutside: false,
    },
    httpEvent(who === undefined ? {} : { who }),
  )
const bodyOf = (reply: Reply): unknown => ('problem' in reply ? reply.problem : reply.body)

describe('who is signed in', () => {
  it('is told by name, role and jurisdiction, with the desks that are theirs', async () => {
    expect(bodyOf(await me(callTaker))).toMatchObject({
      id: 'u-call-taker',
      jurisdiction: { code: 'wujiaochang', zh: '五角场街道（示例）' },
      roles: [{ code: 'call-taker', zh: '受理员' }],
      desks: [{ kind: 'role', role: 'call-taker' }],
      may: ['call'],
      submitsAt: ['desk'],
      channels: expect.arrayContaining(['hotline', 'walk-in', 'patrol', 'district']),
    })
  })

  it('has the desks of those for whom somebody stands in, those of a grid, and that of a party', async () => {
    expect(bodyOf(await me(shiftLeader))).toMatchObject({
      desks: ['shift-leader', 'call-taker', 'dispatcher'].map((role) => ({ kind: 'role', role })),
    })
    expect(bodyOf(await me(inspector))).toMatchObject({
      desks: [{ kind: 'role', role: 'inspector', grid: 'g1' }],
    })
    expect(bodyOf(await me(handlerOf('chengguan')))).toMatchObject({
      party: { code: 'chengguan', zh: '五角场城管中队' },
      desks: [
        { kind: 'party', party: 'chengguan' },
        { kind: 'party', party: 'disanfang' },
      ],
    })
  })

  it('has the boards of the street, of own grids, of the parties somebody acts for', async () => {
    expect(bodyOf(await me(shiftLeader))).toMatchObject({ boards: ['street'] })
    expect(bodyOf(await me(inspector))).toMatchObject({ boards: ['grid:g1'] })
    expect(bodyOf(await me(handlerOf('chengguan')))).toMatchObject({
      boards: ['party:chengguan', 'party:disanfang'],
    })
    expect(bodyOf(await me(operator))).toMatchObject({ boards: [] })
  })

  it('submits at the desk by every channel, on the street what was found on patrol', async () => {
    expect(bodyOf(await me(inspector))).toMatchObject({ submitsAt: ['street'], channels: ['patrol'] })
    expect(bodyOf(await me(operator))).toMatchObject({ submitsAt: [], channels: [] })
  })

  it('reads nothing beyond cases as an operator', async () => {
    expect(bodyOf(await me(operator))).toMatchObject({ may: ['resume'], reads: [], submitsAt: [] })
  })
})

describe('the dictionary', () => {
  const asked = (headers: Record<string, string> = {}) =>
    readDictionary({ rulesOf }, httpEvent({ who: callTaker, headers }))

  it('names what the pack and the tables of the domain name', async () => {
    expect(bodyOf(await asked())).toMatchObject({
      packVersion: (await rulesOf('wujiaochang')).pack.version,
      lists: { role: { 'call-taker': { zh: '受理员' } }, party: { chengguan: { zh: '五角场城管中队' } } },
      outcomes: { contact: { accepted: { zh: '受理' } } },
    })
  })

  it('is not sent again to whoever has it, and is to whoever has another', async () => {
    const first = await asked()
    const etag = ('headers' in first ? first.headers?.etag : undefined) ?? ''
    expect(etag).toMatch(/^"\d+-[\w-]{16}"$/)
    expect(await asked({ 'if-none-match': `W/${etag}` })).toMatchObject({ status: 304, body: undefined })
    expect(await asked({ 'if-none-match': '"1-other"' })).toMatchObject({ status: 200 })
  })
})
