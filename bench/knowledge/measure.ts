/** `npm run bench -- knowledge`: how well and how dearly precedents are found, at sizes from a thousand to a million. */
import MiniSearch from 'minisearch'
import { MAX_ITEMS } from '#domain/knowledge/entry.ts'
import type { Measured } from '../measure.ts'
import { type Asked, ask, type Question } from './ask.ts'
import { fill } from './base.ts'
import { exhaustiveScorer, plainTerms } from './exhaustive.ts'
import { grower, type Message, readMessages } from './messages.ts'
import { mistyper } from './mistyped.ts'
import { type Quality, qualityOf } from './quality.ts'

/** At each size as many questions are asked; of the real messages, every title. */
const QUESTIONS = 500
/** Up to this size everything is also scored without leaving anything out; beyond it, memory ends. */
const LARGEST_EXHAUSTIVE = 100_000
const SIZES = [1_000, 10_000, 100_000, 1_000_000]

/** What was found out at one size. */
type Row = {
  readonly size: number
  readonly asked: Asked
  /** The same titles, a fifth of their characters mistyped by sound. */
  readonly mistyped: Asked
  readonly exhaustive?: Quality
  readonly minisearch?: Quality
  readonly written: ReturnType<typeof fill>['written']
}

/** @param given bases beyond this size are left out: a million take ten minutes */
export async function measureKnowledge(given = '1000000'): Promise<Measured[]> {
  const largest = Number(given)
  if (!Number.isInteger(largest)) throw new Error(`${given} is no size of a knowledge base.`)
  const { messages, from } = readMessages()
  const of = grower(messages)
  console.log(
    `Known-item search by title over ${messages.length} messages (${from}) and what they are grown into.`,
  )
  const whole = await row(messages.length, messages, of, messages.length)
  const rows = [whole]
  for (const size of SIZES.filter((one) => one <= largest && one !== messages.length))
    rows.push(await row(size, messages, of, QUESTIONS))
  console.log(`\n${table(rows)}\n`)
  return [...rows.flatMap((one) => budgetsOf(one, one === whole ? from : 'grown by recombining'))]
}

async function row(
  size: number,
  messages: readonly Message[],
  of: (n: number) => Omit<Message, 'title'>,
  many: number,
): Promise<Row> {
  console.log(`${size.toLocaleString('en')} precedents …`)
  const known = Math.min(size, messages.length)
  const questions: Question[] = Array.from({ length: Math.min(many, known) }, (_, i) => {
    const wanted = Math.floor((i * known) / Math.min(many, known))
    return { wanted, title: messages[wanted]?.title ?? '' }
  })
  const mistype = mistyper(messages)
  const mistyped = questions.map((one) => ({ ...one, title: mistype(one.title) }))
  const base = fill(
    size,
    of,
    [...questions, ...mistyped].map(({ title }) => title),
  )
  return {
    size,
    asked: await ask(base, questions),
    mistyped: await ask(base, mistyped),
    ...(size <= LARGEST_EXHAUSTIVE && { exhaustive: exhaustively(size, of, questions) }),
    ...(size <= messages.length && { minisearch: byMiniSearch(size, of, questions) }),
    written: base.written,
  }
}

const wholeOf = ({ text, reply }: Omit<Message, 'title'>): string => `${text}\n${reply}`

function exhaustively(
  size: number,
  of: (n: number) => Omit<Message, 'title'>,
  questions: readonly Question[],
): Quality {
  const scorer = exhaustiveScorer(questions.map(({ title }) => title))
  for (let n = 0; n < size; n += 1) scorer.add(wholeOf(of(n)))
  return qualityOf(questions.map(({ wanted }, i) => scorer.rankOf(i, wanted)))
}

function byMiniSearch(
  size: number,
  of: (n: number) => Omit<Message, 'title'>,
  questions: readonly Question[],
): Quality {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: plainTerms,
    processTerm: (term) => term,
  })
  index.addAll(Array.from({ length: size }, (_, id) => ({ id, text: wholeOf(of(id)) })))
  return qualityOf(
    questions.map(({ title, wanted }) => {
      const at = index.search(title).findIndex(({ id }) => id === wanted)
      return at < 0 ? undefined : at + 1
    }),
  )
}

function table(rows: readonly Row[]): string {
  const shown = (quality: Quality | undefined) =>
    quality === undefined
      ? '—'
      : `${quality.first.toFixed(3)} / ${quality.five.toFixed(3)} / ${quality.mrr.toFixed(4)}`
  const lines = rows.map(({ size, asked, mistyped, exhaustive, minisearch, written }) => [
    size.toLocaleString('en'),
    shown(asked),
    mistyped.mrr.toFixed(4),
    shown(exhaustive),
    shown(minisearch),
    `${asked.units.mean.toFixed(1)} / ${asked.units.most}`,
    asked.items.toFixed(0),
    asked.millis.toFixed(1),
    String(written.most),
    `${Math.round(written.bytes)}`,
    written.units.toFixed(0),
  ])
  return [
    '| precedents | index: recall@1 / @5 / MRR | MRR, a fifth mistyped by sound | exhaustive BM25 | minisearch | read units, mean / most | items read | ms of CPU | items written, most | index bytes each | write units each |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n')
}

/** What is lost of the exhaustive MRR, at most, by size: up to the real messages, and beyond. */
const LOST = { real: 0.01, grown: 0.05 }
/** The same with a fifth of the characters mistyped by sound, next to the exhaustive one of what was meant. */
const LOST_MISTYPED = { real: 0.03, grown: 0.07 }

function budgetsOf(
  { size, asked, mistyped, exhaustive, minisearch, written }: Row,
  from: string,
): Measured[] {
  const at = `at ${size.toLocaleString('en')}`
  const lost = (of: Quality, by = asked) => Number((1 - by.mrr / of.mrr).toFixed(4))
  return [
    ...(exhaustive === undefined
      ? []
      : [
          {
            what: `lost of the MRR of exhaustive BM25, ${at}`,
            value: lost(exhaustive),
            budget: size <= 2_000 ? LOST.real : LOST.grown,
            unit: '' as const,
            from: `${asked.mrr.toFixed(4)} against ${exhaustive.mrr.toFixed(4)}, ${from}`,
          },
          {
            what: `lost of it with a fifth mistyped by sound, ${at}`,
            value: lost(exhaustive, mistyped),
            budget: size <= 2_000 ? LOST_MISTYPED.real : LOST_MISTYPED.grown,
            unit: '' as const,
            from: `${mistyped.mrr.toFixed(4)} against ${exhaustive.mrr.toFixed(4)} of what was meant, ${from}`,
          },
        ]),
    ...(minisearch === undefined
      ? []
      : [
          {
            what: `lost of the MRR of minisearch, ${at}`,
            value: lost(minisearch),
            budget: 0,
            unit: '' as const,
            from: `${asked.mrr.toFixed(4)} against ${minisearch.mrr.toFixed(4)}, ${from}`,
          },
        ]),
    {
      what: `read units of a look-up, the dearest, ${at}`,
      value: Math.max(asked.units.most, mistyped.units.most),
      budget: 60,
      unit: '',
      from: `${asked.units.mean.toFixed(1)} on average, ${asked.items.toFixed(0)} items read; eventually consistent, from item bytes`,
    },
    {
      what: `items written per precedent, the most, ${at}`,
      value: written.most,
      budget: 80,
      unit: '',
      from: `never more than ${MAX_ITEMS}`,
    },
  ]
}
