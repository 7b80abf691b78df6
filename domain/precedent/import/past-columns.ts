import { err, ok, type Result } from '../../result.ts'
import type { PastCase } from './past-case.ts'

/** A field of a past case. */
export type PastField = keyof PastCase

/** What a column or field may be called, the surest name first: where a file has several of them, that one is read. */
const NAMES: Readonly<Record<PastField, readonly string[]>> = {
  id: [
    ...['id', '工单编号', '工单号', '案件编号', '案件号', '案号', '诉求编号', '受理编号', '事件编号'],
    ...['任务编号', '任务号', '流水号', '编号'],
  ],
  openedAt: [
    ...['openedAt', '受理时间', '受理日期', '立案时间', '立案日期', '登记时间', '登记日期', '上报时间'],
    ...['上报日期', '发现时间', '来电时间', '创建时间'],
  ],
  closedAt: ['closedAt', '办结时间', '办结日期', '结案时间', '结案日期', '完成时间', '归档时间'],
  place: [
    ...['place', '地点', '地址', '发生地点', '发生地址', '事发地点', '事发地址', '案发地点', '案发地址'],
    ...['问题地址', '诉求地址', '详细地址'],
  ],
  problem: [
    ...['problem', '诉求内容', '诉求描述', '问题描述', '反映内容', '来电内容', '案件描述', '事件描述'],
    ...['工单内容', '内容'],
  ],
  matter: ['matter', '事项', '事项名称', '事项编码', '事项代码'],
  placeKind: ['placeKind', '场所类型', '场所类别'],
  outcome: [
    ...['outcome', '办理结果', '处理结果', '处置结果', '办理情况', '处理情况', '处置情况', '答复内容'],
    '办理意见',
  ],
  lead: ['lead', '主责单位', '主办单位', '承办单位', '责任单位', '处置单位', '办理单位'],
  confirmation: ['confirmation', '核实方式', '核查方式', '确认方式'],
}
const FIELDS = Object.keys(NAMES) as readonly PastField[]
const NEEDED: readonly PastField[] = ['id', 'openedAt', 'closedAt', 'place', 'problem']

/** Which column is read as which field, and which ones are not read. */
export type Columns = {
  readonly read: ReadonlyMap<PastField, string>
  readonly unread: readonly string[]
}

/**
 * Finds out which of a file's columns is what.
 * @returns a message that lists what was found and what is needed, when something needed is not there
 */
export function columnsOf(found: readonly string[]): Result<Columns, string> {
  const read = new Map<PastField, string>()
  for (const field of FIELDS) {
    const name = NAMES[field]
      .map((wanted) => found.find((one) => plainHeading(one) === plainHeading(wanted)))
      .find((one) => one !== undefined)
    if (name !== undefined) read.set(field, name)
  }
  const taken = new Set(read.values())
  const columns = { read, unread: found.filter((one) => one !== '' && !taken.has(one)) }
  const missing = NEEDED.filter((field) => !read.has(field))
  if (missing.length === 0) return ok(columns)
  const described = (fields: readonly PastField[]) =>
    fields.map((field) => `  ${field}: ${NAMES[field].slice(1).join('、')}`).join('\n')
  return err(
    [
      `Nothing was imported: there is no column for ${missing.join(', ')}.`,
      `Columns found: ${found.filter((one) => one !== '').join(', ') || 'none'}`,
      `Columns needed, by either name:\n${described(NEEDED)}`,
      `Columns that may be there:\n${described(FIELDS.filter((field) => !NEEDED.includes(field)))}`,
    ].join('\n'),
  )
}

/** A heading without what people decorate headings with. */
const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:-]+/g, '')
