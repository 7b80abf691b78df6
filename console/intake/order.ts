/** 12345 work orders, pasted as text: what each line is, as hotlines and their platforms call it. */
const LABELS = [
  ['reference', ['工单编号', '工单号', '受理编号', '诉求编号', '派单编号', '任务编号', '流水号', '编号']],
  ['name', ['诉求人姓名', '来电人姓名', '市民姓名', '诉求人', '来电人', '反映人', '联系人', '姓名']],
  [
    'phone',
    ['联系电话', '来电号码', '来电电话', '主叫号码', '联系方式', '手机号码', '手机号', '手机', '电话'],
  ],
  [
    'place',
    [
      '诉求地点',
      '诉求地址',
      '发生地址',
      '发生地点',
      '事发地址',
      '事发地点',
      '详细地址',
      '反映地址',
      '地址',
      '地点',
    ],
  ],
  ['title', ['诉求标题', '工单标题', '标题', '主题']],
  ['words', ['诉求内容', '反映内容', '来电内容', '问题描述', '诉求描述', '主要内容', '具体内容', '内容']],
  ['appeal', ['诉求类型', '诉求性质', '诉求类别', '工单类型', '来电类型', '类型']],
  ['due', ['办理时限', '处理时限', '办结时限', '答复时限', '反馈时限', '截止时间', '截止日期', '时限']],
  ['secret', ['是否保密', '保密要求', '保密']],
  ['urgent', ['紧急程度', '是否紧急']],
  // Of no field here: they end what stands before them, and are shown.
  [
    'other',
    [
      '派单意见',
      '处理要求',
      '办理要求',
      '备注',
      '承办单位',
      '主办单位',
      '派单时间',
      '受理时间',
      '来电时间',
      '工单来源',
      '诉求分类',
      '问题分类',
      '事项分类',
      '归口分类',
      '受理人',
      '话务员',
      '附件',
      '是否回访',
      '回访要求',
      '行政区划',
      '所属区域',
    ],
  ],
] as const
type Kind = (typeof LABELS)[number][0]

/** What was read of an order. Texts stand as they were written; a due time is an instant. */
export type Order = {
  readonly reference?: string
  readonly name?: string
  readonly phone?: string
  readonly place?: string
  readonly description?: string
  readonly appeal?: 'question' | 'suggestion' | 'praise' | 'help' | 'complaint' | 'tip-off'
  readonly upstreamDue?: string
  readonly privacy?: 'confidential' | 'anonymous'
  readonly emergency?: boolean
  /** What is of no field, or could not be made out: as it was written. */
  readonly unread: readonly string[]
}

const KINDS = new Map<string, Kind>(
  LABELS.flatMap(([kind, labels]) => labels.map((label): [string, Kind] => [label, kind])),
)
/** Longer ones first; written apart to be as wide as others, too. */
const NAMES = [...KINDS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => [...name].join('[ \\u3000]*'))
  .join('|')
const LABEL = new RegExp(
  `(?<=^|[\\s;；,，|｜。])(?:[【\\[]\\s*(${NAMES})\\s*[】\\]][ \\u3000]*[:：]?|(${NAMES})[ \\u3000]*(?:[:：\\t]|\\r?\\n|$))`,
  'gmu',
)

type Piece = { readonly kind: Kind | undefined; readonly label: string; readonly value: string }

/** Cuts a text at its labels. */
function piecesOf(text: string): readonly Piece[] {
  const found = [...text.matchAll(LABEL)].map((one) => ({
    at: one.index,
    end: one.index + one[0].length,
    isFirst: /(^|\n)\s*$/u.test(text.slice(0, one.index)),
    label: (one[1] ?? one[2] ?? '').replaceAll(/[ \u3000]/gu, ''),
  }))
  const byLines = found.filter(({ isFirst }) => isFirst).length > 1
  const kept: typeof found = []
  for (const one of found) {
    const within = KINDS.get(kept.at(-1)?.label ?? '')
    // Somebody's words may say "电话：" in the middle of a line; only where all stands in one line that is a label.
    if (one.isFirst || !byLines || (within !== 'words' && within !== 'title')) kept.push(one)
  }
  const head = text.slice(0, kept[0]?.at ?? text.length)
  const labelled = kept.map(({ label, end }, n) => ({
    kind: KINDS.get(label),
    label,
    value: trimmed(text.slice(end, kept[n + 1]?.at ?? text.length)),
  }))
  return [{ kind: undefined, label: '', value: trimmed(head) }, ...labelled]
}

const trimmed = (text: string): string => text.trim().replace(/[\s;；,，|｜]+$/u, '')

const APPEALS = [
  ['tip-off', /举报/u],
  ['complaint', /投诉/u],
  ['question', /咨询/u],
  ['suggestion', /建议|意见/u],
  ['praise', /表扬|感谢/u],
  ['help', /求助|求决/u],
] as const

const TIME =
  /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[\sT]*(?:(\d{1,2})\s*[:：时点]\s*(\d{1,2})?)?/u

/** A due time as it was written, in Shanghai; a day alone ends with the day. What tells no day tells nothing. */
export function dueIn(written: string): string | undefined {
  const [, year, month, day, hour = '24', minute = '0'] = TIME.exec(written.normalize('NFKC')) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const [mm, dd] = [month.padStart(2, '0'), day.padStart(2, '0')]
  const midnight = Date.parse(`${year}-${mm}-${dd}T00:00:00+08:00`)
  const isDay = new Date(midnight + 8 * 3_600_000).getUTCDate() === Number(day)
  if (!isDay || Number(hour) > 24 || Number(minute) > 59) return undefined
  return new Date(midnight + (Number(hour) * 60 + Number(minute)) * 60_000).toISOString()
}

/** Says nothing. */
const EMPTY = /^(无|未提供|不详|空|[-—/\\]+|null)?$/iu

/** What a piece says, or nothing when that cannot be made out. */
function readPiece({ kind, value }: Piece): Partial<Order> | undefined {
  switch (kind) {
    case 'reference':
    case 'phone':
    case 'place':
      return { [kind]: value }
    case 'name':
      return /^匿名/u.test(value) ? { privacy: 'anonymous' } : { name: value }
    case 'title':
    case 'words':
      return { description: value }
    case 'appeal': {
      const appeal = APPEALS.find(([, words]) => words.test(value))?.[0]
      return appeal && { appeal }
    }
    case 'due': {
      const upstreamDue = dueIn(value)
      return upstreamDue === undefined ? undefined : { upstreamDue }
    }
    case 'secret':
      if (/^(否|不|公开)/u.test(value)) return {}
      return /^(是|保密|需|要)/u.test(value) ? { privacy: 'confidential' } : undefined
    case 'urgent':
      if (/^(一般|普通|否|不|平|常)/u.test(value)) return {}
      return /急|是/u.test(value) ? { emergency: true } : undefined
    default:
      return undefined
  }
}

/**
 * Reads a work order that was pasted as text: labelled lines or one line, full-width or half-width, brackets, a table's columns.
 * Nothing is dropped: what is of no field, said twice or not to be made out stands in `unread`. A text without labels is words.
 */
export function readOrder(text: string): Order {
  const pieces = piecesOf(text)
  if (pieces.length === 1) return { description: text.trim(), unread: [] }
  const unread: string[] = []
  let order: Omit<Order, 'unread'> = {}
  for (const piece of pieces) {
    const { kind, label, value } = piece
    if (EMPTY.test(value)) continue
    const read = readPiece(piece)
    const said = read && Object.keys(read)
    if (read === undefined || said === undefined) unread.push(label === '' ? value : `${label}：${value}`)
    else if (kind === 'words' && order.description !== undefined)
      order = { ...order, description: withTitle(order.description, value) }
    else if (said.some((one) => one in order)) unread.push(`${label}：${value}`)
    else order = { ...order, ...read }
  }
  return { ...order, unread }
}

/** A title that the words say again is left out. */
const withTitle = (title: string, words: string): string =>
  words.startsWith(title) ? words : `${title}\n${words}`
