import { describe, expect, test } from 'vitest'
import { inHandling, refusalOf, type Stepped } from './scene.ts'

/** Endings beside the loop, on the real machine. */
export const describeEndings = (system: Stepped) =>
  describe('A case', () => {
    test('ends on a listed ground only when another head seconds it; its reporter is told which, and the way on', async () => {
      const scene = await inHandling(system)
      const end = (person: string, ground: 'litigation' | 'petition') =>
        scene.act(person, { action: 'end', ground, note: '张某已于上周起诉' })

      expect(await refusalOf(end('dispatcher', 'litigation'))).toBe('not-permitted')
      await end('shift-leader', 'litigation')
      expect(await refusalOf(end('shift-leader', 'litigation'))).toBe('own-proposal')
      expect(await scene.at()).toBe('handling')
      await end('centre-head', 'litigation')

      expect(await scene.view()).toMatchObject({ status: 'ended', ending: 'ended', reference: 'litigation' })
      expect(await scene.tasks()).toEqual([])
      expect(await scene.track()).toMatchObject({
        status: { code: 'ended', zh: '已终止' },
        reason: { zh: '已进入诉讼程序' },
        door: { code: 'court', role: { code: 'legal-route' } },
      })
      expect(JSON.stringify(await scene.track())).not.toContain('张某')
      expect(await refusalOf(end('centre-head', 'petition'))).toBe('case-ended')
    })
  })
