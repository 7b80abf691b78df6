/** Streets that are set up while a system runs, as a newcomer sets one up: from the template, with people posted. */
import { createMemoryAccounts } from '#adapters/memory/people.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffRole } from '#domain/people/roles.ts'
import { reply as changePeople } from '#functions/api/change-people.ts'
import { readPack } from '#operator/pack/read-pack.ts'
import { newPack } from '#operator/pack/template.ts'
import { sampleSettings } from '#operator/pack-folder.ts'
import { ask } from './http.ts'
import { apiOf } from './system-api.ts'
import type { System } from './system-in-memory.ts'
import { fine, settleTask } from './telling.ts'

type Made = {
  /** What of `pack.json` is said otherwise. */
  readonly settings?: object
  /** Amends the other files. */
  readonly amend?: (texts: Record<string, string>) => void
}

/** The pack that `npm run pack -- new <code>` writes, read as `check` reads it; amended where a test says so. */
export async function templatePack(
  code: string,
  { settings = {}, amend = () => {} }: Made = {},
): Promise<Pack> {
  const sample = await sampleSettings()
  const texts: Record<string, string> = { ...newPack(code, sample) }
  texts['pack.json'] = JSON.stringify({ ...JSON.parse(texts['pack.json'] ?? ''), ...settings })
  amend(texts)
  const read = readPack(texts, sample)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.pack
}

/** Trouble at a place of the template. */
export const rubbishIn = (jurisdiction: string) => ({
  jurisdiction,
  channel: 'web',
  appeal: 'complaint',
  description: '楼下堆了很多垃圾，没有人清理。',
  place: '示例路1弄',
  reporter: { name: '陈女士', phone: '13900000000' },
})

/** A street of the template with its accounts: people join, are posted, and act as their account says they may. */
export function streetOf(system: System, code: string) {
  const api = apiOf(system)
  const accounts = createMemoryAccounts()
  const deps = { ...system.depsOf('api'), accounts }
  const administrator: Actor = { id: 'u-admin', roles: ['administrator'], jurisdiction: code, grids: [] }
  const does = async (body: object) =>
    fine(await ask((event) => changePeople(deps, event), { who: administrator, body })).body.person.id

  const posted = async (account: string, name: string, role: StaffRole, place: object = {}) => {
    const id = await does({ action: 'add', account, name })
    await does({ action: 'post', id, role, ...place })
    const who = accounts.granted.get(account)
    if (who === undefined) throw new Error(`${account} has no account.`)
    return who
  }

  /** Whoever a straight case needs. */
  const staffed = async () => ({
    caller: await posted('wang.min', '王敏', 'call-taker'),
    dispatcher: await posted('li.qiang', '李强', 'dispatcher'),
    squad: await posted('zhao.lei', '赵磊', 'handler', { party: 'chengguan' }),
    inspector: await posted('sun.li', '孙丽', 'inspector', { grid: 'g1' }),
    leader: await posted('zhou.jie', '周杰', 'grid-leader', { grid: 'g1' }),
  })

  /** Takes a report in, sends it out, has it done, looked at and followed up, until it is archived. */
  const closed = async (who: Awaited<ReturnType<typeof staffed>>, followedUpAt: string) => {
    const { trackingCode, reportId } = fine(await api.report(rubbishIn(code)), 201).body
    await system.settle()
    const [contact] = fine(await api.tasks(who.caller)).body.items
    const telling = { api, caseId: String(contact.caseId) }
    const settles = async (by: Actor, kind: string, outcome: object, query: Record<string, string> = {}) => {
      await settleTask(telling, by, kind, outcome, query)
      await system.settle()
    }
    await settles(who.caller, 'contact', { outcome: 'accepted', note: '属实。' })
    await settles(who.dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan', cooperating: [] })
    await settles(who.squad, 'handle', { outcome: 'done', note: '已清理。' })
    await settles(who.inspector, 'reinspect', { outcome: 'passed', note: '现场干净。' }, { grid: 'g1' })
    await system.advanceTo(followedUpAt)
    const called = { outcome: 'called', reportId, solved: true, satisfied: 'satisfied', note: '满意。' }
    await settles(who.caller, 'follow-up', called)
    return { caseId: telling.caseId, trackingCode: String(trackingCode) }
  }

  return { api, deps, posted, staffed, closed }
}
