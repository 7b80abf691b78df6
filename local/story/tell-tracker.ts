import type { Label } from '#domain/label.ts'
import type { Tracking } from './desk.ts'
import { shanghai, shanghaiInEnglish } from './tell.ts'

type Language = keyof Label

/** How the parts of a tracker are introduced. */
const SAID = {
  by: { zh: '由', en: 'with' },
  until: { zh: '最晚答复', en: 'answered by' },
  answered: { zh: '已答复', en: 'answered' },
  next: { zh: '接着：', en: 'next: ' },
} as const satisfies Readonly<Record<string, Label>>

/** What a reporter reads by the tracking code at one moment, a line in each language. */
export const trackerText = (tracking: Tracking): readonly string[] => [
  `⌕ ${lineIn('zh', tracking)}`,
  `  ${lineIn('en', tracking)}`,
]

const COLON = { zh: '：', en: ': ' } as const

function lineIn(language: Language, seen: Tracking): string {
  const say = (label: Label): string => label[language]
  const when = language === 'zh' ? shanghai : shanghaiInEnglish
  const { status, stage, words, handledBy = [], answerBy, answeredAt, again, postponements = [] } = seen
  const { reason, door, next } = seen
  const answer =
    answeredAt !== undefined
      ? [`${say(SAID.answered)} ${when(answeredAt)}`]
      : answerBy !== undefined
        ? [`${say(SAID.until)} ${when(answerBy)}`]
        : []
  return [
    `【${say(stage ?? status)}】${say(words)}`,
    ...(handledBy.length > 0
      ? [`${say(SAID.by)} ${handledBy.map(say).join(language === 'zh' ? '、' : ', ')}`]
      : []),
    ...(again === undefined ? [] : [`${say(again)} ${when(again.since)}`]),
    ...answer,
    ...postponements.slice(-1).map((one) => `${say(one)}${COLON[language]}${say(one.words)}`),
    ...(reason === undefined ? [] : [[say(reason), reason.explained].filter(Boolean).join(COLON[language])]),
    ...(door === undefined ? [] : [`${say(door.role)}${COLON[language]}${say(door.name)} ${door.contact}`]),
    ...(next === undefined ? [] : [`${say(SAID.next)}${say(next)}`]),
  ].join(' · ')
}
