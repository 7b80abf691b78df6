/** Promises and checks on site, on the real machine. */
import { describe, expect, test } from 'vitest'
import { inHandling, note, on, refusalOf, type Scene, theStage } from './scene.ts'

const promised = (until: string) => ({ outcome: 'promised', who: '店主', what: '自行拆除', until }) as const
const failed = { outcome: 'failed', note: '整改不力' } as const
const passed = { outcome: 'passed', note: '已恢复' } as const
const done = { outcome: 'done', note } as const

const toCheck = async (scene: Scene): Promise<void> => {
  await scene.report('chengguan', 'handle', done)
  expect(await scene.at()).toBe('reinspection')
}

const system = theStage()

describe('A promise', () => {
  test('is not checked before its date, but early when it is reported kept', async () => {
    const scene = await inHandling(system)
    await scene.report('chengguan', 'handle', promised(on('01-21', '09:00')))
    expect(await scene.at()).toBe('reinspection')
    expect((await scene.task('reinspect')).notBefore).toBe(on('01-21', '09:00'))
    expect(await refusalOf(scene.report('inspector', 'reinspect', passed))).toBe('not-yet')

    expect(await scene.waitUntil(on('01-19', '10:00'))).toBe('reinspection')
    await scene.report('chengguan', 'handle', done)
    expect((await scene.task('reinspect')).notBefore).toBeUndefined()
    await scene.report('inspector', 'reinspect', passed)
    expect(await scene.at()).toBe('follow-up')
  })

  test('that is broken brings the case back, and the second one to the leader', async () => {
    const scene = await inHandling(system)
    for (const [day, then] of [
      ['01-19', 'handling'],
      ['01-21', 'leader'],
    ] as const) {
      await scene.report('chengguan', 'handle', promised(on(day, '09:00')))
      expect(await scene.waitUntil(on(day, '10:00'))).toBe('reinspection')
      await scene.report('inspector', 'reinspect', failed)
      expect(await scene.at()).toBe(then)
    }
    // It is also the second check that fails: the rule that tells more is the one that fires.
    expect(await scene.rules()).toEqual(['broken-promises'])
  })
})

describe('A check on site', () => {
  test('of several parties that fails takes the case to the leader', async () => {
    const scene = await inHandling(system, 'chengguan', ['fangban'])
    await scene.report('fangban', 'handle', done)
    await toCheck(scene)
    expect(await refusalOf(scene.report('chengguan', 'reinspect', passed)), 'never by whoever did it').toBe(
      'judge-in-own-cause',
    )
    await scene.report('inspector', 'reinspect', failed)
    expect(await scene.at()).toBe('leader')
    expect(await scene.rules()).toEqual(['failed-reinspection'])
  })

  test('of one party that fails gives it another try, and no more than one', async () => {
    const scene = await inHandling(system)
    await toCheck(scene)
    await scene.report('inspector', 'reinspect', failed)
    expect(await scene.at()).toBe('handling')
    await toCheck(scene)
    await scene.report('inspector', 'reinspect', failed)
    expect(await scene.at()).toBe('leader')
    expect(await scene.rules()).toEqual(['failed-again'])
  })
})
