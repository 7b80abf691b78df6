import { describe, expect, it } from 'vitest'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { createMemoryAccounts, createMemoryPeople } from '#adapters/memory/people.ts'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import { DAY, fromMillis, millis } from '#domain/clock/calendar.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffAction } from '#domain/people/change-staff.ts'
import { reply as changePeople } from '#functions/api/change-people.ts'
import { reply as listPeople } from '#functions/api/list-people.ts'
import { reply as readMe } from '#functions/api/read-me.ts'
import { work as sweep } from '#functions/schedule/sweep.ts'
import { applyPostings } from '#functions/usecases/people/apply-postings.ts'
import { callTaker, handlerOf, leader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { ask, requestOf } from '#test/support/http.ts'
import { rulesOf } from '#test/support/sample-rules.ts'
import { createSystem } from '#test/support/system-in-memory.ts'

const administrator: Actor = {
  id: 'u-admin',
  roles: ['administrator'],
  jurisdiction: 'wujiaochang',
  grids: [],
}

/** A street whose people are looked after. */
function street({ pool = true } = {}) {
  const people = createMemoryPeople()
  const clock = createMemoryClock(local('2026-01-05 09:00'))
  const accounts = createMemoryAccounts()
  const deps = { people, clock, rulesOf, accounts: pool ? accounts : undefined }
  const does = (action: StaffAction | object, who: Actor = administrator) =>
    ask((event) => changePeople(deps, event), { who, body: action })
  const list = (query: Record<string, string> = {}, who: Actor = administrator) =>
    ask((event) => listPeople({ people }, event), { who, query })
  const join = async (account: string, name: string): Promise<string> => {
    const { status, body } = await does({ action: 'add', account, name })
    if (status !== 200) throw new Error(body.detail)
    return body.person.id
  }
  return { people, clock, accounts, does, list, join }
}

describe('Looking after people', () => {
  it('is for administrators of the street, and never after oneself', async () => {
    const { does, join } = street()
    const id = await join('wang.min', '王敏')
    const post = { action: 'post', id, role: 'dispatcher' }
    for (const who of [callTaker, leader, { ...administrator, jurisdiction: 'linjiang' }])
      expect((await does(post, who)).status).not.toBe(200)
    expect((await does({ action: 'disable', id: administrator.id })).body.code).toBe('person-unknown')
    await does({ action: 'post', id, role: 'administrator' })
    const herself = { ...administrator, id }
    expect((await does(post, herself)).body.code).toBe('own-request')
    expect((await does({ action: 'disable', id }, herself)).body.code).toBe('own-request')
  })

  it('gives the account what the postings say, and closes it with them', async () => {
    const { does, join, accounts } = street()
    const id = await join('wang.min', '王敏')
    expect(accounts.granted.get('wang.min')).toMatchObject({ roles: [], grids: [] })
    await does({ action: 'post', id, role: 'grid-leader', grid: 'g1' })
    await does({ action: 'post', id, role: 'inspector', grid: 'g2' })
    const { body } = await does({ action: 'post', id, role: 'handler', party: 'chengguan' })
    expect(accounts.granted.get('wang.min')).toEqual({
      id,
      roles: ['grid-leader', 'inspector', 'handler'],
      jurisdiction: 'wujiaochang',
      party: 'chengguan',
      grids: ['g1', 'g2'],
    })
    await does({ action: 'end-posting', id, postingId: body.person.postings[0].postingId })
    expect(accounts.granted.get('wang.min')).toMatchObject({ roles: ['inspector', 'handler'], grids: ['g2'] })
    await does({ action: 'disable', id })
    expect(accounts.granted.get('wang.min')?.roles).toEqual([])
    await does({ action: 'enable', id })
    expect(accounts.granted.get('wang.min')?.roles).toEqual(['inspector', 'handler'])
  })

  it('gives an account what begins and ends by itself when postings are applied', async () => {
    const { people, clock, accounts, does, join } = street()
    const id = await join('wang.min', '王敏')
    const [from, until] = [local('2026-01-06 00:00'), local('2026-01-08 00:00')]
    await does({ action: 'post', id, role: 'deputy', grid: 'g1', from, until })
    const rolesOn = async (day: string) => {
      clock.set(local(`${day} 02:00`))
      const since = fromMillis(millis(await clock.now()) - DAY)
      const applied = await applyPostings({ people, clock, accounts }, 'wujiaochang', since)
      expect(applied).toBe(day === '2026-01-07' ? 0 : 1)
      return accounts.granted.get('wang.min')?.roles
    }
    expect(accounts.granted.get('wang.min')?.roles).toEqual([])
    expect(await rolesOn('2026-01-06')).toEqual(['deputy'])
    expect(await rolesOn('2026-01-07')).toEqual(['deputy'])
    expect(await rolesOn('2026-01-08')).toEqual([])
  })

  it('has the nightly sweep give accounts what begins and ends by itself', async () => {
    const system = createSystem({ startAt: local('2026-01-05 09:00') })
    const accounts = createMemoryAccounts()
    const deps = { ...system.depsOf('api'), accounts }
    const does = (action: object) =>
      ask((event) => changePeople(deps, event), { who: administrator, body: action })
    const id = (await does({ action: 'add', account: 'wang.min', name: '王敏' })).body.person.id
    const [from, until] = [local('2026-01-06 00:00'), local('2026-01-08 00:00')]
    await does({ action: 'post', id, role: 'deputy', grid: 'g1', from, until })
    const sweepQueue = { send: () => Promise.reject(new Error('There was time enough.')) }
    const rolesAfter = async (night: string) => {
      await system.advanceTo(local(`${night} 02:00`))
      await sweep(
        { ...system.depsOf('sweep'), sweepQueue, accounts },
        { jurisdiction: 'wujiaochang' },
        () => 600_000,
      )
      return accounts.granted.get('wang.min')?.roles
    }
    expect(accounts.granted.get('wang.min')?.roles).toEqual([])
    expect(await rolesAfter('2026-01-06')).toEqual(['deputy'])
    expect(await rolesAfter('2026-01-08')).toEqual([])
  })

  it.each([
    ['a leader of no grid', { role: 'grid-leader' }, 'grid-unknown'],
    ['a leader of a grid that there is not', { role: 'grid-leader', grid: 'g99' }, 'grid-unknown'],
    ['a dispatcher of a grid', { role: 'dispatcher', grid: 'g1' }, 'grid-unknown'],
    ['a handler of no party', { role: 'handler' }, 'party-unknown'],
    ['a handler of a party that there is not', { role: 'handler', party: 'x' }, 'party-unknown'],
    [
      'a posting that ends before it begins',
      { role: 'dispatcher', until: local('2026-01-01 00:00') },
      'date-past',
    ],
  ])('refuses %s', async (_what, place, code) => {
    const { does, join } = street()
    const id = await join('wang.min', '王敏')
    expect((await does({ action: 'post', id, ...place })).body.code).toBe(code)
  })

  it('has somebody handle for one party at a time', async () => {
    const { does, join } = street()
    const id = await join('wang.min', '王敏')
    const until = local('2026-02-01 00:00')
    await does({ action: 'post', id, role: 'handler', party: 'chengguan', until })
    const other = { action: 'post', id, role: 'handler', party: 'fangban' }
    expect((await does(other)).body.code).toBe('party-unknown')
    expect((await does({ ...other, from: until })).status).toBe(200)
  })

  it('never takes over the account of somebody elsewhere', async () => {
    const { does, accounts } = street()
    await accounts.grant('zhao', { id: 'u-zhao', roles: ['dispatcher'], jurisdiction: 'linjiang', grids: [] })
    expect((await does({ action: 'add', account: 'zhao', name: '赵云' })).body.code).toBe('account-taken')
    expect(accounts.granted.get('zhao')?.jurisdiction).toBe('linjiang')
  })

  it('knows somebody by the account until they first sign in by an issuer outside, then by that id', async () => {
    const { does, list, people, clock } = street({ pool: false })
    const { body } = await does({ action: 'add', account: 'wang.min', name: '王敏' })
    await does({ action: 'post', id: body.person.id, role: 'grid-leader', grid: 'g1' })
    const signsIn = (id: string, preferred_username?: string) => {
      const event = requestOf({ who: { ...leader, id } })
      Object.assign(
        (event.requestContext as unknown as { authorizer: { jwt: { claims: object } } }).authorizer.jwt
          .claims,
        { preferred_username },
      )
      const deps = { store: createMemoryCaseStore(), people, clock, rulesOf, issuedOutside: true }
      return readMe(deps, event)
    }
    await signsIn('sub-8', 'li.qiang')
    await signsIn('sub-9')
    expect((await list()).body.items).toMatchObject([{ id: 'account:wang.min' }])

    for (let n = 0; n < 2; n += 1) await signsIn('sub-7', 'wang.min')
    expect((await list()).body.items).toMatchObject([
      { id: 'sub-7', name: '王敏', account: 'wang.min', postings: [{ role: 'grid-leader', grid: 'g1' }] },
    ])
    expect(await people.names('wujiaochang', ['sub-7'])).toEqual(new Map([['sub-7', '王敏']]))
  })

  it('takes the id at the issuer where no pool is ours', async () => {
    const { does, accounts } = street({ pool: false })
    const wang = { action: 'add', account: 'wang.min', name: '王敏' }
    expect((await does({ ...wang, id: 'sub-7' })).body.person).toMatchObject({ id: 'sub-7', name: '王敏' })
    expect(accounts.granted.size).toBe(0)
  })
})

describe('GET /v1/people', () => {
  it('tells who led a grid on any past day', async () => {
    const { does, join, list, clock } = street()
    const [first, second] = [await join('wang.min', '王敏'), await join('li.qiang', '李强')]
    const lead = { role: 'grid-leader', grid: 'g1' }
    const { body } = await does({ action: 'post', id: first, ...lead })
    clock.set(local('2026-03-02 10:00'))
    await does({ action: 'end-posting', id: first, postingId: body.person.postings[0].postingId })
    await does({ action: 'post', id: second, ...lead })
    await does({ action: 'post', id: second, role: 'grid-leader', grid: 'g2' })
    clock.set(local('2026-05-01 10:00'))
    await does({ action: 'disable', id: second })

    const ledOn = async (on: string) =>
      (await list({ ...lead, on }, leader)).body.items.map(({ name }: { name: string }) => name)
    expect(await ledOn('2026-01-04')).toEqual([])
    expect(await ledOn('2026-01-05')).toEqual(['王敏'])
    expect(await ledOn('2026-03-02')).toEqual(['李强', '王敏'])
    expect(await ledOn('2026-03-03')).toEqual(['李强'])
    expect(await ledOn('2026-04-30')).toEqual(['李强'])
    expect(await ledOn('2026-05-02')).toEqual([])
  })

  it('tells accounts to administrators alone, and nothing to whoever only handles', async () => {
    const { join, list } = street()
    await join('wang.min', '王敏')
    expect((await list()).body.items).toMatchObject([{ name: '王敏', account: 'wang.min' }])
    expect((await list({}, leader)).body.items[0]).not.toHaveProperty('account')
    expect((await list({}, handlerOf('chengguan'))).status).toBe(403)
    expect((await list({}, { ...administrator, jurisdiction: 'linjiang' })).body.items).toEqual([])
    expect((await list({ on: 'yesterday' })).body.code).toBe('invalid')
  })
})
