import * as z from 'zod'
import { TABLES } from './files.ts'
import { gridsFile } from './grids.ts'
import { settingsSchema } from './settings.ts'
import type { Column } from './table.ts'

type Schema = z.core.JSONSchema.BaseSchema

/** What a table may hold, as a JSON Schema of one of its rows: every cell is text. */
function rowSchema(columns: Readonly<Record<string, Column<unknown>>>): Schema {
  const entries = Object.entries(columns)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([key, { zh, about, example }]) => [
        key,
        { type: 'string', title: zh, description: about, examples: [example] },
      ]),
    ),
    required: entries.filter(([, { need }]) => need).map(([key]) => key),
    additionalProperties: false,
  }
}

/** The JSON Schemas of the files of a pack, by the name of the file: editors complete and check by them. */
export const schemaFiles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      ['pack.schema.json', settingsSchema()] as const,
      ['grids.schema.json', z.toJSONSchema(gridsFile, { io: 'input' })] as const,
      ...Object.values(TABLES).map(
        ({ file, columns }) => [`${file.replace('.csv', '')}.row.schema.json`, rowSchema(columns)] as const,
      ),
    ].map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  )

/** What the tables are for. */
const ABOUT: Readonly<Record<keyof typeof TABLES, string>> = {
  parties: '承办单位：谁能接任务',
  places: '地名：道路、弄、号段、小区、别名，各在哪个网格',
  matters: '事项清单：部件和事件，靠什么词认出来，派给谁',
  limits: '时限：事项 × 立案条件 × 处理类型',
  days: '日历：与全国日历不同的日子（可以没有）',
  answers: '常用答复（可以没有）',
}

/** The reference of every field of a pack, as Markdown: it is written from what the check goes by. */
export function fieldReference(): string {
  const tables = Object.entries(TABLES).map(([name, { file, columns }]) => {
    const rows = Object.entries(columns).map(
      ([key, { zh, need, about, example }]) =>
        `| ${zh} | \`${key}\` | ${need ? '是' : ''} | ${about} | ${example} |`,
    )
    const about = Object.entries(ABOUT).find(([one]) => one === name)?.[1] ?? ''
    return [
      `## ${file}`,
      '',
      about,
      '',
      '| 列 | 英文列名 | 必填 | 说明 | 例 |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n')
  })
  const settings = pathsOf(settingsSchema(), '').map(
    ({ path, type, need }) => `| \`${path}\` | ${type} | ${need ? '是' : ''} |`,
  )
  return [
    '# 辖区包的字段',
    '由检查程序所用的定义生成（`npm run pack -- reference`），请勿手改。',
    ...tables,
    ['## pack.json', '', '| 字段 | 类型 | 必填 |', '|---|---|---|', ...settings].join('\n'),
    [
      '## grids.geojson',
      '',
      'GeoJSON（RFC 7946，WGS-84 经纬度）。每个网格一个 Feature，图形是 Polygon 或 MultiPolygon，`properties` 里写 `代码`（`code`）、`名称`（`name`）、',
      '`编码`（`number`，十五位）和可选的 `英文名称`（`name_en`）。可以再画一个 `{"outline": true}` 的 Feature 作为辖区界线：检查会据此找出空隙和越界。',
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

type Field = { readonly path: string; readonly type: string; readonly need: boolean }

/** The fields of a schema by their paths; of a list, those of its entries. */
function pathsOf(schema: Schema, under: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    if (typeof inner === 'boolean') return []
    const path = under === '' ? key : `${under}.${key}`
    const need = schema.required?.includes(key) ?? false
    const { items } = inner
    const entries = typeof items === 'object' && !Array.isArray(items) ? pathsOf(items, `${path}[]`) : []
    const deeper = [...pathsOf(inner, path), ...entries]
    return [{ path, type: typeOf(inner), need }, ...deeper]
  })
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: '真或假',
  array: '列表',
  object: '对象',
}

const typeOf = ({ type, enum: values, const: only }: Schema): string => {
  if (values !== undefined) return values.map((one) => `\`${String(one)}\``).join(' ')
  return only === undefined ? (TYPES[String(type)] ?? '见 packs/README.md') : `\`${String(only)}\``
}
