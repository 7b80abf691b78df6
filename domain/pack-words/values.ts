import * as z from 'zod'
import { type Limit, limit, limitInWords } from '../clock/limit.ts'
import type { Label } from '../label.ts'
import { RUNG_LABELS, type Rung, rung } from '../pack/ladder.ts'
import { type Field, fieldOf, type Part } from './fields.ts'
import type { Names } from './names.ts'

/** Where a value stands, and what the codes in it are called. */
type Reader = { readonly part: Part; readonly names: Names }

const plain = (text: string): Label => ({ zh: text, en: text })
const YES: Label = { zh: '是', en: 'yes' }
const NO: Label = { zh: '否', en: 'no' }
export const NONE: Label = { zh: '无', en: 'none' }

/** Some labels as one, with what stands between them in each language. */
export const joined = (labels: readonly Label[], zh: string, en: string): Label => ({
  zh: labels.map((one) => one.zh).join(zh),
  en: labels.map((one) => one.en).join(en),
})
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const named = z.object({ zh: z.string(), en: z.string() })
const isLabel = (value: unknown): value is Label => named.safeParse(value).success

/** A value of a pack as people read it. @param of the field that holds it */
export function valueInWords(value: unknown, of: Field | undefined, reader: Reader): Label {
  if (value === undefined || value === null || value === '') return NONE
  if (typeof value === 'boolean') return value ? YES : NO
  if (Array.isArray(value)) return listInWords(value, of, reader)
  if (isObject(value)) return objectInWords(value, reader)
  const [text, reading] = [String(value), of?.of]
  if (reading === undefined) return plain(text)
  if (typeof reading === 'string') return reader.names.of(reading, text)
  if ('counted' in reading && reading.counted !== undefined)
    return { zh: `${text}${reading.counted.zh}`, en: `${text}${reading.counted.en}` }
  const labels: Readonly<Record<string, Label>> = { ...reading }
  return labels[text] ?? plain(text)
}

/** Of longer lists the first so many are told: the files say the rest. */
const LONG = 12

function listInWords(list: readonly unknown[], of: Field | undefined, reader: Reader): Label {
  if (list.length === 0) return NONE
  const points = pointsOf(list)
  if (points > 0) return { zh: `${points} 个顶点`, en: `${points} points` }
  if (list.length > LONG && !list.some(isObject)) {
    const some = listInWords(list.slice(0, LONG), of, reader)
    return { zh: `${some.zh}等 ${list.length} 个`, en: `${some.en} and ${list.length - LONG} more` }
  }
  const words = list.map((one) => {
    const said = valueInWords(one, of, reader)
    return isObject(one) && isLabel(one.name) ? joined([one.name, said], '：', ': ') : said
  })
  return list.some(isObject) ? joined(words, '；', '; ') : joined(words, '、', ', ')
}

/** How many points an outline has; of what is no outline, none. */
const pointsOf = (value: unknown): number => {
  if (!Array.isArray(value)) return 0
  return value.length === 2 && value.every((one) => typeof one === 'number')
    ? 1
    : value.reduce((sum: number, one) => sum + pointsOf(one), 0)
}

/** What consists of several fields and is read as one thing, each with how it is read. */
const SHAPES = [
  shape(named, (label) => label),
  shape(limit, limitInWords),
  shape(rung, rungInWords),
  shape(z.object({ from: z.number(), withinDays: z.number() }), ({ from, withinDays }) =>
    from === 1
      ? { zh: '再报即上报', en: 'at once' }
      : { zh: `${withinDays}天内第${from}件起`, en: `from No. ${from} within ${withinDays} days` },
  ),
  shape(z.object({ by: z.literal('lot'), share: z.number() }), ({ share }) => ({
    zh: `抽查现场 ${share}%`,
    en: `on site by lot, ${share}%`,
  })),
  shape(
    z.object({ road: z.string(), from: z.number(), to: z.number(), side: z.string().optional() }),
    (one, reader) => {
      const side =
        one.side === undefined ? plain('') : valueInWords(one.side, fieldOf('places', 'side'), reader)
      return {
        zh: `${one.road}${one.from}–${one.to}号${side.zh}`,
        en: `${one.road} ${one.from}–${one.to} ${side.en}`.trim(),
      }
    },
  ),
  shape(z.object({ from: z.string(), to: z.string() }), ({ from, to }) => plain(`${from}–${to}`)),
]

/** Reads a value that has a shape; nothing when it doesn't have it. */
function shape<T>(schema: z.ZodType<T>, words: (value: T, reader: Reader) => Label) {
  return (value: unknown, reader: Reader): Label | undefined => {
    const read = schema.safeParse(value)
    return read.success ? words(read.data, reader) : undefined
  }
}

function objectInWords(value: Readonly<Record<string, unknown>>, reader: Reader): Label {
  for (const read of SHAPES) {
    const words = read(value, reader)
    if (words !== undefined) return words
  }
  return fieldsInWords(value, reader)
}

/** What tells an entry from others is told beside it. */
const TOLD_APART = ['code', 'name', 'date', 'source']

function fieldsInWords(value: Readonly<Record<string, unknown>>, reader: Reader): Label {
  const told = Object.entries(value).flatMap(([name, inner]) => {
    if (TOLD_APART.includes(name) || isNothing(inner)) return []
    const { part, field } = foundIn(reader.part, name)
    const words = valueInWords(inner, field, { ...reader, part })
    if (field?.label === undefined) return [words]
    const { zh, en } = field.label
    return isObject(inner) && !isLimit(inner) && !isLabel(inner) && part === 'limits'
      ? [{ zh: `${zh}（${words.zh}）`, en: `${en} (${words.en})` }]
      : [joined([field.label, words], ' ', ' ')]
  })
  return told.length === 0 ? { zh: '有', en: 'there' } : joined(told, '，', ', ')
}

/** What says nothing of an entry: it doesn't have that. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === false ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
const isLimit = (value: unknown): boolean => limit.safeParse(value).success

/** Where a field is read: of a whole matter, its routing and its limits as in the parts of these. */
function foundIn(part: Part, name: string): { readonly part: Part; readonly field: Field | undefined } {
  const parts: readonly Part[] = part === 'matters' ? ['matters', 'route', 'limits'] : [part]
  const found = parts.find((one) => fieldOf(one, name) !== undefined) ?? part
  return { part: found, field: fieldOf(found, name) }
}

function rungInWords({ when, to }: Rung, reader: Reader): Label {
  const { on: _on, ...asked } = when
  const facts = Object.entries(asked).map(([name, least]) => {
    const words = valueInWords(least satisfies number | Limit | undefined, fieldOf('ladder', name), reader)
    return { zh: `满 ${words.zh}`, en: `${words.en} or more` }
  })
  const height = RUNG_LABELS[to]
  const goes: Label = { zh: `上报${height.zh}`, en: `to the ${height.en}` }
  return facts.length === 0 ? goes : joined([joined(facts, '且', ' and '), goes], '，', ', ')
}
