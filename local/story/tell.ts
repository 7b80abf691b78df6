import { CASE_ACTIONS, TASK_ACTIONS } from '#domain/case/actions/action-table.ts'
import { OUTCOME_LABELS, STAGE_LABELS } from '#domain/case/record/labels.ts'
import { referralLabels } from '#domain/case/record/referral-rules.ts'
import { TASK_KINDS } from '#domain/case/record/task.ts'
import { NO_LONGER_NEEDED, TASK_FACTS } from '#domain/case/tasks/task-kinds.ts'
import { type Instant, localDate } from '#domain/clock/calendar.ts'
import { EVENTS } from '#domain/events/index.ts'
import type { Label } from '#domain/label.ts'
import { ROLE_FACTS } from '#domain/people/rights.ts'
import { REPORT_ACTIONS } from '#domain/report/act.ts'
import { PACKS } from '#packs/index.ts'
import type { DeskTask, TimelineEntry } from './desk.ts'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
})

/** A moment as people in Shanghai write it: `2021-01-18 周一 09:20`. */
export function shanghai(at: Instant): string {
  const date = localDate(at)
  return `${date} 周${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${TIME.format(new Date(at))}`
}

const IN_ENGLISH = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

/** The same in English, without the year: `Mon, 18 January at 09:20`. */
export const shanghaiInEnglish = (at: Instant): string => IN_ENGLISH.format(new Date(at))

const EVENT_LABELS: ReadonlyMap<string, string> = new Map(EVENTS.map((one) => [one.type, one.zh]))
const words = (labels: Readonly<Record<string, Label>>) =>
  Object.entries(labels).map(([code, { zh }]) => [code, zh] as const)

const labelsOf = (table: Readonly<Record<string, { readonly label: Label }>>) =>
  Object.fromEntries(Object.entries(table).map(([code, { label }]) => [code, label]))

/** The street whose stories are told. */
const [STREET] = PACKS

/** The Chinese words for codes in events; of two meanings of a code the one further down is meant. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...[
    STREET === undefined ? {} : referralLabels(STREET),
    NO_LONGER_NEEDED,
    ...Object.values(TASK_FACTS).flatMap(({ outcomes, endings = {} }) => [outcomes, endings]),
    OUTCOME_LABELS,
    labelsOf(ROLE_FACTS),
    labelsOf(TASK_FACTS),
    STAGE_LABELS,
  ].flatMap(words),
  ...(STREET?.parties ?? []).map(({ code, name }) => [code, name.zh] as const),
])

const ACTED: ReadonlyMap<string, string> = new Map(
  [REPORT_ACTIONS, TASK_ACTIONS, CASE_ACTIONS].map(labelsOf).flatMap(words),
)

/** Who reported what of a task: `受理员  联系诉求人 · 受理`. */
export function outcomeText(person: string, kind: string, outcome: string): string {
  const facts = TASK_KINDS.flatMap((one) => (one === kind ? [TASK_FACTS[one]] : []))
  const ends = facts.flatMap(({ outcomes }) => words(outcomes)).find(([code]) => code === outcome)
  return `${wordFor(person)}  ${wordFor(kind)} · ${ends?.[1] ?? outcome}`
}

/** Who acted how: `派遣员  增加协同单位`. */
export const actionText = (person: string, action: string): string =>
  `${wordFor(person)}  ${ACTED.get(action) ?? action}`

const wordFor = (code: string): string => WORDS.get(code) ?? code

/** What an event is about, in the order in which one would say it. */
const FACTS = [
  'stage',
  'assignee',
  'party',
  'item',
  'kind',
  'outcome',
  'ending',
  'rule',
  'until',
  'dueAt',
] as const

/**
 * A case's timeline as text, a line for each event: when, what, about what, and the words that go with it.
 * @param items what the items of its plan are about, by their codes
 */
export const timelineText = (
  entries: readonly TimelineEntry[],
  items: Readonly<Record<string, string>> = {},
): string =>
  entries
    .map(({ sequence, at, type, data, texts }) => {
      const facts = FACTS.flatMap((fact) =>
        fact === 'item' && typeof data.item === 'string'
          ? [items[data.item] ?? data.item]
          : spoken(fact, data[fact]),
      ).join(' · ')
      const words = Object.values(texts).map((text) => `「${text}」`)
      const label = EVENT_LABELS.get(type) ?? type
      return `  ${String(sequence).padStart(3)}  ${shanghai(at)}  ${[label, facts, ...words].filter(Boolean).join('  ')}`
    })
    .join('\n')

/**
 * Due times that were computed, each explained once, with the tasks it is the due time of: limit and source, days that
 * did not count, result. Dates that somebody set need no explaining.
 */
export function dueText(tasks: readonly DeskTask[]): string[] {
  const computed = tasks.filter(({ due }) => due.explanation.limit !== undefined)
  return [...Map.groupBy(computed, ({ due }) => due.zh)].flatMap(([zh, alike]) => {
    const owed = alike.map(({ kind, assignee }) =>
      [...spoken('party', assignee), ...spoken('kind', kind)].join(' '),
    )
    const [{ due, dueAt } = { due: undefined, dueAt: '' }] = alike
    const mark = due?.explanation.provisional === true ? '〔暂定〕' : ''
    return [`→ ${owed.join('、')}  限 ${shanghai(dueAt)}${mark}`, `  ${zh}`, `  ${due?.en ?? ''}`]
  })
}

function spoken(fact: (typeof FACTS)[number], value: unknown): string[] {
  if (value !== null && typeof value === 'object' && 'party' in value) return spoken('party', value.party)
  if (value !== null && typeof value === 'object' && 'role' in value) return spoken('party', value.role)
  if (typeof value !== 'string') return []
  if (fact === 'dueAt') return [`限 ${shanghai(value)}`]
  if (fact === 'until') return [`至 ${shanghai(value)}`]
  return [wordFor(value)]
}
