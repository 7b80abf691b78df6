/** Where a fault is: a row (line of the file, the first is 1) and column of a table, or a path into JSON. */
export type Where = { readonly row?: number; readonly column?: string; readonly path?: string }

/** What a message may tell beside the fault itself. */
export type Facts = {
  /** What is written there. */
  readonly said?: string | undefined
  /** The known word nearest to it. */
  readonly near?: string | undefined
  /** Everything that may be written there. */
  readonly list?: readonly string[] | undefined
  /** The other row, grid or limit that it is told apart from. */
  readonly other?: string | number | undefined
  /** What is asked for: a kind of thing, in Chinese and in English. */
  readonly zh?: string | undefined
  readonly en?: string | undefined
  /** What would be right. */
  readonly example?: string | undefined
}

type Sentences = { readonly zh: string; readonly en: string }

const near = ({ near }: Facts): Sentences =>
  near === undefined ? { zh: '', en: '' } : { zh: `是不是「${near}」？`, en: ` Did you mean "${near}"?` }
const among = ({ list = [] }: Facts): Sentences =>
  list.length === 0
    ? { zh: '', en: '' }
    : { zh: `可填：${list.join('、')}。`, en: ` Write one of ${list.join(', ')}.` }

/** Everything that can be wrong with a pack, and the sentences that say so and what to do. */
const FAULTS = {
  'missing-file': () => ({
    zh: '缺少这个文件，或文件打不开。',
    en: 'The file is missing or cannot be read.',
  }),
  'not-utf-8': () => ({
    zh: '文件不是 UTF-8 编码，请另存为「CSV UTF-8」。',
    en: 'The file is not UTF-8: save it again as "CSV UTF-8".',
  }),
  'open-quote': () => ({
    zh: '这里的引号没有结束，请补上；如果要写引号本身，请写两个。',
    en: 'A quotation mark opens here and never closes. Close it, or double it to mean the mark itself.',
  }),
  'no-json': ({ said }) => ({ zh: `不是合法的 JSON：${said}`, en: `This is no JSON: ${said}` }),
  'unknown-format': ({ said, other }) => ({
    zh: `不认识格式版本 ${said}，目前是 ${other}。`,
    en: `Format ${said} is not known; the present one is ${other}.`,
  }),
  'missing-column': () => ({ zh: '首行缺少这一列。', en: 'The first row lacks this column.' }),
  'duplicate-column': () => ({ zh: '首行有两列同名。', en: 'The first row names this column twice.' }),
  'unknown-column': (facts) => ({
    zh: `没有「${facts.said}」这一列。${near(facts).zh}`,
    en: `There is no column "${facts.said}".${near(facts).en}`,
  }),
  'wrong-width': ({ said, other }) => ({
    zh: `这一行有 ${said} 格，首行有 ${other} 格。`,
    en: `This row has ${said} cells and the header has ${other}.`,
  }),
  'missing-cell': () => ({ zh: '这一格必填。', en: 'This cell must be filled.' }),
  'wrong-code': ({ said }) => ({
    zh: `「${said}」不是代码：用小写字母、数字和短横线，最长 40 个字符。`,
    en: `"${said}" is no code: write at most 40 lower-case letters, digits and dashes.`,
  }),
  'wrong-choice': (facts) => ({
    zh: `这里没有「${facts.said}」。${near(facts).zh}${among(facts).zh}`,
    en: `"${facts.said}" is not known here.${near(facts).en}${among(facts).en}`,
  }),
  'wrong-number': ({ said, zh, en }) => ({
    zh: `「${said}」应为${zh}。`,
    en: `"${said}" should be ${en}.`,
  }),
  'wrong-limit': ({ said, zh, en }) => ({
    zh: `「${said}」不是时限：写数（最小到 0.25）和单位（${zh}）。`,
    en: `"${said}" is no limit: write a number, in quarters at the finest, and a unit (${en}).`,
  }),
  'wrong-watch': ({ said }) => ({
    zh: `「${said}」看不懂：写「立即」，或「30天内第2件」这样的天数和件数（第2件起）。`,
    en: `"${said}" cannot be read: write 立即 (at once), or days and a count from two on, like 30天内第2件.`,
  }),
  'watch-too-long': ({ said, other }) => ({
    zh: `「${said}」超出回头看的 ${other} 天（policy.watchDays），更晚的不会计入。`,
    en: `"${said}" is longer than a place is watched, ${other} days (policy.watchDays): what comes later is not counted.`,
  }),
  'check-without-site': ({ said }) => ({
    zh: `没有现场的事项不能「${said}」：填「电话」或「材料」。`,
    en: `Where there is no site nobody checks on site ("${said}"): write 电话 (telephone) or 材料 (documents).`,
  }),
  'wrong-date': ({ said }) => ({ zh: `「${said}」不是日期。`, en: `"${said}" is no date.` }),
  'unknown-field': (facts) => ({
    zh: `没有「${facts.said}」这个字段。${near(facts).zh}`,
    en: `There is no field "${facts.said}".${near(facts).en}`,
  }),
  'missing-field': () => ({ zh: '缺少这个字段。', en: 'This field is missing.' }),
  'wrong-value': ({ zh, en }) => ({ zh: `填写有误：${zh}`, en: `This is not right: ${en}` }),
  duplicate: ({ said, other }) => ({
    zh: `「${said}」与第 ${other} 行重复。`,
    en: `"${said}" stands in row ${other} already.`,
  }),
  'same-name': ({ said, other }) => ({
    zh: `名称或别名「${said}」在第 ${other} 行已用，凭名称分不清。`,
    en: `The name or alias "${said}" is that of row ${other}: words could mean both.`,
  }),
  'unknown-reference': (facts) => ({
    zh: `没有这个${facts.zh}：「${facts.said}」。${near(facts).zh}`,
    en: `There is no such ${facts.en}: "${facts.said}".${near(facts).en}`,
  }),
  'for-and-against': ({ said }) => ({
    zh: `「${said}」既是关键词又是排除词。`,
    en: `"${said}" speaks for and against the same matter.`,
  }),
  'route-to-nobody': () => ({
    zh: '没有主责单位，案件派给谁？疑难事项请在「疑难」填「是」。',
    en: 'Nobody leads here. Name a lead, or mark the matter as complex.',
  }),
  'route-names-twice': ({ said }) => ({
    zh: `「${said}」在主责和协同里出现两次，只能一次。`,
    en: `The route names "${said}" twice: name each party once.`,
  }),
  'contractor-leads': ({ said }) => ({
    zh: `「${said}」是第三方力量，不能主责，请写管它的单位。`,
    en: `"${said}" is a contractor and never leads: name the body that answers for it.`,
  }),
  'wrong-steward': ({ said }) => ({
    zh: `「${said}」自己也由别人代录，不能替它代录。`,
    en: `"${said}" has a steward itself, or is the party itself: it cannot record for another.`,
  }),
  'wrong-range': ({ said }) => ({
    zh: `号段 ${said} 不对：道路、起号、止号要一起填，起号不大于止号。`,
    en: `The numbers ${said} are not right: fill road, from and to, the lower number first.`,
  }),
  'range-overlap': ({ said, other }) => ({
    zh: `号段 ${said} 与第 ${other} 行重叠，却在另一个网格。`,
    en: `The numbers ${said} overlap those of row ${other}, which lie in another grid.`,
  }),
  'matter-without-limits': ({ said }) => ({
    zh: `事项「${said}」没有时限。`,
    en: `The matter "${said}" has no row of limits.`,
  }),
  'missing-general': ({ said }) => ({
    zh: `「${said}」没有处理类型为「一般」的一行，立案都从它开始。`,
    en: `"${said}" has no row for 一般 (general), which every case begins with.`,
  }),
  'name-differs': ({ said, other }) => ({
    zh: `立案条件「${said}」在别处叫「${other}」，请统一。`,
    en: `The filing condition "${said}" is called "${other}" elsewhere. Call it the same everywhere.`,
  }),
  'limit-over-reply': ({ said, other }) => ({
    zh: `处置时限 ${said} 长于应答复的 ${other}：缩短它，或在「阶段答复」填「是」。`,
    en: `The limit of ${said} is longer than the reply that is owed, ${other}: shorten it, or mark that an interim reply is given.`,
  }),
  'no-shape': ({ said }) => ({
    zh: `网格「${said}」没有图形：要首尾相接、不自交的多边形（WGS-84 经纬度）。`,
    en: `The grid "${said}" has no sound shape: draw a closed polygon in WGS-84 degrees that does not cross itself.`,
  }),
  'grid-overlap': ({ said, other, zh }) => ({
    zh: `网格「${said}」与「${other}」重叠约 ${zh} 平方米。`,
    en: `The grids "${said}" and "${other}" overlap by about ${zh} m².`,
  }),
  'grid-gap': ({ said, zh }) => ({
    zh: `网格之间有约 ${zh} 平方米的空隙，在 ${said} 附近。`,
    en: `The grids leave a gap of about ${zh} m² near ${said}.`,
  }),
  'grid-outside': ({ said, zh }) => ({
    zh: `网格「${said}」有约 ${zh} 平方米在辖区界线以外。`,
    en: `About ${zh} m² of the grid "${said}" lie outside the outline.`,
  }),
} satisfies Record<string, (facts: Facts) => Sentences>
export type FaultCode = keyof typeof FAULTS

/** One fault of a pack: the file, where in it, what it is in Chinese and English, and what would be right. */
export type Fault = { readonly file: string; readonly where: Where; readonly code: FaultCode } & Sentences & {
    readonly example?: string
  }

/** A fault with its sentences. */
export function faultOf(file: string, where: Where, code: FaultCode, facts: Facts = {}): Fault {
  const { zh, en } = FAULTS[code](facts)
  return { file, where, code, zh, en, ...(facts.example !== undefined && { example: facts.example }) }
}

/** Says that something is wrong in a file. */
export type Tell = (where: Where, code: FaultCode, facts?: Facts) => void

/** The lines that tell a fault: place and Chinese, English, and the example. */
export function linesOf({ file, where: { row, column, path }, zh, en, example }: Fault): string[] {
  const place = [
    file,
    ...(row === undefined ? [] : [`第${row}行`]),
    ...(column === undefined ? [] : [`「${column}」列`]),
    ...(path === undefined || path === '' ? [] : [path]),
  ].join(' ')
  return [`${place}：${zh}`, `    ${en}`, ...(example === undefined ? [] : [`    例 · e.g.: ${example}`])]
}
