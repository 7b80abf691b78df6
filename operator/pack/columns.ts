import { APPEAL_LABELS, APPEALS, type Appeal } from '#domain/appeal.ts'
import { PROCESSING_LABELS, PROCESSINGS, type Processing } from '#domain/pack/limits-table.ts'
import { PARTY_KIND_LABELS, PARTY_KINDS, type PartyKind } from '#domain/pack/pack.ts'
import { roleLabel } from '#domain/people/rights.ts'
import { STAFF_ROLES, type StaffRole } from '#domain/people/roles.ts'
import {
  choice,
  choices,
  classNumber,
  closureCheckCell,
  code,
  date,
  flag,
  houseNumber,
  limitCell,
  list,
  telephone,
  watchCell,
  words,
} from './cells.ts'
import { type Columns, needed, optional } from './table.ts'

/** The codes of a list by what people call them. */
const byLabel = <T extends string>(
  codes: readonly T[],
  labels: Readonly<Record<T, { readonly zh: string }>>,
): Readonly<Record<string, T>> => Object.fromEntries(codes.map((one) => [labels[one].zh, one]))

const kindsOfParty: Readonly<Record<string, PartyKind>> = byLabel(PARTY_KINDS, PARTY_KIND_LABELS)
const processings: Readonly<Record<string, Processing>> = byLabel(PROCESSINGS, PROCESSING_LABELS)
const roles: Readonly<Record<string, StaffRole>> = Object.fromEntries(
  STAFF_ROLES.map((one) => [roleLabel(one).zh, one]),
)
const appeals: Readonly<Record<string, Appeal>> = byLabel(APPEALS, APPEAL_LABELS)

const english = optional('英文名称', words, 'Road damaged', '英文界面上的名称；不填就用中文名称')

/** 承办单位: `parties.csv`. */
export const PARTY_COLUMNS = {
  code: needed('代码', code, 'chengguan', '全包唯一，启用后不要改：案件里记的是它'),
  name: needed('名称', words, '五角场城管中队', '单位全称'),
  name_en: english,
  kind: needed('类别', choice(kindsOfParty), '部门', '部门、物业、居委或第三方'),
  aliases: optional('别名', list, '城管中队、城管', '大家怎么叫它，用顿号隔开'),
  steward: optional('代录单位', words, 'chengguan', '自己不登录的单位由谁代录（写代码、名称或别名）'),
  phone: optional('值班电话', telephone, '021-00000001', '单位的值班电话，网格长可以直接拨；不要填个人手机'),
} satisfies Columns

/** 地名: `places.csv`. */
export const PLACE_COLUMNS = {
  code: needed('代码', code, 'guoding-555', '全包唯一，启用后不要改'),
  name: needed('名称', words, '国定路555弄', '标准地名'),
  aliases: optional('别名', list, '国定路五五五弄', '小区名、俗称、旧称'),
  grid: needed('网格', words, 'g1', '所在网格（写代码或名称）'),
  kind: optional('场所类型', words, '住宅小区', '不填就按名称判断'),
  extent: optional(
    '范围',
    choice({ 地点: 'spot', 路段: 'stretch' }),
    '地点',
    '地点：同一处的诉求会合并；路段：只用来认网格。不填为地点',
  ),
  road: optional('道路', words, '国定路', '有门牌号段时填路名'),
  from: optional('起号', houseNumber, '301', '号段的第一个门牌'),
  to: optional('止号', houseNumber, '399', '号段的最后一个门牌'),
  side: optional('单双号', choice({ 单号: 'odd', 双号: 'even' }), '单号', '只有一侧时填'),
  parties: optional('属地单位', list, 'wuye、juwei', '管这里的居委会和物业'),
} satisfies Columns

/** 事项清单: `matters.csv`. */
export const MATTER_COLUMNS = {
  code: needed('代码', code, 'road-damage', '全包唯一，启用后不要改'),
  name: needed('名称', words, '道路破损', '小类名称'),
  name_en: english,
  kind: needed('类别', choice({ 部件: 'component', 事件: 'event' }), '部件', '部件或事件'),
  major: needed('大类', classNumber, '01', '大类编号'),
  minor: needed('小类', classNumber, '03', '小类编号'),
  words: optional(
    '关键词',
    list,
    '路面破损×3、坑洼、路+坑',
    '诉求里出现就指向这个事项的词；「×3」加重，「+」两个词都要有',
  ),
  against: optional('排除词', list, '公交路线', '出现就说明多半不是这个事项的词'),
  site: needed('有现场', flag, '是', '没有现场的不做现场核查'),
  complex: optional('疑难', flag, '否', '直接上报网格长'),
  lead: optional('主责单位', words, '城管中队', '写代码、名称或别名；疑难事项可以不填'),
  lead_of_place: optional(
    '属地主责',
    choice({ 物业: 'property-firm', 居委: 'residents-committee' } as const),
    '物业',
    '由所在地点的物业或居委会主责；地点没有登记时由主责单位主责',
  ),
  cooperating: optional('协同单位', list, '房办', '一起派的单位'),
  cooperating_of_place: optional(
    '属地协同',
    choices({ 物业: 'property-firm', 居委: 'residents-committee' } as const),
    '居委',
    '所在地点的物业、居委会一起派',
  ),
  emergency_calls: optional(
    '应急先拨',
    list,
    '消防 119',
    '填了就是应急事项：有人认定后按应急办理，先拨这些电话（去处的代码或名称）',
  ),
  sure: optional('直派', flag, '否', '不经派遣员，直接派给主责单位'),
  closure_check: optional(
    '核查方式',
    closureCheckCell,
    '抽查20%',
    '怎样核实已经办好：现场、电话、材料，或按比例抽查现场、其余看材料；不填为现场',
  ),
  watch: optional(
    '回头看',
    watchCell,
    '30天内第2件',
    '归档后同一处再来的诉求，何时直接上报网格长：立即，或多少天内第几件起；不填为立即',
  ),
} satisfies Columns

/** 时限: `limits.csv`, a row for each matter, filing condition and processing type. */
export const LIMIT_COLUMNS = {
  matter: needed('事项', words, '道路破损', '写代码或名称'),
  condition: needed('立案条件代码', code, 'repair', '同一事项里唯一；第一行是没人看过时的立案条件'),
  condition_name: needed('立案条件', words, '修复', '立案条件的名称'),
  condition_en: english,
  processing: needed('处理类型', choice(processings), '一般', '部件：一般、工程性、特殊；事件：一般、综合性'),
  dispatch: needed('派遣', limitCell('any'), '4工作时', '派遣时限'),
  handling: needed('处置', limitCell('any'), '5工作日', '处置时限'),
  reinspection: needed('核查', limitCell('any'), '1工作日', '核查时限'),
  emergency_dispatch: needed('紧急派遣', limitCell('emergency'), '1紧急工作时', '紧急情况下的派遣时限'),
  emergency_handling: needed('紧急处置', limitCell('emergency'), '4紧急工作时', '紧急情况下的处置时限'),
  emergency_reinspection: needed('紧急核查', limitCell('emergency'), '12紧急工作时', '紧急情况下的核查时限'),
  interim: optional('阶段答复', flag, '否', '处置长于答复时限时填「是」：到期先给阶段性答复'),
} satisfies Columns

/** 日历: `calendar.csv`, beside the country's. */
export const DAY_COLUMNS = {
  date: needed('日期', date, '2026-05-30', '年-月-日'),
  kind: needed(
    '类别',
    choice({ 放假: 'off', 上班: 'worked', 值守: 'duty' } as const),
    '值守',
    '放假、上班改变工作日；值守：不是工作日，但写明的单位和岗位在岗',
  ),
  name: needed('名称', words, '周末值守', '为什么'),
  name_en: english,
  parties: optional('值守单位', list, '城管中队', '值守日里在岗的单位：按小时算的时限照常走'),
  roles: optional('值守岗位', choices(roles), '派遣员、值班长', '值守日里在岗的岗位，同样照常计时'),
} satisfies Columns

/** 常用答复: `answers.csv`. */
export const ANSWER_COLUMNS = {
  code: needed('代码', code, 'noise-self-help', '全包唯一'),
  name: needed('名称', words, '邻里噪声：告知', '在列表里显示的名称'),
  name_en: english,
  matters: optional('事项', list, '邻里纠纷', '用于哪些事项；不填都可用'),
  appeals: optional('诉求类型', choices(appeals), '咨询', '用于哪些诉求类型；不填都可用'),
  text: needed('答复', words, '您好，……', '给诉求人看的话，不写人名和电话'),
} satisfies Columns
