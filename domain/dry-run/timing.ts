import type { TaskKind } from '../case/record/task.ts'
import type { Instant } from '../clock/calendar.ts'
import { HOUR, millis } from '../clock/calendar.ts'
import { compute } from '../clock/compute.ts'
import type { ClockEvent, Deadline, Terms } from '../clock/deadline.ts'
import { explainDue } from '../clock/explain.ts'
import { sentence } from '../clock/sentence.ts'
import type { DomainEvent } from '../events/index.ts'
import type { Label } from '../label.ts'
import { limitUnder } from '../pack/limits-terms.ts'
import { workingDaysBetween } from '../precedent/from-case.ts'
import { historyOf } from '../projection/case-history.ts'
import { runsAlongside } from '../projection/history.ts'
import type { PackRules, PastRun } from './past.ts'

/** A task that was owed, with its deadline as it was told. */
export type Owed = {
  readonly taskId: string
  readonly kind: TaskKind
  readonly deadline: Deadline
  /** When it was settled; nothing while it is open. */
  readonly settledAt?: Instant
  /** Runs beside its stage (the call of an emergency, what is told of one, the report back to a supervision). */
  readonly alongside: boolean
  /** While rulings were waited for: those that were asked for before the due time keep it from counting as late. */
  readonly waits: readonly { readonly from: Instant; readonly until?: Instant }[]
}

/** A due time that would have been another. None where the clock stands still or the pack has no such limit. */
export type TimingDifference = {
  readonly about: 'timing'
  readonly taskId: string
  readonly kind: TaskKind
  readonly before?: Instant
  readonly after?: Instant
  /** The difference in words, and how the changed pack computes it. */
  readonly words: Label
  readonly because?: Label
}

/** What was owed in a case, from its events. */
export function owedIn(events: readonly DomainEvent[]): Owed[] {
  const tasks = [...historyOf(events).tasks.values()]
  return tasks.map((task) => {
    const { taskId, kind, deadline, settled } = task
    const waits = tasks
      .filter(({ about }) => about === taskId)
      .map((ruling) => ({ from: ruling.sent.at, ...(ruling.settled && { until: ruling.settled.at }) }))
    const alongside = runsAlongside(task)
    return { taskId, kind, deadline, alongside, waits, ...(settled && { settledAt: settled.at }) }
  })
}

/** From when a task that was due counts as late: after the ruling that it waited for then. Nothing while it still waits. */
export function lateFrom({ waits }: Owed, due: Instant): Instant | undefined {
  let from = due
  for (const wait of waits) {
    if (wait.from >= due && from === due) continue
    if (from < wait.from || (wait.until !== undefined && wait.until < from)) continue
    if (wait.until === undefined) return undefined
    from = wait.until
  }
  return from
}

/** When a task is due under a pack: its limits in the place of those that were told. Nothing when the pack has none. */
export function deadlineUnder({ deadline }: Owed, { pack }: PackRules): Deadline | undefined {
  const terms = termsUnder(deadline.terms)
  const events = deadline.events.map((event): ClockEvent | undefined => {
    if (event.kind !== 'limit-changed') return event
    const found = limitUnder(pack, event.source.ref)
    return found && { ...event, ...found }
  })
  const kept = events.filter((event) => event !== undefined)
  return terms === undefined || kept.length < events.length ? undefined : { terms, events: kept }

  function termsUnder(told: Terms): Terms | undefined {
    if (told.kind === 'date') return told
    const found = limitUnder(pack, told.source.ref)
    return found && { ...told, ...found }
  }
}

/** The due time of a task under a pack. */
export function dueUnder(owed: Owed, rules: PackRules): Instant | undefined {
  const deadline = deadlineUnder(owed, rules)
  const due = deadline && compute(deadline, rules.calendar)
  return due?.runs ? due.at : undefined
}

/** Which tasks would have been due at another time. */
export function timingDifferences(
  { events }: PastRun,
  before: PackRules,
  after: PackRules,
): TimingDifference[] {
  return owedIn(events).flatMap((owed): TimingDifference[] => {
    const [was, would] = [dueUnder(owed, before), dueUnder(owed, after)]
    if (was === would) return []
    const deadline = deadlineUnder(owed, after)
    return [
      {
        about: 'timing',
        taskId: owed.taskId,
        kind: owed.kind,
        ...(was !== undefined && { before: was }),
        ...(would !== undefined && { after: would }),
        words: differenceInWords(was, would, after),
        ...(deadline !== undefined && { because: sentence(explainDue(deadline, after.calendar)) }),
      },
    ]
  })
}

function differenceInWords(
  was: Instant | undefined,
  would: Instant | undefined,
  { calendar }: PackRules,
): Label {
  if (would === undefined) return { zh: '新版配置无此时限', en: 'the changed pack has no such limit' }
  if (was === undefined) return { zh: '原包没有这项时限', en: 'the running pack has no such limit' }
  const later = would > was
  const [from, to] = later ? [was, would] : [would, was]
  const days = workingDaysBetween(from, to, calendar)
  const hours = Math.round((millis(to) - millis(from)) / HOUR)
  const [zh, en] =
    days > 0
      ? [`${days}个工作日`, `${days} working ${days === 1 ? 'day' : 'days'}`]
      : [`${hours}小时`, `${hours} ${hours === 1 ? 'hour' : 'hours'}`]
  return later ? { zh: `晚${zh}`, en: `${en} later` } : { zh: `早${zh}`, en: `${en} earlier` }
}
