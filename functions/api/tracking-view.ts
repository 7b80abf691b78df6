import type { Case } from '#domain/case/record/case.ts'
import type { Label } from '#domain/label.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { doneAt } from '#domain/report/duties.ts'
import type { Report } from '#domain/report/record/report.ts'
import { tellEnding } from '#domain/report/told.ts'
import { stageOf, stageView } from './case-view.ts'

/**
 * What a reporter may see of the report: where it stands, and of an ending why, and where to turn to now. Never who
 * handles it, and never what anybody wrote but the wording for the public of a parked case.
 */
export function trackingView(report: Report, of: Case | undefined, pack: Pack) {
  const { trackingCode, receivedAt } = report
  if (report.status === 'withdrawn')
    return { trackingCode, receivedAt, status: { code: 'withdrawn', zh: '已撤回', en: 'Withdrawn' } }
  if (of === undefined)
    return {
      trackingCode,
      receivedAt,
      status: { code: 'received', zh: '已收到，正在登记', en: 'Received, being looked at' },
    }
  // Called in vain, no reply is owed any more; but nobody was answered.
  const answeredAt = report.replied?.how === 'unreachable' ? undefined : doneAt(report, 'reply')
  const opened = {
    trackingCode,
    receivedAt,
    openedAt: of.openedAt,
    ...(report.owed === undefined ? {} : { answerBy: report.owed.reply.dueAt }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
  }
  if (of.status === 'ended')
    return {
      ...opened,
      endedAt: of.endedAt,
      status: { code: of.ending, ...ENDING_LABELS[of.ending] },
      ...tellEnding(of, pack),
    }
  return {
    ...opened,
    status: { code: 'open', zh: '办理中', en: 'Being worked on' },
    stage: stageView(stageOf(of)),
    ...(of.parkedUntil === undefined ? {} : { parkedUntil: of.parkedUntil }),
    ...(of.parking === undefined ? {} : { parkedWords: of.parking.publicWords }),
  }
}

const ENDING_LABELS: Readonly<Record<Extract<Case, { status: 'ended' }>['ending'], Label>> = {
  archived: { zh: '已办结归档', en: 'Closed and archived' },
  rejected: { zh: '不予受理', en: 'Not accepted' },
  transferred: { zh: '已转交其他单位办理', en: 'Passed on to another body' },
  merged: { zh: '与同类诉求合并办理', en: 'Handled together with like reports' },
  ended: { zh: '已停止办理', en: 'No longer worked on' },
}
