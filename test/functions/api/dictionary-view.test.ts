import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { caseAction } from '#domain/case/asked/actions.ts'
import { TASK_OUTCOMES } from '#domain/case/asked/outcomes.ts'
import { reportAction } from '#domain/report/asked.ts'
import { dictionaryView } from '#functions/api/dictionary-view.ts'
import { packOf } from '#packs/index.ts'

const pack = packOf('wujiaochang')
if (pack === undefined) throw new Error('The sample pack is gone.')
const { lists, areas, phones, outcomes } = dictionaryView(pack)

/** Every field with a list of codes, wherever it stands in a form. */
function codesIn(schema: unknown): [list: string, codes: readonly string[]][] {
  if (typeof schema !== 'object' || schema === null) return []
  const own: [string, readonly string[]][] =
    'x-field' in schema && 'enum' in schema && Array.isArray(schema.enum)
      ? [[String(schema['x-field']), schema.enum]]
      : []
  return [...own, ...Object.values(schema).flatMap(codesIn)]
}

const FORMS = [caseAction, reportAction, ...Object.values(TASK_OUTCOMES)].map((one) =>
  z.toJSONSchema(one, { io: 'input', unrepresentable: 'any' }),
)

describe('the dictionary', () => {
  it('says of a street to practise in that it is one, and of no other', () => {
    expect(dictionaryView({ ...pack, practice: true }).practice).toBe(true)
    expect(dictionaryView(pack)).not.toHaveProperty('practice')
  })

  it('names every code that a form lets people choose, in both languages', () => {
    const unnamed = FORMS.flatMap(codesIn).flatMap(([list, codes]) =>
      codes
        .filter((code) => !lists[list]?.[code]?.zh || !lists[list]?.[code]?.en)
        .map((code) => `${list}/${code}`),
    )

    expect(FORMS.flatMap(codesIn).length).toBeGreaterThan(8)
    expect(unnamed).toEqual([])
  })

  it('tells where the grids lie that the pack has drawn', () => {
    expect(phones).toMatchObject({ chengguan: '021-00000001' })
    expect(Object.keys(areas)).toEqual(['g1', 'g2', 'g3', 'g4', 'g5'])
    expect(areas.g1?.[0]?.[0]?.[0]).toEqual([expect.closeTo(121.5, 0), expect.closeTo(31.3, 0)])
  })

  it('names the parties, grids, matters and doors of the pack', () => {
    expect(lists.party?.chengguan).toEqual({ zh: '五角场城管中队', en: expect.any(String) })
    expect(Object.keys(lists.grid ?? {})).toHaveLength(pack.grids.length)
    expect(Object.keys(lists.matter ?? {})).toHaveLength(pack.matters.length)
    expect(Object.keys(lists.door ?? {})).toHaveLength(pack.doors.length)
  })

  it('names how each kind of task ends', () => {
    expect(outcomes.contact?.accepted?.zh).toBe('受理')
    expect(outcomes.dispatch?.dispatched?.zh).toBe('派遣')
  })
})
