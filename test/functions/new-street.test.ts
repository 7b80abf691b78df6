import { describe, expect, it } from 'vitest'
import { reply as listCases } from '#functions/api/list-cases.ts'
import { reply as listPeople } from '#functions/api/list-people.ts'
import { publishPack } from '#functions/usecases/operator/publish-pack.ts'
import { callTaker, dispatcher, leader } from '#test/support/actors.ts'
import { ask } from '#test/support/http.ts'
import { rubbishIn, streetOf, templatePack } from '#test/support/new-street.ts'
import { samplePacks } from '#test/support/sample-rules.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { fine, settleTask } from '#test/support/telling.ts'

const NEW = 'minhe'
const START = '2026-01-05T01:00:00.000Z'

/** A deployment of the samples, to which a street that nobody knew of is added while it runs. */
async function withNewStreet() {
  const packs = await samplePacks()
  const system = createSystem({ packs, startAt: START })
  const publish = async (version = 1, amend?: (texts: Record<string, string>) => void) => {
    const pack = await templatePack(NEW, { settings: { version }, ...(amend && { amend }) })
    expect(await publishPack(packs, pack, START, 'operator')).toMatchObject({ value: 'published' })
  }
  return { system, packs, publish, ...streetOf(system, NEW) }
}

describe('A new street', () => {
  it('is set up while the system runs, takes a report in, sends it out and closes it; others see nothing of it', async () => {
    const { api, deps, publish, staffed, closed } = await withNewStreet()
    expect((await api.report(rubbishIn(NEW))).body.code).toBe('jurisdiction-unknown')

    await publish()
    const who = await staffed()
    const { caseId, trackingCode } = await closed(who, '2026-01-12T02:00:00.000Z')
    expect(fine(await api.case(who.leader, caseId)).body.case.status).toBe('ended')
    expect(fine(await api.track(trackingCode)).body.status.code).not.toBe('open')
    const { items } = fine(await api.case(who.leader, caseId)).body.timeline
    expect(items.map(({ actor }: { actor: { name?: string } }) => actor.name)).toEqual(
      expect.arrayContaining(['王敏', '李强', '赵磊', '孙丽']),
    )

    // The street beside it, whose grids and parties have the same codes.
    for (const other of [callTaker, dispatcher, leader]) {
      expect((await api.case(other, caseId)).status).toBe(404)
      expect(fine(await api.tasks(other)).body.items).toEqual([])
    }
    const seen = (asked: Record<string, string>) =>
      ask((event) => listCases(deps, event), { who: dispatcher, query: asked })
    expect(fine(await seen({ find: caseId })).body.items).toEqual([])
    expect(fine(await seen({ board: 'street' })).body.items).toEqual([])
    const people = await ask((event) => listPeople(deps, event), { who: dispatcher })
    expect(fine(people).body.items).toEqual([])
  })

  it('tells in lists who asked and who holds a desk by their names', async () => {
    const { system, api, publish, staffed } = await withNewStreet()
    await publish()
    const who = await staffed()
    fine(await api.report(rubbishIn(NEW)), 201)
    await system.settle()
    const [contact] = fine(await api.tasks(who.caller)).body.items
    const telling = { api, caseId: String(contact.caseId) }
    await settleTask(telling, who.caller, 'contact', { outcome: 'accepted', note: '属实。' })
    await system.settle()
    const dispatched = { outcome: 'dispatched', lead: 'chengguan', cooperating: [] }
    await settleTask(telling, who.dispatcher, 'dispatch', dispatched)
    await system.settle()
    const [handle] = fine(await api.tasks(who.squad)).body.items
    expect(fine(await api.tasks(who.squad)).body.people).toEqual({})
    const later = {
      action: 'ask-extension',
      taskId: handle.taskId,
      until: '2026-01-05T09:00:00.000Z',
      note: '要等专用车辆。',
    }
    fine(await api.act(who.squad, telling.caseId, later))
    await system.settle()
    const asked = fine(await api.tasks(who.squad)).body
    expect(asked.people).toEqual({ [asked.items[0].pendingExtension.by]: '赵磊' })

    fine(await api.act(who.leader, telling.caseId, { action: 'refer', note: '多部门的事。' }))
    await system.settle()
    const [line] = fine(await api.cases(who.leader, { board: 'grid:g1' })).body.items
    expect(line.waitsFor).toMatchObject({ who: [{ role: 'grid-leader', grid: 'g1' }], people: ['周杰'] })
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
      fine(await api.report({ ...rubbishIn(NEW), place }), 201)
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
