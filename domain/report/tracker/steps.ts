import type { Case } from '../../case/record/case.ts'
import type { Stage } from '../../case/record/transitions.ts'
import type { Instant } from '../../clock/calendar.ts'
import type { DomainEvent } from '../../events/index.ts'
import type { Label } from '../../label.ts'
import type { MoveOfReport, Report } from '../record/report.ts'

/** Something that has happened to a report, as its reporter is told. */
export type Step = Label & { readonly at: Instant }

const RECEIVED: Label = { zh: '收到您的反映', en: 'Your report was received' }
const OPENED: Label = { zh: '立案', en: 'A case was opened' }
const JOINED: Label = { zh: '有人已经反映，合并办理', en: 'Others had reported it: handled together' }
/** How it came from one case to another. */
const MOVED: Readonly<Record<MoveOfReport, Label>> = {
  merged: { zh: '与另一件合并办理', en: 'Handled together with another one from now on' },
  'taken-back': {
    zh: '撤销合并，恢复单独办理',
    en: 'No longer together with the other one: handled by itself again',
  },
  split: {
    zh: '从合并的案件中拆出，另行办理',
    en: 'Taken out of the case it was joined to, and handled apart',
  },
}
const ENDED: Label = { zh: '办理结束', en: 'It came to its end' }
const ANSWERED: Label = { zh: '答复了您', en: 'You were answered' }
const CHECKED: Readonly<Record<string, Label>> = {
  passed: { zh: '现场核查通过', en: 'The check on site was passed' },
  failed: { zh: '核查没有通过', en: 'The check found it wanting' },
}
/** The same where nobody looks on site. */
const OFF_SITE = {
  said: { zh: '单位反馈办完，进行核查', en: 'Said to be done: it is checked' },
  passed: { zh: '核查通过', en: 'The check was passed' },
} as const satisfies Readonly<Record<string, Label>>
const UNSOLVED: Label = {
  zh: '有诉求人说没有解决，重新办理',
  en: 'A reporter said that it is not solved: taken up again',
}

/** Where the pack leaves the first call to whoever leads, it goes out before anybody has spoken to its reporter. */
const TAKEN_UP: Label = { zh: '已受理，安排单位办理', en: 'Taken up: somebody is being made responsible' }
const SPOKEN_TO: Label = { zh: '承办单位与您联系了', en: 'Whoever is responsible spoke with you' }

const PASSED_ON: Label = { zh: '转交其他单位', en: 'Passed on to another body' }
const SENT_BACK: Label = { zh: '其他单位退回，继续办理', en: 'Sent back by that body: it goes on here' }
const REOPENED: Label = { zh: '查明没有办好，重新办理', en: 'Found not to be settled: taken up again' }

/** What is told when a case comes to a stage; nothing of those that pass by themselves. */
const CAME_TO: Readonly<Partial<Record<Stage, Label>>> = {
  dispatch: { zh: '情况已核实', en: 'The facts were confirmed' },
  handling: { zh: '派给单位办理', en: 'Sent to whoever is responsible' },
  reinspection: { zh: '单位反馈办完，到现场核查', en: 'Said to be done: checked on site' },
  leader: { zh: '交网格长研判', en: 'Brought to the grid leader' },
  'joint-handling': { zh: '几家单位商定方案，一起办', en: 'Several parties agreed what to do together' },
  parked: { zh: '暂缓办理', en: 'Put off for now' },
}

/**
 * What has happened so far, oldest first: how the report came in, where its case has been, when it was answered. Of a case
 * that a report joined later, what was before it is told too: it is the same trouble. Never who did what, nor anybody's words.
 * @param history of its case, oldest first; of a tip-off none, for it must not announce when somebody comes to look
 */
export function stepsOf(
  report: Report,
  of: Case | undefined,
  history: readonly DomainEvent[],
  answeredAt: Instant | undefined,
): readonly Step[] {
  const joinedLater = of !== undefined && of.openedAt < report.receivedAt
  const leadCalls = of?.leadCalls === true || history.some(isLeadsCall)
  const steps: Step[] = [
    { at: report.receivedAt, ...RECEIVED },
    ...(of === undefined
      ? []
      : [joinedLater ? { at: report.receivedAt, ...JOINED } : { at: of.openedAt, ...OPENED }]),
    ...(report.moves ?? []).map(({ how, at }) => ({ at, ...MOVED[how] })),
    ...history.flatMap((event) => stepOf(event, of?.checkedBy, leadCalls)),
    ...(answeredAt === undefined ? [] : [{ at: answeredAt, ...ANSWERED }]),
    ...(of?.status === 'ended' ? [{ at: of.endedAt, ...ENDED }] : []),
  ]
  return steps.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

const isLeadsCall = ({ type, data }: DomainEvent): boolean =>
  type === 'task-sent' && data.kind === 'lead-contact'

function stepOf(event: DomainEvent, checkedBy: Case['checkedBy'], leadCalls: boolean): readonly Step[] {
  const words =
    (leadCalls ? leadsStep(event) : undefined) ??
    (checkedBy === undefined ? undefined : offSite(event)) ??
    wordsOf(event)
  return words === undefined ? [] : [{ at: event.metadata.time, ...words }]
}

/** Of a case whose lead makes the first call. */
function leadsStep({ type, data }: DomainEvent): Label | undefined {
  if (type === 'stage-opened' && data.stage === 'dispatch') return TAKEN_UP
  return type === 'task-settled' && data.kind === 'lead-contact' && data.outcome === 'contacted'
    ? SPOKEN_TO
    : undefined
}

/** Of a case that was checked by telephone or documents in the end, no visit is told. */
function offSite(event: DomainEvent): Label | undefined {
  if (event.type === 'stage-opened' && event.data.stage === 'reinspection') return OFF_SITE.said
  const isCheck = event.type === 'task-settled' && event.data.kind === 'reinspect'
  return isCheck && event.data.outcome === 'passed' ? OFF_SITE.passed : undefined
}

function wordsOf(event: DomainEvent): Label | undefined {
  if (event.type === 'stage-opened') return CAME_TO[event.data.stage]
  if (event.type === 'stage-resolved' && event.data.outcome === 'unsolved') return UNSOLVED
  if (event.type === 'case-reopened') return REOPENED
  if (event.type === 'case-ended' && event.data.ending === 'transferred') return PASSED_ON
  if (event.type === 'case-sent-back') return SENT_BACK
  if (event.type === 'task-settled' && event.data.kind === 'reinspect') return CHECKED[event.data.outcome]
  return undefined
}
