/** What happens to a report, in the words that its reporter reads: short, calm, without the trade's terms. */
import type { Case } from '../../case/record/case.ts'
import type { Stage } from '../../case/record/transitions.ts'
import type { Label } from '../../label.ts'

/** What is going on, and what that means for whoever reported. */
type Told = { readonly title: Label; readonly words: Label }

/** What is told of a stage while a case stands in it. */
export const STAGE_WORDS: Readonly<Record<Stage, Told>> = {
  confirm: {
    title: { zh: '正在和您核实', en: 'Being confirmed with you' },
    words: {
      zh: '工作人员正在核实情况，可能给您打电话。',
      en: 'Somebody is checking the facts and may call you.',
    },
  },
  dispatch: {
    title: { zh: '正在派给负责的单位', en: 'Being sent to whoever is responsible' },
    words: {
      zh: '情况已核实，城运中心正在确定由谁办理。',
      en: 'The facts are confirmed; the centre decides who handles it.',
    },
  },
  handling: {
    title: { zh: '正在办理', en: 'Being handled' },
    words: {
      zh: '负责的单位正在办理，办完由别人核查。',
      en: 'It is being dealt with; then somebody else checks.',
    },
  },
  reinspection: {
    title: { zh: '正在现场核查', en: 'Being checked on site' },
    words: {
      zh: '单位已反馈办完，正由没有参与办理的人到现场核查。',
      en: 'The work is said to be done; somebody who took no part in it checks.',
    },
  },
  leader: {
    title: { zh: '网格长正在研判', en: 'The grid leader decides what to do' },
    words: {
      zh: '这件事一家办不了，片区负责人正在召集各方定办法。',
      en: 'One department can’t settle it; whoever leads the area calls the parties together.',
    },
  },
  'joint-handling': {
    title: { zh: '正在联合办理', en: 'Being handled by several together' },
    words: { zh: '几家单位按商定的方案一起办。', en: 'Several parties carry out what they agreed.' },
  },
  parked: {
    title: { zh: '暂缓办理（条件具备后继续）', en: 'Put off until it can go on' },
    words: {
      zh: '现在还缺条件，到日子会再看。',
      en: 'Something is lacking for now; it is looked at again on its date.',
    },
  },
  close: {
    title: { zh: '已有办理结果，准备答复您', en: 'There is a result: your answer is being prepared' },
    words: {
      zh: '接下来问您两件事：解决了吗？满意吗？',
      en: 'Next you are asked two things: solved? satisfied?',
    },
  },
  'follow-up': {
    title: { zh: '已有办理结果，请您评价', en: 'There is a result: now it is for you to say' },
    words: {
      zh: '我们会打电话问您是否解决、是否满意，您也可以在这里评价。',
      en: 'You are called and asked whether it is solved; you can also say so here.',
    },
  },
  archive: {
    title: { zh: '正在归档', en: 'Being archived' },
    words: { zh: '办理已经结束。', en: 'It has been dealt with.' },
  },
}

/** What is told while it is checked by telephone or by documents. */
export const CHECKED_OTHERWISE: Told = {
  title: { zh: '正在核查', en: 'Being checked' },
  words: {
    zh: '单位已反馈办完，正由没有参与办理的人核查，可能给您打电话。',
    en: 'The work is said to be done; somebody who took no part in it checks, and may call you.',
  },
}

/** What is told of an emergency while somebody is being sent, or is there: what to do comes before who decides. */
export const EMERGENCY: Told = {
  title: { zh: '正在应急处置', en: 'Dealt with as an emergency' },
  words: {
    zh: '已按紧急情况处理，正在安排人员到场。有危险请先离开，并拨打110、119或120。',
    en: 'It is treated as an emergency and people are being sent. If you are in danger, leave first, and call 110, 119 or 120.',
  },
}

/** The stages in which an emergency is told as one: until the work is said to be done. */
export const EMERGENCY_STAGES: readonly Stage[] = ['confirm', 'dispatch', 'handling', 'leader']

/** What is told of a tip-off, wherever it stands: whoever reads along must not learn when somebody comes to look. */
export const COARSE: Told = {
  title: { zh: '正在办理', en: 'Being handled' },
  words: {
    zh: '办理的过程不公开，办完会答复您。',
    en: 'How it goes is not told while it goes on; you are answered when it is done.',
  },
}

type Ending = Extract<Case, { status: 'ended' }>['ending']

/** What is told of a report that has no open case: not yet, or not any more. */
export const STATUS_WORDS: Readonly<
  Record<Ending | 'received' | 'withdrawn' | 'report-ended' | 'terminated', Told>
> = {
  received: {
    title: { zh: '已收到，正在登记', en: 'Received, being registered' },
    words: { zh: '接下来工作人员会和您核实。', en: 'Next, somebody makes sure that it was understood.' },
  },
  withdrawn: {
    title: { zh: '您已撤回', en: 'You took it back' },
    words: { zh: '情况有变，可以再报一次。', en: 'If things change, report it again.' },
  },
  'report-ended': {
    title: { zh: '已停止办理（原因见下）', en: 'No longer worked on, for the reason below' },
    words: { zh: '原因和可以去找谁写在下面。', en: 'Why, and where to turn to, stands below.' },
  },
  archived: {
    title: { zh: '已办结', en: 'Closed' },
    words: { zh: '如果问题又出现，可以再报一次。', en: 'If it comes back, report it again.' },
  },
  terminated: {
    title: { zh: '已办结，不再重复办理', en: 'Closed, and not taken up again' },
    words: { zh: '理由、说明和可以去找谁写在下面。', en: 'Why, and where to turn to, stands below.' },
  },
  rejected: {
    title: { zh: '没有受理', en: 'Not taken on' },
    words: { zh: '原因和可以去找谁写在下面。', en: 'Why, and where to turn to, stands below.' },
  },
  transferred: {
    title: { zh: '已转交其他单位办理', en: 'Passed on to another body' },
    words: { zh: '由下面的单位继续办理。', en: 'Whoever stands below goes on with it.' },
  },
  merged: {
    title: { zh: '与同类诉求合并办理', en: 'Handled together with like reports' },
    words: { zh: '办理结果会一并答复您。', en: 'You are answered together with the others.' },
  },
  ended: {
    title: { zh: '已停止办理', en: 'No longer worked on' },
    words: { zh: '原因写在下面。', en: 'Why stands below.' },
  },
}

/** What comes next, by the stage it stands in; nothing where that is not known. */
export const NEXT_WORDS: Readonly<Partial<Record<Stage, Label>>> = {
  confirm: { zh: '派给负责的单位', en: 'It is sent to whoever is responsible' },
  dispatch: { zh: '单位办理', en: 'It is dealt with' },
  handling: { zh: '由没有参与办理的人核查', en: 'Somebody who took no part checks' },
  'joint-handling': { zh: '由没有参与办理的人核查', en: 'Somebody who took no part checks' },
  reinspection: { zh: '问您：解决了吗，满意吗', en: 'You are asked: solved? satisfied?' },
  leader: { zh: '几家单位按商定的办法一起办', en: 'The parties carry out what is agreed' },
  parked: { zh: '到日子再看，条件具备就继续', en: 'It is looked at again, and goes on when it can' },
  close: { zh: '问您：解决了吗，满意吗', en: 'You are asked: solved? satisfied?' },
  'follow-up': { zh: '归档；以后再出现，按回头看办', en: 'It is archived, and the place is watched' },
}

/** How it is told that something was put off, where whoever decided said nothing more. */
export const PUT_OFF_WORDS: Readonly<Record<'reply' | 'extended' | 'parked', Told>> = {
  reply: {
    title: { zh: '延长答复', en: 'A longer time to answer you' },
    words: {
      zh: '情况复杂，答复的时间批准延长。',
      en: 'It is complex: a longer time to answer was granted.',
    },
  },
  extended: {
    title: { zh: '延期办理', en: 'More time to deal with it' },
    words: {
      zh: '办理的单位申请了延期，已批准。',
      en: 'Whoever deals with it asked for more time, and has it.',
    },
  },
  parked: {
    title: { zh: '暂缓办理', en: 'Put off for now' },
    words: { zh: '现在还缺条件，到日子再看。', en: 'Something is lacking for now; it is looked at again.' },
  },
}

/** That a longer time to answer was refused: the date stands. */
export const NOT_PUT_OFF: Label = {
  zh: '没有批准延长，按原来的日子答复您。',
  en: 'No longer time was granted: you are answered by the date that was told.',
}

/** That it was answered once and goes on again. */
export const AGAIN: Label = {
  zh: '上次答复后又重新办理',
  en: 'Taken up again since you were answered',
}
