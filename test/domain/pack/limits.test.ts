import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '#domain/pack/limits-csv.ts'
import { LIMIT_COLUMNS, type LimitColumn } from '#domain/pack/limits-fault.ts'
import { parseLimits } from '#domain/pack/limits-parse.ts'
import { limitTerms, matterLimit, policyLimit } from '#domain/pack/limits-terms.ts'
import { limitsOf } from '#domain/pack/pack.ts'
import { ROOT } from '#local/paths.ts'
import { PACK } from '#test/support/case-harness.ts'

const SAMPLE = readFileSync(join(ROOT, 'packs/wujiaochang/limits.csv'), 'utf8')
const [HEADER = '', ...ROWS] = SAMPLE.trimEnd().split('\n')
const MATTERS = PACK.matters
const COLUMNS: readonly string[] = LIMIT_COLUMNS

/** The sample's table with some of its rows changed: by line of the file (the first row of limits is 2). */
function table(changes: Record<number, Partial<Record<LimitColumn, string>>>, more: readonly string[] = []) {
  const rows = ROWS.map((row, i) => {
    const cells = row.split(',')
    for (const [column, value] of Object.entries(changes[i + 2] ?? {})) cells[COLUMNS.indexOf(column)] = value
    return cells.join(',')
  })
  return [HEADER, ...rows, ...more].join('\n')
}

const faultsIn = (csv: string, matters = MATTERS) => {
  const read = parseLimits(csv, matters)
  return read.ok ? [] : read.error.map(({ row, column, code }) => `${row} ${column}: ${code}`)
}

describe('A table of limits', () => {
  it('gives each matter its filing conditions in their order, with every stage', () => {
    const read = parseLimits(SAMPLE, MATTERS)
    if (!read.ok) throw new Error('The sample has faults.')
    expect(Object.keys(read.value)).toEqual(MATTERS.map((one) => one.code))
    expect(read.value['illegal-structure']?.map((one) => [one.code, one.limits.handling])).toEqual([
      ['penalise', { amount: 7, unit: 'working-day' }],
      ['demolish', { amount: 20, unit: 'working-day' }],
      ['stop-work', { amount: 4, unit: 'working-hour' }],
    ])
  })

  it('tells processing types apart, 一般 unless another is asked for', () => {
    const cover = (processing?: 'engineering' | 'special' | 'comprehensive') =>
      limitsOf(PACK, 'manhole-cover', 'replace', false, processing).handling
    expect(cover()).toEqual({ amount: 1, unit: 'working-day' })
    expect(cover('engineering')).toEqual({ amount: 5, unit: 'working-day' })
    expect(cover('special')).toEqual({ amount: 15, unit: 'working-day' })
    expect(() => cover('comprehensive'), 'a component is never 综合性').toThrow('no limits for comprehensive')
    expect(limitsOf(PACK, 'manhole-cover', 'replace', true, 'engineering').handling).toEqual({
      amount: 12,
      unit: 'emergency-hour',
    })
  })

  it('is refused as a whole, with every fault by row and column', () => {
    const broken = table(
      {
        2: { unit: '小时' },
        3: { amount: '-7' },
        7: { stage: '验收', emergency_unit: '工作时' },
        14: { matter: 'exposed-rubish' },
      },
      [ROWS[9] ?? ''],
    )
    expect(faultsIn(broken)).toEqual([
      '2 unit: wrong-unit',
      '3 amount: wrong-amount',
      '7 stage: wrong-stage',
      '7 emergency_unit: wrong-unit',
      '14 matter: unknown-matter',
      '15 stage: missing-stage',
      `${ROWS.length + 2} stage: duplicate-row`,
    ])
  })

  it.each([
    ['a unit nobody knows', { 3: { unit: '天' } }, ['3 unit: wrong-unit']],
    ['no unit', { 3: { unit: '' } }, ['3 unit: wrong-unit']],
    ['working hours for an emergency', { 3: { emergency_unit: '工作日' } }, ['3 emergency_unit: wrong-unit']],
    ['an amount below nothing', { 3: { amount: '-1' } }, ['3 amount: wrong-amount']],
    ['an amount of nothing', { 3: { amount: '0' } }, ['3 amount: wrong-amount']],
    ['half an amount', { 3: { amount: '1.5' } }, ['3 amount: wrong-amount']],
    ['an amount in words', { 3: { emergency_amount: '三' } }, ['3 emergency_amount: wrong-amount']],
    ['an amount beyond reason', { 3: { amount: '10001' } }, ['3 amount: wrong-amount']],
    ['a processing type nobody knows', { 3: { processing: '简易' } }, ['3 processing: wrong-processing']],
    ['a component’s type for an event', { 3: { processing: '工程性' } }, ['3 processing: wrong-processing']],
    ['a condition without name', { 3: { condition_en: '' } }, ['3 condition_en: missing-name']],
    ['a condition with two names', { 3: { condition_zh: '查处' } }, ['3 condition_zh: name-differs']],
    ['a condition that is no code', { 40: { condition: 'A B' } }, ['40 condition: wrong-condition']],
  ])('with %s is refused', (_what, changes, expected) => {
    expect(faultsIn(table(changes))).toEqual(expect.arrayContaining(expected))
  })

  it('that lacks a stage, 一般, or a matter is refused', () => {
    const lines = [HEADER, ...ROWS]
    const without = (drop: (row: string) => boolean) => lines.filter((row) => !drop(row)).join('\n')
    expect(
      faultsIn(without((row) => row.startsWith('illegal-structure,demolish') && row.includes('核查'))),
    ).toEqual(['8 stage: missing-stage'])
    expect(faultsIn(without((row) => row.startsWith('neighbour-dispute') && row.includes('一般')))).toEqual([
      '26 processing: missing-general',
    ])
    expect(faultsIn(without((row) => row.startsWith('cross-boundary')))).toEqual([
      '1 matter: matter-without-limits',
    ])
  })

  it('that is no table is refused by what is wrong with it', () => {
    expect(faultsIn('')).toHaveLength(LIMIT_COLUMNS.length)
    expect(faultsIn(SAMPLE.replace('amount,', 'number,'))).toEqual([
      '1 amount: missing-column',
      '1 : unknown-column',
    ])
    expect(faultsIn(SAMPLE.replace(',4,工作时', ',4'))).toEqual(['2 : wrong-width'])
    expect(faultsIn(SAMPLE.replace('立案查处', '"立案查处'))).toEqual(['2 : open-quote'])
    expect(faultsIn(new TextDecoder().decode(new Uint8Array([0xc1, 0xa2, 0xb0, 0xb8])))).toEqual([
      '1 : not-utf-8',
    ])
  })

  it('is never taken in part, whatever is wrong, and never falls over', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.constantFrom('constructor', '__proto__', '', '-1', '一般', '派遣', '工作日'),
    )
    const changes = fc.array(
      fc.tuple(fc.integer({ min: 2, max: ROWS.length + 1 }), fc.constantFrom(...LIMIT_COLUMNS), junk),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(changes, (made) => {
        const merged: Record<number, Partial<Record<LimitColumn, string>>> = {}
        for (const [line, column, value] of made) merged[line] = { ...merged[line], [column]: value }
        const read = parseLimits(table(merged), MATTERS)
        if (!read.ok) {
          expect(read.error.length).toBeGreaterThan(0)
          for (const { row, message } of read.error)
            expect([row > 0, message.length > 0]).toEqual([true, true])
        } else
          for (const { code } of MATTERS)
            expect(read.value[code]?.every((one) => one.limits.handling.amount > 0)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('reads the same from a spreadsheet: byte order mark, its line breaks, quotes, columns in another order', () => {
    const sample = parseLimits(SAMPLE, MATTERS)
    expect(parseLimits(`\uFEFF${SAMPLE.replaceAll('\n', '\r\n')}\r\n,,,,,,,,,\r\n`, MATTERS)).toEqual(sample)
    const turned = (row: string) =>
      row
        .split(',')
        .map((cell) => `"${cell}"`)
        .toReversed()
        .join(',')
    const quoted = SAMPLE.trimEnd().split('\n').map(turned)
    expect(parseLimits(quoted.join('\n'), MATTERS)).toEqual(sample)
  })
})

it('Comma-separated values keep quotes, commas and breaks in quotes, and the line where a row begins', () => {
  expect(readCsv('a,b\n\n"x, ""y""\nz", c \n,\nlast').rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 3, cells: ['x, "y"\nz', 'c'] },
    { line: 6, cells: ['last'] },
  ])
})

describe('A limit says where it comes from', () => {
  it('in the table of its matter', () => {
    const of = { matter: 'illegal-structure', condition: 'penalise', emergency: false }
    const found = matterLimit(PACK, of, 'handling')
    expect(found).toEqual({
      limit: { amount: 7, unit: 'working-day' },
      source: {
        ref: `wujiaochang@${PACK.version}/matters/illegal-structure/penalise/general/handling`,
        name: { zh: '私搭乱建·立案查处·处置', en: 'Unlawful structure, Investigate and penalise, handling' },
      },
    })
    const urgent = matterLimit(PACK, { ...of, emergency: true, processing: 'comprehensive' }, 'dispatch')
    expect(urgent.limit).toEqual({ amount: 1, unit: 'emergency-hour' })
    expect(urgent.source.name.zh).toBe('私搭乱建·立案查处·综合性·紧急·派遣')
    expect(urgent.source.ref).toMatch(/\/comprehensive\/dispatch\/emergency$/u)
  })

  it('in the policy of its pack', () => {
    expect(policyLimit(PACK, 'firstContact')).toEqual({
      limit: PACK.policy.firstContact,
      source: {
        ref: `wujiaochang@${PACK.version}/policy/firstContact`,
        name: { zh: '先行联系', en: 'first contact' },
      },
    })
    const terms = limitTerms(policyLimit(PACK, 'decide'), '2021-01-18T01:00:00.000Z')
    expect(terms).toMatchObject({
      kind: 'limit',
      start: '2021-01-18T01:00:00.000Z',
      limit: PACK.policy.decide,
    })
  })
})
