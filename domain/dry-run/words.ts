import { type Instant, localDate, localTime } from '../clock/calendar.ts'
import type { Label } from '../label.ts'
import { RUNG_LABELS, TRIGGER_LABELS } from '../pack/ladder.ts'
import type { Difference } from './compare.ts'
import type { Fired } from './escalation.ts'
import type { RouteField } from './routing.ts'

/** What a route is made of, in words. */
const FIELDS: Readonly<Record<RouteField, Label>> = {
  place: { zh: '地点', en: 'place' },
  grid: { zh: '网格', en: 'grid' },
  matter: { zh: '事项', en: 'matter' },
  condition: { zh: '立案条件', en: 'filing condition' },
  lead: { zh: '主责', en: 'lead' },
  cooperating: { zh: '协同', en: 'cooperating' },
  sure: { zh: '直接派遣', en: 'sure' },
  complex: { zh: '疑难', en: 'complex' },
}

/** What a difference is about, in words. */
const ABOUT = {
  routing: { zh: '派遣', en: 'routing' },
  timing: { zh: '时限', en: 'timing' },
  escalation: { zh: '升级', en: 'escalation' },
} as const satisfies Record<Difference['about'], Label>

const YES: Readonly<Record<string, Label>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
}
const NONE: Label = { zh: '无', en: 'none' }

/** What the codes of a route, and the kinds of tasks, are called. */
export type Naming = (of: RouteField | 'task', code: string) => Label

/** Codes as they are, for whoever knows them. */
export const plainly: Naming = (_of, code) => ({ zh: code, en: code })

const moment = (at: Instant | undefined): Label =>
  at === undefined
    ? NONE
    : { zh: `${localDate(at)} ${localTime(at)}`, en: `${localDate(at)} ${localTime(at)}` }
const arrow = (before: Label, after: Label): Label => ({
  zh: `${before.zh} → ${after.zh}`,
  en: `${before.en} → ${after.en}`,
})

/** A difference as people read it: what it is about, and what it was and would be. @param named what codes are called */
export function differenceInWords(
  one: Difference,
  named: Naming = plainly,
): { readonly about: Label; readonly words: Label; readonly because?: Label } {
  const about = ABOUT[one.about]
  switch (one.about) {
    case 'routing': {
      const { zh, en } = FIELDS[one.field]
      const to = arrow(wordsOfValue(one.field, one.before, named), wordsOfValue(one.field, one.after, named))
      return { about, words: { zh: `${zh}：${to.zh}`, en: `${en}: ${to.en}` } }
    }
    case 'timing': {
      const kind = named('task', one.kind)
      const to = arrow(moment(one.before), moment(one.after))
      const words = {
        zh: `${kind.zh}：${to.zh}（${one.words.zh}）`,
        en: `${kind.en}: ${to.en} (${one.words.en})`,
      }
      return { about, words, ...(one.because !== undefined && { because: one.because }) }
    }
    case 'escalation':
      return { about, words: arrow(firedInWords(one.before), firedInWords(one.after)) }
  }
}

function wordsOfValue(field: RouteField, value: string, named: Naming): Label {
  if (value === '') return NONE
  const codes = value.split(' ').map((code) => YES[code] ?? named(field, code))
  return { zh: codes.map(({ zh }) => zh).join('、'), en: codes.map(({ en }) => en).join(', ') }
}

function firedInWords(fired: Fired | undefined): Label {
  if (fired === undefined) return NONE
  const [at, on, to] = [moment(fired.at).zh, TRIGGER_LABELS[fired.on], RUNG_LABELS[fired.to]]
  return { zh: `${at} ${on.zh} ⇒ ${to.zh}`, en: `${at} ${on.en} ⇒ ${to.en}` }
}
