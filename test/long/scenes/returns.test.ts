/** Returns and how they are settled, on the real machine. */
import { describe, expect, test } from 'vitest'
import { inHandling, note, on, refusalOf, type Scene, theStage } from './scene.ts'

const returned = { outcome: 'returned', reason: 'not-our-duty', note } as const

/** A party says "not ours", and the desk rules. */
async function returnedBy(
  scene: Scene,
  party: string,
  accept: boolean,
  replacement?: string,
): Promise<string> {
  const { taskId } = await scene.task('handle', party)
  await scene.report(party, 'handle', returned)
  const named = replacement === undefined ? {} : { replacement }
  await scene.act('dispatcher', { action: 'rule-on-return', taskId, accept, ...named })
  return taskId
}

const system = theStage()

describe('A return', () => {
  test('of a cooperating party is settled inside the stage; one that is refused is objected to once, and ruled on for good', async () => {
    const scene = await inHandling(system, 'chengguan', ['fangban'])
    const before = await scene.task('handle', 'chengguan')
    await returnedBy(scene, 'fangban', true, 'wuye')
    expect(await scene.at()).toBe('handling')
    expect(await scene.view()).toMatchObject({ lead: 'chengguan', cooperating: ['wuye'] })

    const taskId = await returnedBy(scene, 'chengguan', false)
    await scene.act('chengguan', { action: 'object-to-ruling', taskId, note })
    expect(
      await refusalOf(scene.act('dispatcher', { action: 'rule-finally', taskId, accept: false, note })),
    ).toBe('not-permitted')
    await scene.act('shift-leader', { action: 'rule-finally', taskId, accept: false, note })
    expect(await refusalOf(scene.report('chengguan', 'handle', returned))).toBe('return-final')
    expect((await scene.task('handle', 'chengguan')).dueAt, 'the clock ran on').toBe(before.dueAt)
  })

  test('of the lead takes the case back to Dispatch; the third takes it to the leader, whose assignment binds', async () => {
    const scene = await inHandling(system, 'chengguan', ['fangban'])
    await returnedBy(scene, 'chengguan', true, 'guanliban')
    expect(await scene.at()).toBe('dispatch')
    expect(await scene.view()).toMatchObject({ suggestedLead: 'guanliban' })
    await scene.report('dispatcher', 'dispatch', {
      outcome: 'dispatched',
      lead: 'guanliban',
      cooperating: ['fangban'],
    })
    await returnedBy(scene, 'fangban', true, 'chengguan')
    expect(await scene.at()).toBe('handling')
    await returnedBy(scene, 'chengguan', true)
    expect(await scene.at()).toBe('leader')
    expect(await scene.rules()).toEqual(['returns'])

    await scene.report('grid-leader', 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
    expect(await scene.at()).toBe('handling')
    expect(await refusalOf(scene.report('chengguan', 'handle', returned))).toBe('return-final')
  })

  test('of a third party takes the case to the leader, for nobody says that it is theirs', async () => {
    const scene = await inHandling(system, 'chengguan', ['fangban', 'pinganban'])
    await returnedBy(scene, 'fangban', true)
    await returnedBy(scene, 'pinganban', true)
    expect(await scene.at()).toBe('handling')
    await returnedBy(scene, 'chengguan', true)
    expect(await scene.at()).toBe('leader')
    expect(await scene.rules()).toEqual(['returning-parties'])
  })

  test('is asked for within a working day of the sending', async () => {
    const scene = await inHandling(system)
    await scene.waitUntil(on('01-19', '17:31'))
    expect(await refusalOf(scene.report('chengguan', 'handle', returned))).toBe('too-late')
  })
})
