import type { RecordedEvent } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import { leftUntil } from '#domain/clock/left.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { earlierSince } from '#domain/report/duties.ts'
import { deadlineOf } from '#domain/report/owing.ts'
import type { Report } from '#domain/report/record/report.ts'
import { tellEnding, tellReportEnding } from '#domain/report/told.ts'
import { offeredToReporter } from '#domain/report/tracker/offered.ts'
import { postponementsOf } from '#domain/report/tracker/postponements.ts'
import { stepsOf } from '#domain/report/tracker/steps.ts'
import {
  AGAIN,
  CHECKED_OTHERWISE,
  COARSE,
  EMERGENCY,
  EMERGENCY_STAGES,
  NEXT_WORDS,
  STAGE_WORDS,
  STATUS_WORDS,
} from '#domain/report/tracker/words.ts'
import { stageOf } from './case-view.ts'
import type { ViewedAt } from './owed-view.ts'

/** What a tracker shows of: the report, its case, and what happened to that. */
export type Tracked = {
  readonly report: Report
  readonly of: Case | undefined
  readonly history: readonly RecordedEvent[]
  /** The newest pack: it knows the doors and what parties are called. */
  readonly pack: Pack
}

/**
 * Whether a report is told of only coarsely: where it or its case is a tip-off, for no tracker may announce when somebody
 * comes to look.
 */
export const isToldCoarsely = (
  report: Pick<Report, 'appeal'>,
  of: Pick<Case, 'appeal'> | undefined,
): boolean => report.appeal === 'tip-off' || of?.appeal === 'tip-off'

/**
 * What a reporter may see of the report: where it stands, who has it, until when, what comes next; of an ending why, and where
 * to turn to now. Never what anybody wrote but the wordings for the public.
 */
export function trackingView({ report, of, history, pack }: Tracked, at: ViewedAt) {
  const { trackingCode, receivedAt } = report
  // Called in vain, no reply is owed any more; but nobody was answered.
  const answeredAt = report.replied?.how === 'unreachable' ? undefined : report.replied?.at
  const coarse = isToldCoarsely(report, of)
  const events = coarse ? [] : history.map(({ event }) => event)
  const seen = {
    trackingCode,
    receivedAt,
    ...(pack.practice && { practice: pack.practice }),
    steps: stepsOf(report, of, events, answeredAt),
    actions: offeredToReporter(report, of),
  }
  if (report.status === 'withdrawn') return { ...seen, ...statusOf('withdrawn') }
  if (report.status === 'ended')
    return {
      ...seen,
      endedAt: report.endedAt,
      ...statusOf('report-ended'),
      ...tellReportEnding(report, pack),
    }
  if (of === undefined) return { ...seen, ...statusOf('received') }
  // What was answered, or owed, in an earlier round is told as that: it is no answer to what goes on now.
  const again = earlierSince(report, of.status === 'open' ? of.roundSince : undefined)
  const old = again !== undefined
  const opened = {
    ...seen,
    openedAt: of.openedAt,
    ...(old
      ? { again: { since: again, ...AGAIN, ...approvedWords(report), ...(coarse ? {} : untilOf(of)) } }
      : {}),
    ...(old || report.owed === undefined ? {} : { answerBy: report.owed.reply.dueAt }),
    ...(old || answeredAt === undefined ? {} : { answeredAt, ...approvedWords(report) }),
    postponements: postponementsOf(report, coarse ? undefined : of),
  }
  if (of.status === 'ended')
    return { ...opened, ...takenOn(of), endedAt: of.endedAt, ...endingOf(of), ...tellEnding(of, pack) }
  const stage = stageOf(of)
  const urgent = of.emergency && EMERGENCY_STAGES.includes(stage)
  const { title, words } = coarse ? COARSE : urgent ? EMERGENCY : toldOf(stage, of)
  return {
    ...opened,
    status: { code: 'open' as const, zh: '办理中', en: 'Being worked on' },
    stage: coarse ? { code: 'coarse' as const, ...title } : { code: stage, ...title },
    words,
    ...(coarse ? {} : { ...nextOf(urgent ? 'handling' : stage), ...whoHas(of, pack) }),
    ...(report.replied === undefined ? leftOf(report, at) : {}),
    ...(of.interim === undefined ? {} : { interim: of.interim }),
    ...(of.parkedUntil === undefined ? {} : { parkedUntil: of.parkedUntil }),
    ...(of.parking === undefined ? {} : { parkedWords: of.parking.publicWords }),
  }
}

const toldOf = (stage: Stage, { checkedBy }: Case) =>
  stage === 'reinspection' && checkedBy !== undefined ? CHECKED_OTHERWISE : STAGE_WORDS[stage]

function statusOf<C extends keyof typeof STATUS_WORDS>(code: C) {
  const { title, words } = STATUS_WORDS[code]
  return { status: { code, ...title }, words }
}

/** How its case ended; whoever still says that it is not solved is not told that all is well. */
function endingOf({ ending, termination }: Extract<Case, { status: 'ended' }>) {
  const told = statusOf(ending)
  if (ending !== 'archived' || termination === undefined) return told
  const { title, words } = STATUS_WORDS.terminated
  return { status: { ...told.status, ...title }, words }
}

/** That the other body has taken it on, and its number there. */
function takenOn({ takenOn: found }: Extract<Case, { status: 'ended' }>) {
  if (found === undefined) return {}
  const { at, reference } = found
  return { takenOn: { at, ...(reference === undefined ? {} : { reference }) } }
}

/** The words of the reply, once it was given in those that were approved. */
const approvedWords = ({ answer, replied }: Report): { readonly answer?: string } =>
  replied !== undefined && answer?.state === 'approved' ? { answer: answer.words } : {}

/** By when what goes on now is to be done, where no answer is owed that would say it. */
const untilOf = ({ waitsFor }: Case) => (waitsFor === undefined ? {} : { until: waitsFor.dueAt })

const nextOf = (stage: ReturnType<typeof stageOf>) => {
  const next = NEXT_WORDS[stage]
  return next === undefined ? {} : { next }
}

/** Who has it: the parties by name, the one that leads first; and whose area it is once the grid leader has it. */
function whoHas(of: Case, pack: Pack) {
  const parties = [of.lead, ...of.cooperating].flatMap(
    (code) => pack.parties.find((one) => one.code === code)?.name ?? [],
  )
  const grid = of.referred ? pack.grids.find(({ code }) => code === of.place.grid)?.name : undefined
  return {
    ...(parties.length === 0 ? {} : { handledBy: parties }),
    ...(grid === undefined ? {} : { ledIn: grid }),
  }
}

function leftOf(report: Report, { now, calendar }: ViewedAt) {
  const deadline = report.owed === undefined ? undefined : deadlineOf(report, report.owed, 'reply')
  if (report.owed === undefined || deadline === undefined) return {}
  return { left: leftUntil(report.owed.reply.dueAt, deadline, now, calendar) }
}
