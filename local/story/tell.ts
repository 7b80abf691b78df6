import type { Instant } from '#domain/clock/calendar.ts'
import { localDate } from '#domain/clock/calendar.ts'
import { EVENTS } from '#domain/events/index.ts'
import type { CaseAnswer } from './desk.ts'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** A moment as people in Shanghai write it: `2021-01-18 周一 09:20`. */
export function shanghai(at: Instant): string {
  const date = localDate(at)
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${date} 周${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${time.format(new Date(at))}`
}

const LABELS: ReadonlyMap<string, string> = new Map(EVENTS.map((one) => [one.type, one.zh]))

/** A case's timeline as text, a line for each event: when, what, by what, and the words that go with it. */
export const timelineText = (items: CaseAnswer['timeline']['items']): string =>
  items
    .map(({ sequence, at, type, data, texts }) => {
      const facts = ['stage', 'outcome', 'party', 'item', 'ending', 'rule', 'dueAt', 'until']
        .flatMap((key) => (typeof data[key] === 'string' ? [dated(data[key])] : []))
        .join(' · ')
      const words = Object.values(texts).join(' / ')
      return `  ${String(sequence).padStart(3)}  ${shanghai(at)}  ${LABELS.get(type) ?? type}  ${facts}${words === '' ? '' : `  「${words}」`}`
    })
    .join('\n')

const dated = (value: string): string => (/^\d{4}-\d\d-\d\dT/.test(value) ? shanghai(value) : value)
