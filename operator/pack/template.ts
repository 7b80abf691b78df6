import { SETTINGS_FILE, TABLES } from './files.ts'
import { GRIDS_FILE } from './grids.ts'
import type { Columns } from './table.ts'

/** The rows that a new pack begins with: few, sound, and each an example of what belongs there. */
const ROWS: Readonly<Record<keyof typeof TABLES, readonly Readonly<Record<string, string>>[]>> = {
  parties: [
    { code: 'chengguan', name: '城管中队', kind: '部门', aliases: '城管' },
    { code: 'guanliban', name: '社区管理办', kind: '部门', aliases: '管理办' },
    { code: 'fangban', name: '房办', kind: '部门' },
    { code: 'juwei-1', name: '第一居委会', kind: '居委' },
    { code: 'wuye-1', name: '第一物业', kind: '物业' },
    { code: 'baoyang', name: '养护队', kind: '第三方', steward: '管理办' },
  ],
  places: [
    { code: 'road-1', name: '示例路', grid: 'g1', extent: '路段' },
    {
      code: 'lane-1',
      name: '示例路1弄',
      aliases: '示例小区',
      grid: 'g1',
      kind: '住宅小区',
      parties: '第一物业、第一居委会',
    },
  ],
  matters: [
    {
      code: 'illegal-structure',
      name: '私搭乱建',
      kind: '事件',
      major: '01',
      minor: '01',
      words: '搭建、违建',
      site: '是',
      lead: '城管中队',
      cooperating: '房办',
    },
    {
      code: 'exposed-rubbish',
      name: '暴露垃圾',
      kind: '事件',
      major: '01',
      minor: '02',
      words: '垃圾',
      against: '垃圾分类',
      site: '是',
      lead: '城管中队',
      closure_check: '抽查50%',
      watch: '30天内第2件',
    },
    {
      code: 'street-lamp',
      name: '路灯不亮',
      kind: '部件',
      major: '01',
      minor: '01',
      words: '路灯',
      site: '是',
      lead: '管理办',
    },
    {
      code: 'property-service',
      name: '物业服务',
      kind: '事件',
      major: '06',
      minor: '01',
      words: '物业',
      site: '是',
      lead: '房办',
      lead_of_place: '物业',
      closure_check: '电话',
    },
    {
      code: 'neighbour-dispute',
      name: '邻里纠纷',
      kind: '事件',
      major: '07',
      minor: '01',
      words: '邻居、纠纷',
      site: '否',
      lead: '第一居委会',
      lead_of_place: '居委',
    },
    { code: 'unsorted', name: '待归类', kind: '事件', major: '99', minor: '99', site: '是' },
  ],
  limits: [
    ['私搭乱建', 'order', '责令整改', '5工作日'],
    ['暴露垃圾', 'clear', '清除', '4工作时'],
    ['路灯不亮', 'replace', '修复更换', '3工作日'],
    ['物业服务', 'order', '责令整改', '5工作日'],
    ['邻里纠纷', 'mediate', '调解', '5工作日'],
    ['待归类', 'general', '一般', '5工作日'],
  ].map(([matter = '', condition = '', condition_name = '', handling = '']) => ({
    matter,
    condition,
    condition_name,
    processing: '一般',
    dispatch: '4工作时',
    handling,
    reinspection: '1工作日',
    emergency_dispatch: '1紧急工作时',
    emergency_handling: '4紧急工作时',
    emergency_reinspection: '12紧急工作时',
  })),
  days: [
    {
      date: '2026-10-17',
      kind: '值守',
      name: '周末值守',
      parties: '城管中队',
      roles: '受理员、派遣员、值班长',
    },
  ],
  answers: [
    { code: 'received', name: '收到并转办', text: '您好，您反映的情况已转相关单位办理，结果会告知您。' },
  ],
}

/** A square to be drawn over: the street draws its own grids. */
const GRID = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { 代码: 'g1', 名称: '第一网格', 编码: '000000000900001' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [121.4, 31.2],
            [121.41, 31.2],
            [121.41, 31.21],
            [121.4, 31.21],
            [121.4, 31.2],
          ],
        ],
      },
    },
  ],
}

/**
 * The files of a new pack: sound as they are, to be filled by the street.
 * @param sample a sound `pack.json`, whose policy and doors a new street begins with
 */
export function newPack(
  code: string,
  sample: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const name = { zh: `${code}（请填写街道名称）`, en: `${code} (to be named)` }
  const { $schema: _, ...rest } = sample
  const settings = { ...rest, jurisdiction: code, version: 1, name, systems: [] }
  const tables = Object.entries(TABLES).map(([table, { file, columns }]) => {
    const rows = Object.entries(ROWS).find(([one]) => one === table)?.[1] ?? []
    return [file, csvOf(columns, rows)] as const
  })
  return {
    [SETTINGS_FILE]: `${JSON.stringify(settings, null, 2)}\n`,
    [GRIDS_FILE]: `${JSON.stringify(GRID, null, 2)}\n`,
    ...Object.fromEntries(tables),
  }
}

function csvOf(columns: Columns, rows: readonly Readonly<Record<string, string>>[]): string {
  const keys = Object.keys(columns)
  const lines = [
    keys.map((key) => columns[key]?.zh ?? key),
    ...rows.map((row) => keys.map((key) => row[key] ?? '')),
  ]
  // The byte order mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${lines.map((cells) => cells.join(',')).join('\n')}\n`
}
