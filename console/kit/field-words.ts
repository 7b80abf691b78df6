import type { Label } from '../base/label.ts'

/** What the fields of the server's forms are called. */
const WORDS: Readonly<Record<string, Label>> = {
  lead: { zh: '主责单位', en: 'Lead' },
  cooperating: { zh: '协同单位', en: 'Cooperating parties' },
  party: { zh: '单位', en: 'Party' },
  parties: { zh: '单位', en: 'Parties' },
  subjects: { zh: '被反映对象', en: 'Parties it is about' },
  replacement: { zh: '改派给', en: 'Sent to instead' },
  processing: { zh: '处理类型', en: 'Processing' },
  despite: { zh: '不照已定口径派遣的理由', en: 'Why a kept ruling is not followed' },
  instruction: { zh: '派遣说明', en: 'Instruction' },
  note: { zh: '说明', en: 'Note' },
  head: { zh: '负责人意见', en: 'Opinion of the head' },
  evidence: { zh: '佐证，每行一份', en: 'Evidence, one a line' },
  emergency: { zh: '紧急（先拨 119 等电话）', en: 'Emergency (call 119 and the like first)' },
  hazard: { zh: '确有隐患，撤回后仍要处置', en: 'A real hazard: goes on even if withdrawn' },
  reason: { zh: '理由', en: 'Reason' },
  door: { zh: '该找谁', en: 'Where to turn to' },
  to: { zh: '转到', en: 'To' },
  until: { zh: '到什么时候', en: 'Until' },
  accept: { zh: '是否同意退单', en: 'Is the return accepted?' },
  grant: { zh: '是否同意', en: 'Is it granted?' },
  dispatchError: { zh: '原派遣有误', en: 'The dispatch was wrong' },
  keepAs: { zh: '留作以后派遣的口径', en: 'Kept as a rule for later' },
  as: { zh: '作为', en: 'As' },
  onlyCondition: { zh: '只限这个立案条件', en: 'Under this condition only' },
  onlyGrid: { zh: '只限这个网格', en: 'In this grid only' },
  ground: { zh: '依据', en: 'Ground' },
  grounds: { zh: '依据', en: 'Grounds' },
  mode: { zh: '方式', en: 'How' },
  reportInBy: { zh: '报到时限', en: 'Report in by' },
  items: { zh: '方案事项', en: 'Items of the plan' },
  item: { zh: '事项代号（小写字母、数字）', en: 'Code of the item' },
  action: { zh: '做什么', en: 'What is done' },
  dueAt: { zh: '时限', en: 'Due' },
  after: { zh: '等哪一项', en: 'Waits for' },
  ending: { zh: '那一项怎样之后', en: 'Once it is' },
  into: { zh: '并入案号', en: 'Into case' },
  matter: { zh: '事项', en: 'Matter' },
  condition: { zh: '立案条件', en: 'Condition' },
  grid: { zh: '网格', en: 'Grid' },
  place: { zh: '地点', en: 'Place' },
  text: { zh: '地点写法', en: 'In words' },
  who: { zh: '谁承诺', en: 'Who promised' },
  what: { zh: '承诺什么', en: 'What was promised' },
  reviewAt: { zh: '复核日期', en: 'Review date' },
  endsWhen: { zh: '什么条件具备后继续', en: 'Goes on when' },
  publicWords: { zh: '对外说明', en: 'Words for the public' },
  reportId: { zh: '诉求（工单）号', en: 'Report' },
  solved: { zh: '是否解决', en: 'Is it solved?' },
  satisfied: { zh: '是否满意', en: 'Are they satisfied?' },
  how: { zh: '答复方式', en: 'How it was answered' },
}

/** What a field is called; one that nobody has named yet by its code. */
export const fieldWords = (name: string): Label => WORDS[name] ?? { zh: name, en: name }

/** Who will read a text. */
export const AUDIENCES: Readonly<Record<string, Label>> = {
  public: { zh: '诉求人和公众看得到', en: 'The reporter and the public will read this' },
  case: {
    zh: '本案各承办单位看得到，诉求人看不到',
    en: 'All parties of the case will read this, the reporter not',
  },
  centre: { zh: '只有城运中心看得到', en: 'Only the centre will read this' },
  callers: { zh: '只有给诉求人打电话的人看得到', en: 'Only whoever calls the reporter will read this' },
}
