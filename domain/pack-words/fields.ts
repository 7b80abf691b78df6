import { APPEAL_LABELS } from '../appeal.ts'
import { CHECK_WAY_LABELS } from '../case/stages/closure-check.ts'
import { END_GROUND_LABELS, REPORT_GROUND_FACTS, TERMINATION_LABELS } from '../grounds.ts'
import type { Label } from '../label.ts'
import { RUNG_LABELS } from '../pack/ladder.ts'
import { LIMITED_STAGE_LABELS, PROCESSING_LABELS } from '../pack/limits-table.ts'
import { PARTY_KIND_LABELS } from '../pack/pack.ts'
import { roleLabel } from '../people/rights.ts'
import { STAFF_ROLES } from '../people/roles.ts'

/** The lists of a pack whose codes stand elsewhere in it. */
export type Named = 'party' | 'grid' | 'matter' | 'door' | 'placeKind'
/** What a value of a field is: a code of a list, one of some words, or a number of something. */
type Reading = Named | Readonly<Record<string, Label>> | { readonly counted: Label }
/** What a field is called, and how its value is read. One whose name says nothing is passed over. */
export type Field = { readonly label?: Label; readonly of?: Reading }

const field = (zh: string, en: string, of?: Reading): Field => ({
  label: { zh, en },
  ...(of !== undefined && { of }),
})
const times: Reading = { counted: { zh: '次', en: ' times' } }
const days: Reading = { counted: { zh: '天', en: ' days' } }
const perCent: Reading = { counted: { zh: '%', en: '%' } }

const fieldsOf = <K extends string>(labels: Readonly<Record<K, Label>>): Readonly<Record<string, Field>> =>
  Object.fromEntries(Object.entries<Label>(labels).map(([key, label]) => [key, { label }]))
const ROLE_LABELS = Object.fromEntries(STAFF_ROLES.map((role) => [role, roleLabel(role)]))
const APPROVERS = { ...ROLE_LABELS, none: { zh: '不需审核', en: 'nobody' } }
const REPORT_GROUND_LABELS = Object.fromEntries(
  Object.entries(REPORT_GROUND_FACTS).map(([ground, { label }]) => [ground, label]),
)
const CLOSINGS = {
  answered: { zh: '当场答复', en: 'answered on the spot' },
  explained: { zh: '解释说明', en: 'explained' },
}
const FIRST_CALLERS = {
  centre: { zh: '城运中心', en: 'the centre' },
  lead: { zh: '主责单位', en: 'the lead' },
}
/** Doors by the ground that leads to them. */
const doorsBy = (labels: Readonly<Record<string, Label>>): Readonly<Record<string, Field>> =>
  Object.fromEntries(Object.entries(labels).map(([ground, label]) => [ground, { label, of: 'door' }]))

/** The parts of a pack as people look for them, each with its fields by name: for a part of a matter, those of that part. */
export const PARTS = {
  settings: {
    label: { zh: '基本设置', en: 'Settings' },
    fields: {
      jurisdiction: field('辖区', 'jurisdiction'),
      version: field('版本', 'version'),
      name: field('名称', 'name'),
      practice: field('训练', 'practice'),
      unsortedMatter: field('未分类时的事项', 'matter of what nothing tells apart', 'matter'),
      fallbackGrid: field('无法定位时的网格', 'grid of what cannot be placed', 'grid'),
    },
  },
  hours: {
    label: { zh: '工作时间', en: 'Working hours' },
    fields: { hours: field('工作时间', 'working hours'), from: {}, to: {} },
  },
  days: {
    label: { zh: '日历', en: 'Calendar' },
    fields: {
      date: field('日期', 'date'),
      kind: field('类别', 'kind', {
        off: { zh: '放假', en: 'off' },
        worked: { zh: '上班', en: 'worked' },
        duty: { zh: '值守', en: 'on duty' },
      }),
      name: field('名称', 'name'),
      parties: field('值守单位', 'parties on duty', 'party'),
      roles: field('值守岗位', 'roles on duty', ROLE_LABELS),
    },
  },
  grids: {
    label: { zh: '网格', en: 'Grids' },
    fields: {
      name: field('名称', 'name'),
      number: field('编码', 'number'),
      area: field('边界', 'outline'),
    },
  },
  parties: {
    label: { zh: '承办单位', en: 'Parties' },
    fields: {
      name: field('名称', 'name'),
      aliases: field('别名', 'aliases'),
      kind: field('类别', 'kind', PARTY_KIND_LABELS),
      steward: field('代录单位', 'steward', 'party'),
      phone: field('值班电话', 'duty telephone'),
    },
  },
  placeKinds: {
    label: { zh: '场所类型', en: 'Kinds of places' },
    fields: { name: field('名称', 'name'), words: field('识别词', 'words') },
  },
  places: {
    label: { zh: '地点', en: 'Places' },
    fields: {
      name: field('名称', 'name'),
      aliases: field('别名', 'aliases'),
      grid: field('网格', 'grid', 'grid'),
      kind: field('场所类型', 'kind', 'placeKind'),
      extent: field('范围', 'extent', {
        spot: { zh: '地点', en: 'a spot' },
        stretch: { zh: '路段', en: 'a stretch' },
      }),
      numbers: field('门牌', 'house numbers'),
      road: {},
      from: {},
      to: {},
      side: field('单双号', 'side', { odd: { zh: '单号', en: 'odd' }, even: { zh: '双号', en: 'even' } }),
      parties: field('属地单位', 'local parties', 'party'),
    },
  },
  matters: {
    label: { zh: '事项', en: 'Matters' },
    fields: {
      name: field('名称', 'name'),
      kind: field('类别', 'kind', {
        component: { zh: '部件', en: 'component' },
        event: { zh: '事件', en: 'event' },
      }),
      major: field('大类', 'major class'),
      minor: field('小类', 'minor class'),
      keywords: field('关键词', 'keywords'),
      against: field('排除词', 'words against it'),
      site: field('有现场', 'has a site'),
      complex: field('疑难', 'complex'),
      emergency: field('应急', 'emergency'),
      call: field('先拨', 'calls first', 'door'),
      closureCheck: field('核查方式', 'closure check'),
      by: { of: CHECK_WAY_LABELS },
      share: {},
      watch: field('回头看', 'watch'),
      from: {},
      withinDays: {},
    },
  },
  route: {
    label: { zh: '路由', en: 'Routing' },
    fields: {
      route: {},
      lead: field('主责', 'lead', 'party'),
      leadOfPlace: field('属地主责', 'lead of the place', PARTY_KIND_LABELS),
      cooperating: field('协同', 'cooperating', 'party'),
      cooperatingOfPlace: field('属地协同', 'cooperating, of the place', PARTY_KIND_LABELS),
      sure: field('直派', 'sent without a dispatcher'),
    },
  },
  limits: {
    label: { zh: '时限', en: 'Limits' },
    fields: {
      conditions: {},
      name: field('名称', 'name'),
      limits: {},
      otherwise: {},
      emergency: field('紧急', 'emergency'),
      ...fieldsOf(LIMITED_STAGE_LABELS),
      ...fieldsOf(PROCESSING_LABELS),
    },
  },
  answers: {
    label: { zh: '常用答复', en: 'Standard answers' },
    fields: {
      name: field('名称', 'name'),
      matters: field('事项', 'matters', 'matter'),
      appeals: field('诉求类型', 'appeals', APPEAL_LABELS),
      text: field('答复', 'text'),
    },
  },
  systems: {
    label: { zh: '外部系统', en: 'Systems' },
    fields: {
      source: field('来源', 'source'),
      parties: field('代表单位', 'its parties', 'party'),
      doors: field('代表去处', 'its doors', 'door'),
    },
  },
  doors: {
    label: { zh: '去处', en: 'Doors' },
    fields: {
      name: field('名称', 'name'),
      purpose: field('用途', 'purpose'),
      contact: field('联系', 'contact'),
      places: field('所辖地点', 'its places'),
      words: field('识别词', 'words'),
      against: field('排除词', 'words against it'),
    },
  },
  legalRoutes: {
    label: { zh: '终止后的法定途径', en: 'Legal routes' },
    fields: doorsBy(END_GROUND_LABELS),
  },
  remedies: {
    label: { zh: '终结后的救济途径', en: 'Further remedies' },
    fields: doorsBy(TERMINATION_LABELS),
  },
  reportDoors: {
    label: { zh: '单件诉求终止后的去处', en: 'Doors for single reports' },
    fields: doorsBy(REPORT_GROUND_LABELS),
  },
  whistleGrounds: {
    label: { zh: '吹哨理由', en: 'Grounds of a whistle' },
    fields: { name: field('名称', 'name') },
  },
  ladder: {
    label: { zh: '升级规则', en: 'Ladder' },
    fields: {
      rule: {},
      when: {},
      on: {},
      to: { of: RUNG_LABELS },
      failed: { of: times },
      returns: { of: times },
      broken: { of: times },
      times: { of: times },
      parties: { of: { counted: { zh: '家单位', en: ' parties' } } },
      joined: { of: { counted: { zh: '件并入', en: ' joined' } } },
      reports: { of: { counted: { zh: '件诉求', en: ' reports' } } },
      unsolved: { of: { counted: { zh: '人未解决', en: ' unsolved' } } },
      by: {},
    },
  },
  policy: {
    label: { zh: '政策', en: 'Policy' },
    fields: {
      firstContact: field('先行联系', 'first contact'),
      firstContactBy: field('先行联系由谁', 'who makes first contact', FIRST_CALLERS),
      appeals: {},
      reply: field('答复', 'reply'),
      closings: field('凭答复办结', 'closed by words'),
      site: field('有现场', 'with a site', CLOSINGS),
      noSite: field('无现场', 'without a site', CLOSINGS),
      ...fieldsOf(APPEAL_LABELS),
      complexReply: field('疑难诉求答复', 'reply to a complex appeal'),
      replyApproval: field('答复审核', 'approval of replies', APPROVERS),
      by: {},
      matters: {},
      decide: field('研判', 'a decision'),
      supervision: field('督办', 'supervision'),
      followUp: field('回访', 'call back'),
      after: field('最早', 'not before'),
      within: field('最迟', 'within'),
      attempts: field('联系次数', 'attempts', times),
      rounds: field('终结前轮次', 'rounds before an end'),
      takeNote: field('应急告知', 'taking note of an emergency'),
      decideUrgent: field('应急研判', 'deciding in an emergency'),
      handleAgain: field('再次处置', 'handling it again'),
      rulings: field('审核', 'rulings'),
      return: field('退单', 'a return'),
      objection: field('异议', 'an objection'),
      extension: field('延期', 'an extension'),
      processing: field('处理类型', 'a processing type'),
      proposal: field('签批', 'a signature'),
      report: field('单件诉求', 'a single report'),
      consent: field('督办意见', 'consent of the district'),
      emergency: field('应急', 'in an emergency'),
      climbAfter: field('逐级上报', 'goes higher after'),
      contactAttempts: field('先行联系次数', 'attempts at first contact', times),
      returnWithin: field('退单期限', 'returns within'),
      toldAhead: field('更正后至少留出', 'left after a correction'),
      warnAt: field('临期预警', 'warnings at', perCent),
      watchDays: field('长效观察', 'watched for', days),
    },
  },
} as const satisfies Record<
  string,
  { readonly label: Label; readonly fields: Readonly<Record<string, Field>> }
>
export type Part = keyof typeof PARTS

/** A field of a part, by its name; nothing for what is a code of the street's own. */
export const fieldOf = (part: Part, name: string): Field | undefined => {
  const fields: Readonly<Record<string, Field>> = PARTS[part].fields
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}
