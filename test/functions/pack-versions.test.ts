import { describe, expect, it } from 'vitest'
import { buildCase, buildTask } from '#adapters/examples.ts'
import { reply as actOnCase } from '#functions/api/act-on-case.ts'
import { reply as readCase } from '#functions/api/read-case.ts'
import { markStalled } from '#functions/usecases/cases/mark-stalled.ts'
import { passThrough } from '#functions/usecases/cases/open-visit.ts'
import { packOf } from '#packs/index.ts'
import { centreHead, dispatcher } from '#test/support/actors.ts'
import { ask } from '#test/support/http.ts'
import { rulesOf } from '#test/support/sample-rules.ts'
import { SHED } from '#test/support/story.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'

const NEWEST = packOf('wujiaochang')?.version ?? 0
const CASE = 'c-01evv10000000000000000case'

/** A system with a case in dispatch that was opened under a version of the pack. */
async function withCase(packVersion: number) {
  const system = createSystem()
  const of = buildCase({
    caseId: CASE,
    packVersion,
    place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
    matter: 'illegal-structure',
    condition: 'penalise',
    tasks: 1,
    position: { at: 'in', run: 1, visit: 2, stage: 'handling', openedAt: '2021-01-18T01:00:00.000Z' },
  })
  const task = buildTask({ caseId: CASE, taskId: `${CASE}.1`, kind: 'handle', stage: 'handling', visit: 2 })
  await system.ports.store.save([
    { kind: 'case', case: of },
    { kind: 'task', task },
    { kind: 'counters', caseId: CASE, standing: 1, joined: 0 },
    {
      kind: 'claim-key',
      key: 'wujiaochang|guoding-555|illegal-structure',
      caseId: CASE,
      openedAt: of.openedAt,
    },
  ])
  return system
}

describe('A case', () => {
  it('is opened under the newest version of the pack', async () => {
    const system = createSystem()
    await apiOf(system).report(SHED)
    await system.settle()
    const [caseId = ''] = (await system.ports.store.openCases('wujiaochang')).items
    expect((await system.ports.store.loadCase(caseId))?.case.packVersion).toBe(NEWEST)
    expect(NEWEST).toBeGreaterThan(1)
  })

  it('is decided by the version it was opened under, until the centre’s head moves it', async () => {
    const system = await withCase(1)
    const asked: unknown[] = []
    const deps = {
      ...system.depsOf('api'),
      rulesOf: (jurisdiction: string, version?: number) => {
        asked.push(version)
        return rulesOf(jurisdiction, version)
      },
    }
    const act = (who: typeof dispatcher, body: object) =>
      ask((event) => actOnCase(deps, event), { who, params: { caseId: CASE }, body })
    expect((await act(dispatcher, { action: 'urge', taskId: `${CASE}.1` })).status).toBe(200)
    const versions = () => new Set(asked.splice(0))
    expect(versions()).toEqual(new Set([1]))
    expect((await act(centreHead, { action: 'adopt-pack' })).body.case.packVersion).toBe(NEWEST)
    expect(versions()).toEqual(new Set([undefined, NEWEST]))
    await act(dispatcher, { action: 'urge', taskId: `${CASE}.1` })
    expect(versions()).toEqual(new Set([NEWEST]))
  })

  it('whose version is not deployed is never decided by another one: whoever acts is told, the machine stalls it', async () => {
    const system = await withCase(99)
    const deps = system.depsOf('api')
    const act = (who: typeof dispatcher, body: object) =>
      ask((event) => actOnCase(deps, event), { who, params: { caseId: CASE }, body })
    const urged = await act(dispatcher, { action: 'urge', taskId: `${CASE}.1` })
    expect([urged.status, urged.body.code]).toEqual([409, 'pack-missing'])
    expect(urged.body.detail).toContain('99')
    const read = await ask((event) => readCase(deps, event), { who: dispatcher, params: { caseId: CASE } })
    expect([read.status, read.body.code]).toEqual([409, 'pack-missing'])
    await expect(passThrough(deps, { caseId: CASE, run: 1, visit: 3, stage: 'close' })).rejects.toMatchObject(
      { name: 'PackMissing' },
    )

    expect(await markStalled(deps, CASE, 1, 'PackMissing')).toBe('marked')
    expect((await system.ports.store.loadCase(CASE))?.case.stalled?.error).toBe('PackMissing')
    expect((await act(centreHead, { action: 'adopt-pack' })).status).toBe(200)
    expect((await act(dispatcher, { action: 'urge', taskId: `${CASE}.1` })).status).toBe(200)
  })
})
