import { CASE_ACTIONS } from '#domain/case/actions/case-actions.ts'
import { TASK_ACTIONS } from '#domain/case/actions/task-actions.ts'
import { OUTCOME_LABELS, STAGE_LABELS } from '#domain/case/record/labels.ts'
import { referralLabels } from '#domain/case/record/referral-rules.ts'
import { TASK_KINDS } from '#domain/case/record/task.ts'
import { NO_LONGER_NEEDED, TASK_FACTS } from '#domain/case/tasks/task-kinds.ts'
import { fromMillis, type Instant, localDate, millis } from '#domain/clock/calendar.ts'
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
export const shanghai = (at: Instant): string => onDate(localDate(at), TIME.format(new Date(at)))

/** Until when something is due: midnight is the end of a day, `2021-01-25 周一 24:00`. */
const dueMoment = (at: Instant): string =>
  TIME.format(new Date(at)) === '00:00'
    ? onDate(localDate(fromMillis(millis(at) - 1)), '24:00')
    : shanghai(at)

const onDate = (date: string, time: string): string =>
  `${date} 周${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${time}`

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

/** 复查: a party goes back to see what somebody promised to put right; whoever checks the work of parties is another. */
const SECOND_VISIT = '复查当事人自行整改情况'

const ACTED: ReadonlyMap<string, string> = new Map(
  [REPORT_ACTIONS, TASK_ACTIONS, CASE_ACTIONS].map(labelsOf).flatMap(words),
)

/** Who reported what of a task: `受理员  联系诉求人 · 受理`. */
export function outcomeText(person: string, kind: string, outcome: string): string {
  const facts = TASK_KINDS.flatMap((one) => (one === kind ? [TASK_FACTS[one]] : []))
  const ends = facts.flatMap(({ outcomes }) => words(outcomes)).find(([code]) => code === outcome)
  const done = kind === 'reinspect' && person !== 'inspector' ? SECOND_VISIT : wordFor(kind)
  return `${wordFor(person)}  ${done} · ${ends?.[1] ?? outcome}`
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
      const told = toldOf(type, data, items)
      const facts = FACTS.flatMap((fact) => spoken(fact, told[fact])).join(' · ')
      const words = Object.values(texts).map((text) => `「${text}」`)
      const label = EVENT_LABELS.get(type) ?? type
      return `  ${String(sequence).padStart(3)}  ${shanghai(at)}  ${[label, facts, ...words].filter(Boolean).join('  ')}`
    })
    .join('\n')

/** What an event tells: who did something rather than whose it was, and of an item what it is about. */
function toldOf(
  type: string,
  data: TimelineEntry['data'],
  items: Readonly<Record<string, string>>,
): TimelineEntry['data'] {
  const by = type === 'task-settled' ? data.by : undefined
  return {
    ...data,
    ...(typeof data.item === 'string' ? { item: items[data.item] ?? data.item } : {}),
    ...(by === undefined ? {} : { assignee: { party: by } }),
    ...(by === undefined || data.kind !== 'reinspect' ? {} : { kind: SECOND_VISIT }),
  }
}

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
    return [`→ ${owed.join('、')}  限 ${dueMoment(dueAt)}${mark}`, `  ${zh}`, `  ${due?.en ?? ''}`]
  })
}

function spoken(fact: (typeof FACTS)[number], value: unknown): string[] {
  if (value !== null && typeof value === 'object' && 'party' in value) return spoken('party', value.party)
  if (value !== null && typeof value === 'object' && 'role' in value) return spoken('party', value.role)
  if (typeof value !== 'string') return []
  if (fact === 'dueAt') return [`限 ${dueMoment(value)}`]
  if (fact === 'until') return [`至 ${dueMoment(value)}`]
  return [wordFor(value)]
}
