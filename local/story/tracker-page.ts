/** The tracker of a story as a page of the docs: what its reporter reads at every step, in Chinese and English. */
import type { Instant } from '#domain/clock/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { Tracking } from './desk.ts'
import type { Told } from './play.ts'
import type { Play } from './plays/play.ts'
import { shanghai, shanghaiInEnglish } from './tell.ts'

/** A row of a step: what it tells, and how that reads in each language; left out where there is nothing to tell. */
type Row = readonly [what: Label, told: Label | undefined]

const HOUR = 3_600_000
const both = (words: string): Label => ({ zh: words, en: words })
const at = (when: Instant): Label => ({ zh: shanghai(when), en: shanghaiInEnglish(when) })
const moment = (when: Instant | undefined): Label | undefined => (when === undefined ? undefined : at(when))
const joined = (labels: readonly Label[], zh: string, en: string): Label | undefined =>
  labels.length === 0
    ? undefined
    : { zh: labels.map((one) => one.zh).join(zh), en: labels.map((one) => one.en).join(en) }
const list = (labels: readonly Label[]): Label | undefined => joined(labels, '、', ', ')
const said = (...parts: readonly (Label | undefined)[]): Label | undefined =>
  joined(
    parts.filter((one) => one !== undefined),
    '：',
    ': ',
  )

/** What is left in the time of its own clock: hours below a day, else days. */
function leftIn({ left }: Tracking): Label | undefined {
  if (left === undefined) return undefined
  const days = left.millis / left.day
  if (days < 0) return { zh: '已超时', en: 'overdue' }
  const hours = (left.millis / HOUR).toFixed(1)
  return days < 1
    ? { zh: `${hours}工作时`, en: `${hours} working hours` }
    : { zh: `${days.toFixed(1)}工作日`, en: `${days.toFixed(1)} working days` }
}

const rowsOf = (seen: Tracking, since: number): readonly Row[] => [
  [{ zh: '现在', en: 'Now' }, said(seen.stage ?? seen.status, seen.words)],
  [{ zh: '谁在办', en: 'With' }, list(seen.handledBy ?? [])],
  [{ zh: '网格', en: 'Grid' }, seen.ledIn],
  [{ zh: '最晚答复', en: 'Answered by' }, moment(seen.answerBy)],
  [{ zh: '还剩', en: 'Left' }, leftIn(seen)],
  [{ zh: '再次办理', en: 'Again' }, seen.again && said(seen.again, at(seen.again.since))],
  [
    { zh: '延期与挂账', en: 'Put off' },
    list((seen.postponements ?? []).flatMap((one) => said(one, one.words) ?? [])),
  ],
  [{ zh: '阶段答复', en: 'Interim reply' }, seen.interim && both(seen.interim.words)],
  [{ zh: '答复于', en: 'Answered' }, moment(seen.answeredAt)],
  [{ zh: '答复', en: 'Answer' }, seen.answer === undefined ? undefined : both(seen.answer)],
  [
    { zh: '为何', en: 'Why' },
    seen.reason &&
      said(seen.reason, seen.reason.explained === undefined ? undefined : both(seen.reason.explained)),
  ],
  [
    { zh: '去处', en: 'Where to turn' },
    seen.door && said(seen.door.role, seen.door.name, both(seen.door.contact)),
  ],
  [{ zh: '新的进展', en: 'Since the step before' }, list(seen.steps.slice(since))],
  [{ zh: '接着', en: 'Next' }, seen.next],
  [{ zh: '可以', en: 'May' }, list(seen.actions)],
]

const tableOf = (seen: Tracking, since: number): string =>
  [
    '| | | |',
    '|---|---|---|',
    ...rowsOf(seen, since).flatMap(([what, told]) =>
      told === undefined ? [] : [`| ${what.zh} · ${what.en} | ${cell(told.zh)} | ${cell(told.en)} |`],
    ),
  ].join('\n')

const cell = (words: string): string => words.replaceAll('|', '\\|').replaceAll('\n', '<br>')

/** The page of a story that was played. */
export function trackerPage(play: Play, { tracked }: Told): string {
  const steps = [play, ...play.scenes].map(({ at: when, zh, en }, n) => {
    const seen = tracked[n]?.tracking
    if (seen === undefined) throw new Error(`Of the story ${play.name}, step ${n} was not tracked.`)
    const before = tracked[n - 1]?.tracking.steps.length ?? 0
    return `## ${shanghai(when)} · ${zh}\n\n*${shanghaiInEnglish(when)} · ${en}*\n\n${tableOf(seen, before)}`
  })
  return [
    `# ${play.title.zh} · ${play.title.en}`,
    '诉求人凭查询码在每一步看到的，由故事实际演出一遍生成；对不上，测试会失败。',
    '*What the reporter reads by the tracking code at every step, generated from the story as it is played; a test fails when it drifts.*',
    ...steps,
    '',
  ].join('\n\n')
}
