import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '#domain/pack/csv.ts'
import { ROOT } from '#local/paths.ts'
import { linesOf } from '#operator/pack/fault.ts'
import { PACK_FILES, type Texts } from '#operator/pack/files.ts'
import { readPack } from '#operator/pack/read-pack.ts'

/** A small sound pack: the first version of the sample, with days, answers and the later columns of matters. */
const FOLDER = join(ROOT, 'packs/wujiaochang/versions/1')
const EARLY = Object.fromEntries(
  PACK_FILES.filter((file) => file !== 'calendar.csv' && file !== 'answers.csv').map((file) => [
    file,
    readFileSync(join(FOLDER, file), 'utf8'),
  ]),
)
const SOUND: Readonly<Record<string, string>> = {
  ...EARLY,
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

/** A fault to be planted: words of a file that are changed, or rows that are put behind the last. */
type Plant = readonly [what: string, file: string, from: string, to: string, fault: string, says: RegExp]
/** At the end of a file. */
const END = ''

const PLANTS: readonly Plant[] = [
  // pack.json
  [
    'a misspelt field',
    'pack.json',
    '"watchDays": 180',
    '"watchDays": 180, "wacthDays": 90',
    'policy.wacthDays unknown-field',
    /是不是「watchDays」/,
  ],
  [
    'a misspelt field at the top',
    'pack.json',
    '"version": 1',
    '"version": 1, "hour": []',
    'hour unknown-field',
    /是不是「hours」/,
  ],
  [
    'a unit nobody knows',
    'pack.json',
    '"decide": { "amount": 2, "unit": "working-day" }',
    '"decide": { "amount": 2, "unit": "work-day" }',
    'policy.decide.unit wrong-choice',
    /Did you mean "working-day"/,
  ],
  [
    'a limit of nothing',
    'pack.json',
    '"supervision": { "amount": 3',
    '"supervision": { "amount": 0',
    'policy.supervision.amount wrong-value',
    /e\.g\.: 3/,
  ],
  [
    'a legal route to a door it lacks',
    'pack.json',
    '"arbitration": "arbitration"',
    '"arbitration": "arbitraton"',
    'legalRoutes.arbitration unknown-reference',
    /是不是「arbitration」/,
  ],
  [
    'a system of nobody',
    'pack.json',
    '"parties": ["chengguan"]',
    '"parties": ["chenguan"]',
    'systems.1.parties.0 unknown-reference',
    /是不是「chengguan」/,
  ],
  [
    'a fallback grid it lacks',
    'pack.json',
    '"fallbackGrid": "g1"',
    '"fallbackGrid": "g0"',
    'fallbackGrid unknown-reference',
    /没有这个网格/,
  ],
  [
    'a rule of the ladder that counts what nobody counts',
    'pack.json',
    '"returns": 3',
    '"returns": 3, "retruns": 4',
    'policy.ladder.2.when.retruns unknown-field',
    /retruns/,
  ],
  // grids.geojson
  [
    'a grid number too short',
    'grids.geojson',
    '310110019900002',
    '31011001990002',
    'features.1.properties.number wrong-value',
    /15|fifteen|\\d/,
  ],
  [
    'a property of a grid nobody knows',
    'grids.geojson',
    '"英文名称": "Grid 3"',
    '"英文": "Grid 3"',
    'features.2.properties.英文 unknown-field',
    /没有「英文」/,
  ],
  // parties.csv
  ['a column nobody knows', 'parties.csv', '英文名称', '英文名', '1 unknown-column', /是不是「英文名称」/],
  [
    'a kind of party nobody knows',
    'parties.csv',
    'Housing Office,部门',
    'Housing Office,部们',
    '4 类别 wrong-choice',
    /部门、物业、居委、第三方/,
  ],
  ['a code that is none', 'parties.csv', 'xiaofang,', 'Xiao Fang,', '6 代码 wrong-code', /小写字母/],
  [
    'a steward it lacks',
    'parties.csv',
    '第三方,chengguan',
    '第三方,chenguan',
    '9 代录单位 unknown-reference',
    /是不是「chengguan」/,
  ],
  ['a party twice', 'parties.csv', END, 'juwei,另一个居委会,,居委,,\n', '10 代码 duplicate', /第 8 行/],
  [
    'an alias of two parties',
    'parties.csv',
    END,
    'wuguan,物管,,部门,城管,\n',
    '11 名称 same-name',
    /第 2 行/,
  ],
  [
    'a steward with a steward',
    'parties.csv',
    END,
    'baojie,保洁,,第三方,,disanfang\n',
    '12 代录单位 wrong-steward',
    /代录/,
  ],
  ['a row too short', 'parties.csv', END, 'short,短行\n', '13 wrong-width', /2 格/],
  ['a party without name', 'parties.csv', END, 'nobody,,,部门,,\n', '14 名称 missing-cell', /必填/],
  // places.csv
  [
    'a grid it lacks',
    'places.csv',
    'songhu-3000,淞沪路3000号,,g2',
    'songhu-3000,淞沪路3000号,,g22',
    '4 网格 unknown-reference',
    /是不是「g2」/,
  ],
  [
    'a kind of place it lacks',
    'places.csv',
    'zhengli-400,政立路400弄,,g4,住宅小区',
    'zhengli-400,政立路400弄,,g4,住宅小曲',
    '6 场所类型 unknown-reference',
    /是不是「住宅小区」/,
  ],
  ['a place twice', 'places.csv', END, 'guoding-555,国定路甲,,g1,,,,,,,\n', '8 代码 duplicate', /第 2 行/],
  ['an alias of two places', 'places.csv', END, 'kou,政通路口,,g2,,,,,,,\n', '9 名称 same-name', /第 3 行/],
  [
    'numbers from high to low',
    'places.csv',
    END,
    'p-low,国和路低段,,g5,,路段,国和路,99,1,,\n',
    '10 起号 wrong-range',
    /起号不大于止号/,
  ],
  [
    'numbers of two grids',
    'places.csv',
    END,
    'p-one,国权路一段,,g1,,路段,国权路,1,99,,\np-two,国权路二段,,g2,,路段,国权路,99,199,,\n',
    '12 起号 range-overlap',
    /第 11 行/,
  ],
  [
    'a number of a house that is none',
    'places.csv',
    END,
    'p-abc,翔殷路某段,,g5,,路段,翔殷路,1,末尾,,\n',
    '13 止号 wrong-number',
    /门牌号/,
  ],
  [
    'a side that is none',
    'places.csv',
    END,
    'p-side,黄兴路某段,,g5,,路段,黄兴路,1,9,左侧,\n',
    '14 单双号 wrong-choice',
    /单号、双号/,
  ],
  [
    'a property firm it lacks',
    'places.csv',
    END,
    'p-firm,黄兴路8弄,,g5,,,,,,,wuyee\n',
    '15 属地单位 unknown-reference',
    /是不是「wuye」/,
  ],
  // matters.csv
  [
    'a lead it lacks',
    'matters.csv',
    '是,,guanliban',
    '是,,管理班',
    '4 主责单位 unknown-reference',
    /是不是「管理办」/,
  ],
  [
    'a party named twice on a route',
    'matters.csv',
    'juwei,,pinganban',
    'juwei,,pinganban、居委会',
    '5 协同单位 route-names-twice',
    /只能一次/,
  ],
  [
    'a contractor that leads',
    'matters.csv',
    '暴露垃圾,Exposed rubbish,事件,01,02,垃圾、堆物、臭味,,是,,chengguan',
    '暴露垃圾,Exposed rubbish,事件,01,02,垃圾、堆物、臭味,,是,,第三方',
    '3 主责单位 contractor-leads',
    /不能主责/,
  ],
  [
    'a route to nobody',
    'matters.csv',
    END,
    'm-nobody,没人管,,事件,08,01,,,是,,,,,,,,\n',
    '8 主责单位 route-to-nobody',
    /派给谁/,
  ],
  [
    'a word for and against',
    'matters.csv',
    END,
    'm-words,两头说,,事件,08,02,猫、狗,狗,是,,城管,,,,,,\n',
    '9 排除词 for-and-against',
    /「狗」/,
  ],
  [
    'a class twice',
    'matters.csv',
    END,
    'm-class,同号,,事件,02,01,,,是,,城管,,,,,,\n',
    '10 小类 duplicate',
    /第 5 行/,
  ],
  [
    'a class that is no number',
    'matters.csv',
    END,
    'm-number,大类错,,事件,一,09,,,是,,城管,,,,,,\n',
    '11 大类 wrong-number',
    /两位数字/,
  ],
  [
    'neither yes nor no',
    'matters.csv',
    END,
    'm-flag,是非,,事件,08,03,,,对,,城管,,,,,,\n',
    '12 有现场 wrong-choice',
    /是、否/,
  ],
  [
    'a matter without limits',
    'matters.csv',
    END,
    'm-limits,没时限,,事件,08,04,,,是,,城管,,,,,,\n',
    '13 代码 matter-without-limits',
    /没有时限/,
  ],
  [
    'a share that is missing',
    'matters.csv',
    '管理班,,,,是,,',
    '管理班,,,,是,抽查,',
    '4 核查方式 wrong-choice',
    /现场、电话、材料、抽查20%/,
  ],
  [
    'a share of nothing',
    'matters.csv',
    '历史遗留,,是,是,,,,,,,',
    '历史遗留,,是,是,,,,,,抽查0%,',
    '6 核查方式 wrong-number',
    /1%到99%/,
  ],
  [
    'a look on site where there is none',
    'matters.csv',
    '居委会,,,,',
    '居委会,,,现场,',
    '5 核查方式 check-without-site',
    /填「电话」或「材料」/,
  ],
  [
    'a watch in words',
    'matters.csv',
    '第三方,,,,是,,',
    '第三方,,,,是,,一个月两件',
    '3 回头看 wrong-watch',
    /30天内第2件/,
  ],
  [
    'a watch that counts longer than places are watched',
    'matters.csv',
    'fangban,,,,',
    'fangban,,,,400天内第2件',
    '2 回头看 watch-too-long',
    /超出回头看的 180 天/,
  ],
  // limits.csv
  [
    'a matter it lacks',
    'limits.csv',
    '跨部门疑难,',
    '跨部门疑南,',
    '12 事项 unknown-reference',
    /是不是「跨部门疑难」/,
  ],
  [
    'a unit of limits nobody knows',
    'limits.csv',
    '清除,Clear away,一般,2工作时',
    '清除,Clear away,一般,2小时',
    '6 派遣 wrong-limit',
    /工作时、紧急工作时/,
  ],
  [
    'working days for an emergency',
    'limits.csv',
    '1工作日,1紧急工作时,4紧急工作时,12紧急工作时,是',
    '1工作日,1紧急工作时,4工作日,12紧急工作时,是',
    '2 紧急处置 wrong-limit',
    /紧急工作时、紧急工作日/,
  ],
  [
    'an amount of nothing',
    'limits.csv',
    'Mediate,一般,4工作时,5工作日,1工作日',
    'Mediate,一般,4工作时,5工作日,0工作日',
    '10 核查 wrong-limit',
    /写数/,
  ],
  [
    'a limit longer than the reply',
    'limits.csv',
    END,
    'm-words,long,久拖,,一般,4工作时,9工作日,1工作日,1紧急工作时,4紧急工作时,12紧急工作时,\n',
    '15 处置 limit-over-reply',
    /长于应答复的 5工作日/,
  ],
  [
    'a limit twice',
    'limits.csv',
    END,
    '暴露垃圾,clear,清除,,一般,2工作时,4工作时,4工作时,1紧急工作时,2紧急工作时,4紧急工作时,\nm-flag,clear,清除,,一般,2工作时,4工作时,4工作时,1紧急工作时,2紧急工作时,4紧急工作时,\n',
    '16 处理类型 duplicate',
    /第 6 行/,
  ],
  [
    'a condition with two names',
    'limits.csv',
    END,
    'm-nobody,clear,清走,,一般,2工作时,4工作时,4工作时,1紧急工作时,2紧急工作时,4紧急工作时,\n',
    '18 立案条件 name-differs',
    /请统一/,
  ],
  [
    'a condition without 一般',
    'limits.csv',
    END,
    'm-class,hard,难办,,综合性,2工作时,4工作时,4工作时,1紧急工作时,2紧急工作时,4紧急工作时,\n',
    '19 处理类型 missing-general',
    /一般/,
  ],
  [
    'a component’s processing type for an event',
    'limits.csv',
    END,
    'm-number,a,甲,,一般,2工作时,4工作时,4工作时,1紧急工作时,2紧急工作时,4紧急工作时,\nm-number,a,甲,,特殊,2工作时,4工作时,4工作时,1紧急工作时,2紧急工作时,4紧急工作时,\n',
    '21 处理类型 wrong-choice',
    /综合性/,
  ],
  // calendar.csv, answers.csv
  ['a date that is none', 'calendar.csv', END, '2026-02-30,值守,不存在,\n', '4 日期 wrong-date', /不是日期/],
  ['a day twice', 'calendar.csv', END, '2026-5-30,放假,又一次,\n', '5 日期 duplicate', /第 2 行/],
  [
    'an answer for a matter it lacks',
    'answers.csv',
    '邻里噪声,邻里纠纷',
    '邻里噪声,邻里纠份',
    '3 事项 unknown-reference',
    /是不是「邻里纠纷」/,
  ],
  [
    'an appeal nobody knows',
    'answers.csv',
    '表扬、建议',
    '表扬、建义',
    '2 诉求类型 wrong-choice',
    /是不是「建议」/,
  ],
]

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
