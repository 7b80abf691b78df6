import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '#domain/pack/csv.ts'
import { ROOT } from '#local/paths.ts'
import { linesOf } from '#operator/pack/fault.ts'
import { PACK_FILES, type Texts } from '#operator/pack/files.ts'
import { readPack } from '#operator/pack/read-pack.ts'
import { END, PLANTS, type Plant } from './planted-faults.ts'

/** A small sound pack: the first version of the sample, with days, answers and the later columns of matters and parties. */
const FOLDER = join(ROOT, 'packs/wujiaochang/versions/1')
const EARLY = Object.fromEntries(
  PACK_FILES.filter((file) => file !== 'calendar.csv' && file !== 'answers.csv').map((file) => [
    file,
    readFileSync(join(FOLDER, file), 'utf8'),
  ]),
)
const SOUND: Readonly<Record<string, string>> = {
  ...EARLY,
  'parties.csv': (EARLY['parties.csv'] ?? '')
    .replace(/$/m, ',值班电话')
    .replace(/(?<=\n.+)$/gm, ',021-00000001'),
  'matters.csv': (EARLY['matters.csv'] ?? '').replace(/$/m, ',核查方式,回头看').replace(/(?<=\n.+)$/gm, ',,'),
  'calendar.csv': '日期,类别,名称,值守单位\n2026-05-30,值守,周末值守,城管中队\n2026-06-01,放假,街道运动会,\n',
  'answers.csv':
    '代码,名称,事项,诉求类型,答复\nthanks,感谢,,表扬、建议,感谢您的来电。\nnoise,邻里噪声,邻里纠纷,求助,已请居委会上门。\n',
}
const EXAMPLE: unknown = JSON.parse(SOUND['pack.json'] ?? '')

const check = (texts: Texts) => {
  const read = readPack(texts, EXAMPLE)
  return read.ok ? [] : [...read.error]
}
const told = (texts: Texts) =>
  check(texts).map(({ file, where, code }) => {
    const place = [where.row, where.column?.split(' ')[0], where.path].filter((one) => one !== undefined)
    return `${file} ${[...place, code].join(' ')}`
  })

const planted = (plants: readonly Plant[]): Texts => {
  const texts: Record<string, string> = { ...SOUND }
  for (const [what, file, from, to] of plants) {
    const before = texts[file] ?? ''
    texts[file] = from === END ? before + to : before.replace(from, to)
    if (texts[file] === before) throw new Error(`${what} could not be planted.`)
  }
  return texts
}

describe('The check of a pack', () => {
  it('finds nothing in a sound one', () => {
    expect(told(SOUND)).toEqual([])
  })

  it(`finds ${PLANTS.length} planted faults of every kind in one run, each at its place, and none extra`, () => {
    const found = told(planted(PLANTS))
    expect(found.toSorted()).toEqual(PLANTS.map(([, file, , , fault]) => `${file} ${fault}`).toSorted())
  })

  it('says of each in Chinese and English what to do, with what would be right', () => {
    const faults = check(planted(PLANTS))
    for (const [what, file, , , fault, says] of PLANTS) {
      const of = faults.find(({ file: in_, where, code }) => {
        const place = [where.row, where.column?.split(' ')[0], where.path].filter((one) => one !== undefined)
        return in_ === file && [...place, code].join(' ') === fault
      })
      const lines = of === undefined ? '' : linesOf(of).join('\n')
      expect(lines, what).toMatch(says)
      expect(lines, what).toMatch(/[一-鿿]/u)
      expect(of?.en, what).toMatch(/[a-z]{2,} [a-z]{2,}/u)
    }
  })

  it('reads how a closure is checked and when the watch acts, and nothing where the cells are empty', () => {
    const { 'matters.csv': matters = '' } = SOUND
    const of = (check: string, watch: string) => {
      const read = readPack(
        { ...SOUND, 'matters.csv': matters.replace('fangban,,,,', `fangban,,,${check},${watch}`) },
        EXAMPLE,
      )
      return read.ok ? read.value.pack.matters[0] : read.error
    }
    expect(of('', '')).not.toHaveProperty('closureCheck')
    expect(of('', '')).not.toHaveProperty('watch')
    expect(of('现场', '立即')).toMatchObject({ closureCheck: { by: 'site' }, watch: { from: 1 } })
    expect(of('telephone', '90天内第3件')).toMatchObject({
      closureCheck: { by: 'telephone' },
      watch: { from: 3, withinDays: 90 },
    })
    expect(of('材料', '')).toMatchObject({ closureCheck: { by: 'documents' } })
    expect(of('抽查 20％', '')).toMatchObject({ closureCheck: { by: 'lot', share: 20 } })
  })

  it('takes limits of quarters, as an emergency needs them, and nothing finer', () => {
    const { 'limits.csv': limits = '' } = SOUND
    const of = (written: string) =>
      told({ ...SOUND, 'limits.csv': limits.replace('1紧急工作时', `${written}紧急工作时`) })
    expect([of('0.5'), of('0.25')]).toEqual([[], []])
    expect([of('0.3'), of('0')]).toEqual([
      ['limits.csv 2 紧急派遣 wrong-limit'],
      ['limits.csv 2 紧急派遣 wrong-limit'],
    ])
  })

  it('tells grids that overlap, at the place where they do', () => {
    const drawn = SOUND['grids.geojson'] ?? ''
    // The first grid reaches as far east as the second.
    const wide = drawn.replace(/121\.51(?!\d)/, '121.52').replace(/121\.51(?!\d)/, '121.52')
    expect(told({ ...SOUND, 'grids.geojson': wide })).toEqual([
      expect.stringMatching(/^grids\.geojson features @ 121\.5\d+,31\.\d+ grid-overlap$/),
    ])
  })

  it('finds what keeps a file from being read at all', () => {
    const with_ = (file: string, text: string) => told({ ...SOUND, [file]: text })
    const { 'limits.csv': limits = '', 'parties.csv': parties = '' } = SOUND
    expect(with_('limits.csv', limits.replace('立案查处', '"立案查处'))).toEqual(['limits.csv 2 open-quote'])
    const gbk = new TextDecoder().decode(new Uint8Array([0xc1, 0xa2, 0xb0, 0xb8]))
    expect(with_('limits.csv', gbk)).toEqual(['limits.csv not-utf-8'])
    expect(with_('limits.csv', limits.replace('处置,', '干活,'))).toEqual([
      'limits.csv 1 unknown-column',
      'limits.csv 1 处置 missing-column',
    ])
    expect(with_('parties.csv', parties.replace('英文名称', '名称'))).toEqual([
      'parties.csv 1 名称 duplicate-column',
    ])
    expect(with_('pack.json', '[]')).toEqual(['pack.json wrong-value'])
    expect(with_('pack.json', '{"format":7}')).toEqual(['pack.json format unknown-format'])
    expect(with_('grids.geojson', '{}')).toContain('grids.geojson features missing-field')
    const { 'grids.geojson': _, ...without } = SOUND
    expect(told(without)).toContain('grids.geojson missing-file')
  })

  it('reads the same from a spreadsheet: byte order mark, its line breaks, quotes, columns in another order', () => {
    const sound = readPack(SOUND, EXAMPLE)
    const turned = Object.entries(SOUND).map(([file, text]) => {
      if (!file.endsWith('.csv')) return [file, `\uFEFF${text}`] as const
      const rows = readCsv(text).rows.map(({ cells }) => cells.map((cell) => `"${cell}"`))
      return [
        file,
        `\uFEFF${rows.map((cells) => cells.toReversed().join(',')).join('\r\n')}\r\n,\r\n`,
      ] as const
    })
    expect(sound.ok).toBe(true)
    expect(readPack(Object.fromEntries(turned), EXAMPLE)).toEqual(sound)
  })

  /** A matter and its limits under a code that every object answers to. */
  const NAMED_LIKE_A_METHOD = [
    { file: 'limits.csv', row: 2, column: 0, junk: 'constructor' },
    { file: 'matters.csv', row: 2, column: 0, junk: 'constructor' },
  ]
  it('takes nothing in part, whatever stands in the cells, and never falls over', () => {
    const files = Object.keys(SOUND).filter((file) => file.endsWith('.csv'))
    const junk = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'constructor',
        '__proto__',
        '',
        '-1',
        '一般',
        '0工作日',
        '、',
        '是',
        'chengguan',
        '抽查50%',
      ),
    )
    const changes = fc.array(
      fc.record({ file: fc.constantFrom(...files), row: fc.nat(20), column: fc.nat(16), junk }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(changes, (made) => {
        const texts: Record<string, string> = { ...SOUND }
        for (const { file, row, column, junk } of made) {
          const rows = (texts[file] ?? '').split('\n').map((one) => one.split(','))
          const cells = rows[row % rows.length] ?? []
          cells[column % cells.length] = junk
          texts[file] = rows.map((one) => one.join(',')).join('\n')
        }
        const read = readPack(texts, EXAMPLE)
        if (!read.ok) expect(read.error.every((one) => linesOf(one).length >= 2)).toBe(true)
        else
          for (const { conditions } of read.value.pack.matters)
            expect(conditions.every((one) => one.limits.handling.amount > 0)).toBe(true)
      }),
      { numRuns: 100, examples: [[NAMED_LIKE_A_METHOD]] },
    )
  })
})
