import { describe, expect, it } from 'vitest'
import { createMemoryAccounts } from '#adapters/memory/people.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffRole } from '#domain/people/roles.ts'
import { reply as changePeople } from '#functions/api/change-people.ts'
import { reply as listCases } from '#functions/api/list-cases.ts'
import { reply as listPeople } from '#functions/api/list-people.ts'
import { publishPack } from '#functions/usecases/operator/publish-pack.ts'
import { readPack } from '#operator/pack/read-pack.ts'
import { newPack } from '#operator/pack/template.ts'
import { sampleSettings } from '#operator/pack-folder.ts'
import { callTaker, dispatcher, leader } from '#test/support/actors.ts'
import { ask } from '#test/support/http.ts'
import { samplePacks } from '#test/support/sample-rules.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { fine, settleTask } from '#test/support/telling.ts'

const NEW = 'minhe'
const START = '2026-01-05T01:00:00.000Z'

/** The pack that `npm run pack -- new` writes, read as `check` reads it; amended where a test says so. */
async function packOf(version = 1, amend: (texts: Record<string, string>) => void = () => {}) {
  const settings = await sampleSettings()
  const texts: Record<string, string> = { ...newPack(NEW, settings) }
  texts['pack.json'] = JSON.stringify({ ...JSON.parse(texts['pack.json'] ?? ''), version })
  amend(texts)
  const read = readPack(texts, settings)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.pack
}

/** A deployment of the samples, to which a street that nobody knew of is added while it runs. */
async function withNewStreet() {
  const packs = await samplePacks()
  const system = createSystem({ packs, startAt: START })
  const api = apiOf(system)
  const accounts = createMemoryAccounts()
  const deps = { ...system.depsOf('api'), accounts }
  const publish = async (...of: Parameters<typeof packOf>) =>
    expect(await publishPack(packs, await packOf(...of), START, 'operator')).toMatchObject({
      value: 'published',
    })
  const administrator: Actor = { id: 'u-admin', roles: ['administrator'], jurisdiction: NEW, grids: [] }
  const does = async (body: object) =>
    fine(await ask((event) => changePeople(deps, event), { who: administrator, body })).body.person.id
  /** Somebody joins and is posted; they act as their account says they may. */
  const posted = async (account: string, name: string, role: StaffRole, place: object = {}) => {
    const id = await does({ action: 'add', account, name })
    await does({ action: 'post', id, role, ...place })
    const who = accounts.granted.get(account)
    if (who === undefined) throw new Error(`${account} has no account.`)
    return who
  }
  return { system, api, deps, packs, publish, posted }
}

const RUBBISH = {
  jurisdiction: NEW,
  channel: 'web',
  appeal: 'complaint',
  description: '楼下堆了很多垃圾，没有人清理。',
  place: '示例路1弄',
  reporter: { name: '陈女士', phone: '13900000000' },
}

describe('A new street', () => {
  it('is set up while the system runs, takes a report in, sends it out and closes it; others see nothing of it', async () => {
    const { system, api, deps, publish, posted } = await withNewStreet()
    expect((await api.report(RUBBISH)).body.code).toBe('jurisdiction-unknown')

    await publish()
    const who = {
      caller: await posted('wang.min', '王敏', 'call-taker'),
      dispatcher: await posted('li.qiang', '李强', 'dispatcher'),
      squad: await posted('zhao.lei', '赵磊', 'handler', { party: 'chengguan' }),
      inspector: await posted('sun.li', '孙丽', 'inspector', { grid: 'g1' }),
      leader: await posted('zhou.jie', '周杰', 'grid-leader', { grid: 'g1' }),
    }

    const { trackingCode, reportId } = fine(await api.report(RUBBISH), 201).body
    await system.settle()
    const [contact] = fine(await api.tasks(who.caller)).body.items
    const telling = { api, caseId: contact.caseId }
    const does = async (by: Actor, kind: string, outcome: object, query: Record<string, string> = {}) => {
      await settleTask(telling, by, kind, outcome, query)
      await system.settle()
    }
    await does(who.caller, 'contact', { outcome: 'accepted', note: '属实。' })
    await does(who.dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan', cooperating: [] })
    await does(who.squad, 'handle', { outcome: 'done', note: '已清理。' })
    await does(who.inspector, 'reinspect', { outcome: 'passed', note: '现场干净。' }, { grid: 'g1' })
    await system.advanceTo('2026-01-12T02:00:00.000Z')
    const called = { outcome: 'called', reportId, solved: true, satisfied: 'satisfied', note: '满意。' }
    await does(who.caller, 'follow-up', called)
    expect(fine(await api.case(who.leader, telling.caseId)).body.case.status).toBe('ended')
    expect(fine(await api.track(trackingCode)).body.status.code).not.toBe('open')
    const { items } = fine(await api.case(who.leader, telling.caseId)).body.timeline
    expect(items.map(({ actor }: { actor: { name?: string } }) => actor.name)).toEqual(
      expect.arrayContaining(['王敏', '李强', '赵磊', '孙丽']),
    )

    // The street beside it, whose grids and parties have the same codes.
    for (const other of [callTaker, dispatcher, leader]) {
      expect((await api.case(other, telling.caseId)).status).toBe(404)
      expect(fine(await api.tasks(other)).body.items).toEqual([])
    }
    const seen = (asked: Record<string, string>) =>
      ask((event) => listCases(deps, event), { who: dispatcher, query: asked })
    expect(fine(await seen({ find: telling.caseId })).body.items).toEqual([])
    expect(fine(await seen({ board: 'street' })).body.items).toEqual([])
    const people = await ask((event) => listPeople(deps, event), { who: dispatcher })
    expect(fine(people).body.items).toEqual([])
  })

  it('publishes a third version while cases of the first are open: each is decided by its own', async () => {
    const { system, api, publish, posted } = await withNewStreet()
    await publish()
    const who = {
      caller: await posted('wang.min', '王敏', 'call-taker'),
      dispatcher: await posted('li.qiang', '李强', 'dispatcher'),
    }
    const opened = async (place: string): Promise<string> => {
      const before = new Set((await system.ports.store.openCases(NEW)).items)
      fine(await api.report({ ...RUBBISH, place }), 201)
      await system.settle()
      return (await system.ports.store.openCases(NEW)).items.find((one) => !before.has(one)) ?? ''
    }
    /** Sends a case out. @returns the amount of working time that its lead has by the limit it was sent under */
    const sent = async (caseId: string) => {
      const telling = { api, caseId }
      await settleTask(telling, who.caller, 'contact', { outcome: 'accepted', note: '属实。' })
      await system.settle()
      const dispatched = { outcome: 'dispatched', lead: 'chengguan', cooperating: [] }
      await settleTask(telling, who.dispatcher, 'dispatch', dispatched)
      await system.settle()
      const state = await system.ports.store.loadCase(caseId)
      const deadline = state?.tasks.find(({ kind }) => kind === 'handle')?.deadline
      return [
        state?.case.packVersion,
        deadline?.terms.kind === 'limit' ? deadline.terms.limit.amount : undefined,
      ]
    }
    const withHandling = (limit: string) => (texts: Record<string, string>) => {
      const rows = (texts['limits.csv'] ?? '').split('\n')
      texts['limits.csv'] = rows
        .map((row) =>
          row.startsWith('暴露垃圾') ? row.replace(',4工作时,4工作时,', `,4工作时,${limit},`) : row,
        )
        .join('\n')
    }

    const first = await opened('示例路1弄')
    await publish(2, withHandling('5工作时'))
    await publish(3, withHandling('6工作时'))
    const stillUnknown = await opened('示例路3号')
    await system.advanceTo('2026-01-05T01:02:00.000Z')
    const later = await opened('示例路5号')

    expect(await sent(first)).toEqual([1, 4])
    expect(await sent(stillUnknown)).toEqual([1, 4])
    expect(await sent(later)).toEqual([3, 6])
  })
})
