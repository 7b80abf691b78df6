import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { pack as packSchema } from '#domain/pack/pack.ts'
import { differencesInWords } from '#domain/pack-words/differences.ts'
import { fieldOf, PARTS, type Part } from '#domain/pack-words/fields.ts'
import { linesOfParts } from '#domain/pack-words/lines.ts'
import { PACK } from '#test/support/case-harness.ts'

const told = (after: typeof PACK) =>
  differencesInWords(PACK, after).map(({ label, differences }) => ({
    part: label.zh,
    told: differences.map(({ change, about, before, after: is }) =>
      [change, about.zh, before?.zh, is?.zh].filter((one) => one !== undefined).join('|'),
    ),
  }))
const [matter, ...matters] = PACK.matters
if (matter === undefined) throw new Error('The sample has matters.')
const [condition] = matter.conditions
if (condition === undefined) throw new Error('A matter has conditions.')

describe('The differences between two versions of a pack in words', () => {
  it('stand with the part that people look for them in: a matter has its routing and its limits apart', () => {
    const changed = {
      ...matter,
      complex: !matter.complex,
      route: { lead: 'chengguan', cooperating: ['fangban'], sure: true },
      conditions: [
        {
          ...condition,
          limits: { ...condition.limits, handling: { amount: 9, unit: 'working-day' as const } },
        },
        ...matter.conditions.slice(1),
      ],
    }
    const before = {
      ...PACK,
      matters: [
        {
          ...changed,
          route: { lead: 'fangban', cooperating: [], sure: true },
          complex: matter.complex,
          conditions: matter.conditions,
        },
        ...matters,
      ],
    }
    const parts = differencesInWords(before, { ...PACK, matters: [changed, ...matters] })
    expect(parts.map(({ part }) => part)).toEqual(['matters', 'route', 'limits'])
    const [, route, limits] = parts
    expect(route?.differences).toEqual([
      {
        change: 'changed',
        about: expect.objectContaining({ zh: `${matter.name.zh} · 主责` }),
        before: expect.objectContaining({ zh: '五角场房办' }),
        after: expect.objectContaining({ zh: '五角场城管中队' }),
      },
      expect.objectContaining({
        about: expect.objectContaining({ zh: `${matter.name.zh} · 协同` }),
        after: { zh: '增加 五角场房办', en: expect.any(String) },
      }),
    ])
    expect(limits?.differences).toEqual([
      expect.objectContaining({
        about: {
          zh: `${matter.name.zh} · ${condition.name.zh} · 处置`,
          en: `${matter.name.en} · ${condition.name.en} · handling`,
        },
        after: { zh: '9个工作日', en: '9 working days' },
      }),
    ])
  })

  it('tell the policy, the ladder, the calendar and the doors by their names', () => {
    const after = {
      ...PACK,
      days: [
        ...PACK.days,
        {
          date: '2027-05-30',
          kind: 'off' as const,
          name: { zh: '停工', en: 'Closed' },
          parties: [],
          roles: [],
        },
      ],
      remedies: { ...PACK.remedies, 'demand-unlawful': 'court' },
      reportDoors: { threat: 'police' },
      policy: {
        ...PACK.policy,
        decide: { amount: 1, unit: 'working-day' as const },
        firstContactBy: 'lead' as const,
        warnAt: [60, 90],
        ladder: PACK.policy.ladder.map((one) =>
          one.rule === 'returns'
            ? { ...one, when: { on: 'returns' as const, returns: 7 }, to: 'street' as const }
            : one,
        ),
      },
    }
    const parts = told(after)
    expect(parts.find(({ part }) => part === '日历')?.told).toEqual(['added|2027-05-30 停工|类别 放假'])
    expect(parts.find(({ part }) => part === '终结后的救济途径')?.told).toEqual([
      expect.stringMatching(/^changed\|现行法规政策暂不支持该诉求\|.+\|.*法院.*$/),
    ])
    expect(parts.find(({ part }) => part === '升级规则')?.told).toEqual([
      'changed|退单次数|满 3次，上报网格|满 7次，上报街道',
    ])
    expect(parts.find(({ part }) => part === '政策')?.told).toEqual([
      'changed|研判|2个工作日|1个工作日',
      'changed|临期预警|增加 90%；去掉 80%',
      'added|先行联系由谁|主责单位',
    ])
    expect(linesOfParts(differencesInWords(PACK, after))).toContain(
      '  ~ 研判：2个工作日 → 1个工作日 · a decision: 2 working days → 1 working day',
    )
  })

  it('tell a whole matter that is new in one sentence, without a code', () => {
    const [part] = told({
      ...PACK,
      matters: [...PACK.matters, { ...matter, code: 'brand-new', name: { zh: '新事项', en: 'New' } }],
    })
    expect(part).toMatchObject({ part: '事项', told: [expect.stringMatching(/^added\|新事项\|类别 /)] })
    expect(part?.told[0]).toContain('处置')
    expect(part?.told[0]?.replace('added', '')).not.toMatch(/[a-z]/)
  })

  it('tell that an outline was drawn anew, whatever its points are', () => {
    const ring: [number, number][] = [
      [121, 31],
      [122, 31],
      [122, 32],
      [121, 31],
    ]
    const outlined = (area: [number, number][][][]) => ({
      ...PACK,
      grids: PACK.grids.map((one) => ({ ...one, area })),
    })
    const [part] = differencesInWords(outlined([[ring]]), outlined([[ring.toReversed()]]))
    expect(part?.differences[0]).toMatchObject({ change: 'changed', after: { zh: '重画', en: 'drawn anew' } })
  })

  it('are none between a pack and itself, whatever number it has', () => {
    expect(differencesInWords(PACK, { ...PACK, version: PACK.version + 1 })).toEqual([])
  })
})

type Schema = z.core.JSONSchema.BaseSchema
/** The names of all fields under a schema. */
function namesIn(schema: Schema | boolean | undefined): string[] {
  if (schema === undefined || typeof schema === 'boolean') return []
  const { properties = {}, items, anyOf = [], oneOf = [], additionalProperties, propertyNames } = schema
  const keys = typeof propertyNames === 'object' ? (propertyNames.enum ?? []).map(String) : []
  return [
    ...keys,
    ...Object.entries(properties).flatMap(([name, inner]) => [name, ...namesIn(inner)]),
    ...(Array.isArray(items) ? items.flatMap(namesIn) : namesIn(items)),
    ...[...anyOf, ...oneOf].flatMap(namesIn),
    ...namesIn(additionalProperties),
  ]
}

/** What is read as one thing by itself, or tells an entry from the others. */
const BY_ITSELF = ['code', 'amount', 'unit', 'zh', 'en']

describe('The fields of a pack', () => {
  const properties = z.toJSONSchema(packSchema, { io: 'input' }).properties ?? {}
  const schemaAt = (...path: string[]): Schema => {
    let at: Schema = { properties }
    for (const name of path) {
      const next = at.properties?.[name]
      if (next === undefined || typeof next === 'boolean') throw new Error(`There is no ${path.join('.')}.`)
      at = typeof next.items === 'object' && !Array.isArray(next.items) ? next.items : next
    }
    return at
  }
  const without = ({ properties: all = {}, ...rest }: Schema, ...names: string[]): Schema => ({
    ...rest,
    properties: Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name))),
  })
  const under: Readonly<Record<Part, string[]>> = {
    ...(Object.fromEntries(
      Object.keys(PARTS)
        .filter((part) => part in properties)
        .map((part) => [part, namesIn(schemaAt(part))]),
    ) as Record<Part, string[]>),
    settings: Object.keys(properties).filter((name) => !(name in PARTS)),
    matters: namesIn(without(schemaAt('matters'), 'route', 'conditions')),
    route: namesIn(schemaAt('matters', 'route')),
    limits: namesIn(schemaAt('matters', 'conditions')),
    ladder: namesIn(schemaAt('policy', 'ladder')),
    policy: namesIn(without(schemaAt('policy'), 'ladder')),
  }

  it.each(Object.entries(under))('have words, every one of %s', (part, names) => {
    expect(names.length).toBeGreaterThan(0)
    const missing = names.filter(
      (name) => !BY_ITSELF.includes(name) && fieldOf(part as Part, name) === undefined,
    )
    expect(missing).toEqual([])
  })
})
