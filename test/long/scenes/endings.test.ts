/** Endings beside the loop, on the real machine. */
import { describe, expect, test } from 'vitest'
import { inHandling, note, on, refusalOf, theStage } from './scene.ts'

const system = theStage()

describe('A case', () => {
  test('ends on a listed ground only when another head seconds it; its reporter is told which, and the way on', async () => {
    const scene = await inHandling(system)
    const end = (person: string, ground: 'litigation' | 'petition', seconds: object = {}) =>
      scene.act(person, { action: 'end', ground, note: '张某已于上周起诉', ...seconds })

    expect(await refusalOf(end('dispatcher', 'litigation'))).toBe('not-permitted')
    await end('shift-leader', 'litigation')
    expect(await refusalOf(end('shift-leader', 'litigation'))).toBe('own-proposal')
    expect(await scene.at()).toBe('handling')
    expect(await refusalOf(end('centre-head', 'litigation'))).toBe('proposal-changed')
    await end('centre-head', 'litigation', { proposal: await scene.proposed() })

    expect(await scene.view()).toMatchObject({ status: 'ended', ending: 'ended', reference: 'litigation' })
    expect(await scene.tasks()).toEqual([])
    expect(await scene.track()).toMatchObject({
      status: { code: 'ended', zh: '已停止办理' },
      reason: { zh: '已进入诉讼程序' },
      door: { code: 'court', role: { code: 'legal-route' } },
    })
    expect(JSON.stringify(await scene.track())).not.toContain('张某')
    expect(await refusalOf(end('centre-head', 'petition'))).toBe('case-ended')
  })

  test('that the district supervises is marked, reported back on, and leaves the street only with its consent', async () => {
    const scene = await inHandling(system)
    const transfer = () => scene.act('shift-leader', { action: 'transfer', to: 'yinhang-street', note })
    const ruled = async (outcome: 'given' | 'refused') => {
      await scene.act('centre-head', { action: 'ask-consent', to: 'transfer', note })
      await scene.report('supervisor', 'consent', { outcome, note })
    }

    await scene.act('supervisor', { action: 'supervise', note: '群众反映强烈' })
    const owed = await scene.task('report-back')
    expect(owed).toMatchObject({ assignee: { role: 'centre-head' }, dueAt: on('01-21') })
    expect(owed.due.zh).toContain('督办')
    expect((await scene.tasks()).map(({ supervised }) => supervised)).toEqual([true, true])
    await scene.report('centre-head', 'report-back', { outcome: 'reported', note: '已到场' })

    expect(await refusalOf(transfer())).toBe('consent-needed')
    await ruled('refused')
    expect(await refusalOf(transfer())).toBe('consent-needed')
    await ruled('given')
    await transfer()
    expect(await scene.view()).toMatchObject({ status: 'ended', ending: 'transferred' })
    expect(await scene.track()).toMatchObject({
      status: { code: 'transferred', zh: '已转交其他单位办理' },
      door: { code: 'yinhang-street', role: { code: 'transferred-to' } },
    })
  })
})
