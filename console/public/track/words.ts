import type { Label } from '../../base/label.ts'
import type { paths } from '../../generated/api.d.ts'

/** What the tracker answers. */
export type Tracking =
  paths['/v1/reports/{trackingCode}']['get']['responses'][200]['content']['application/json']

type Now = { readonly title: Label; readonly words: Label }

const STATUS: Readonly<Record<Exclude<Tracking['status']['code'], 'open'>, Now>> = {
  received: {
    title: { zh: '已收到，正在登记', en: 'Received, being registered' },
    words: { zh: '接下来工作人员会和您核实。', en: 'Next, somebody makes sure it was understood.' },
  },
  withdrawn: {
    title: { zh: '您已撤回', en: 'You took it back' },
    words: { zh: '情况有变，可以再报一次。', en: 'Report it again if things change.' },
  },
  archived: {
    title: { zh: '已办结', en: 'Closed' },
    words: { zh: '如果问题又出现，可以再报一次。', en: 'Report it again if it comes back.' },
  },
  rejected: {
    title: { zh: '没有受理', en: 'Not taken on' },
    words: { zh: '原因和可以去找谁写在下面。', en: 'Why, and where to turn to, stands below.' },
  },
  transferred: {
    title: { zh: '已转交其他单位办理', en: 'Handed to somebody else' },
    words: { zh: '由下面的单位继续办理。', en: 'Whoever stands below goes on with it.' },
  },
  merged: {
    title: { zh: '与同类诉求合并办理', en: 'Handled together with others like it' },
    words: { zh: '办理结果会一并答复您。', en: 'You are answered with the others.' },
  },
  ended: {
    title: { zh: '已停止办理', en: 'No longer handled' },
    words: { zh: '原因写在下面。', en: 'Why stands below.' },
  },
}

const STAGES: Readonly<Record<string, Now>> = {
  confirm: {
    title: { zh: '正在和您核实', en: 'Being confirmed' },
    words: { zh: '工作人员正在核实情况，可能给您打电话。', en: 'Somebody is checking, and may call you.' },
  },
  dispatch: {
    title: { zh: '正在派给负责的单位', en: 'Being dispatched' },
    words: {
      zh: '情况已核实，城运中心正在确定由谁办理。',
      en: 'It is confirmed; the centre decides who handles it.',
    },
  },
  handling: {
    title: { zh: '正在办理', en: 'Being handled' },
    words: {
      zh: '负责的单位正在办理，办完有人到现场核查。',
      en: 'It is being dealt with; then somebody checks on site.',
    },
  },
  reinspection: {
    title: { zh: '正在现场核查', en: 'Being checked on site' },
    words: {
      zh: '单位已反馈办完，正由其他人到现场核查。',
      en: 'The work is said to be done; others check it.',
    },
  },
  leader: {
    title: { zh: '网格长正在研判', en: 'The grid leader decides' },
    words: {
      zh: '这件事要几家一起办，片区负责人正在定办法。',
      en: 'It takes several parties; whoever leads the area decides how.',
    },
  },
  'joint-handling': {
    title: { zh: '正在联合办理', en: 'Handled by several together' },
    words: { zh: '几家单位按商定的方案一起办。', en: 'Several parties carry out an agreed plan.' },
  },
  parked: {
    title: { zh: '暂缓办理（条件具备后继续）', en: 'Waiting until it can go on' },
    words: { zh: '现在还缺条件，到日子会再看。', en: 'Something is still lacking; it is looked at again.' },
  },
}
const LATER: Now = {
  title: { zh: '现场已核查，准备答复您', en: 'Checked: your answer is prepared' },
  words: { zh: '我们会问您是否解决、是否满意。', en: 'You will be asked whether it is solved.' },
}

/** What happens now, as a resident reads it. */
export const nowWords = ({ status, stage }: Tracking): Now =>
  status.code === 'open' ? (STAGES[stage?.code ?? 'confirm'] ?? LATER) : STATUS[status.code]
