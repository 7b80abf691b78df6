/**
 * `node bench/knowledge-choices.ts [size]`: what each choice of the index does to quality and cost, as the table that
 * docs/knowledge-index.md shows.
 */
import { type Entry, entryOf, MAX_TERMS, termsOfPrecedent, textsOf } from '#domain/knowledge/entry.ts'
import { saturation } from '#domain/knowledge/impact.ts'
import { BOUNDS, type Bounds, candidatesOf, plan, ranked } from '#domain/knowledge/look-up.ts'
import { termRank } from '#domain/knowledge/rank.ts'
import { NO_STATISTICS, telling } from '#domain/knowledge/statistics.ts'
import { firstWay } from '#domain/knowledge/terms.ts'
import { readLists } from '#functions/usecases/precedents/look-up-precedents.ts'
import { type Base, fill, published } from './base.ts'
import { exhaustiveScorer } from './exhaustive.ts'
import { grower, idOf, JURISDICTION, precedentFrom, readMessages } from './messages.ts'
import { qualityOf } from './quality.ts'

type Question = { readonly title: string; readonly wanted: number }
/** How candidates become answers. */
type Ranking = 'cards and postings' | 'cards only' | 'postings only'

/** @param cut the name of the part of each list that a question about a message reads; whole lists unless told */
async function asked(
  base: Base,
  questions: readonly Question[],
  bounds: Bounds,
  ranking: Ranking,
  cut?: (wanted: number) => string,
) {
  const ranks: (number | undefined)[] = []
  const units: number[] = []
  base.cost()
  for (const { title, wanted } of questions) {
    const question = plan({ words: title }, base.statistics, bounds)
    const lists = question.readings.map(({ list }) => list)
    const parts = question.readings.map((one) =>
      cut === undefined ? one : { ...one, list: partOf(one.list, cut(wanted)) },
    )
    const read = (await readLists(base, JURISDICTION, { readings: parts })).map((one, i) => ({
      ...one,
      list: lists[i] ?? one.list,
    }))
    const candidates = candidatesOf(question, read, bounds)
    const ids = candidates.map(({ precedentId }) => precedentId)
    const order =
      ranking === 'postings only'
        ? ids
        : ranked(
            question,
            ranking === 'cards only' ? [] : candidates,
            await base.knowledge.cards(ids),
            base.statistics,
          ).map(({ card }) => card.precedentId)
    const at = order.indexOf(idOf(wanted))
    ranks.push(at < 0 ? undefined : at + 1)
    units.push(base.cost().units)
  }
  return {
    mrr: qualityOf(ranks).mrr,
    mean: units.reduce((sum, one) => sum + one, 0) / units.length,
    most: Math.max(...units),
  }
}

/** Entries whose terms are the rarest ones, however often they stand in the text. */
const byRarity: typeof entryOf = (precedent, statistics, terms = MAX_TERMS): Entry => {
  const made = entryOf(precedent, statistics, 0)
  const { counts, length, written } = termsOfPrecedent(precedent)
  const rarest = [...counts]
    .sort(([a], [b]) => telling(b, statistics) - telling(a, statistics) || (a < b ? -1 : 1))
    .slice(0, terms)
  return {
    ...made,
    postings: [
      ...made.postings,
      ...rarest.map(([list, n]) => ({
        list,
        rank: termRank(
          saturation(n, length, statistics.averageLength),
          precedent.precedentId,
          precedent.matter,
          firstWay(list, written),
        ),
      })),
    ],
  }
}

/** Entries whose cards hold the whole texts. */
const wholeCards: typeof entryOf = (precedent, statistics, terms = MAX_TERMS): Entry => {
  const made = entryOf(precedent, statistics, terms)
  return made.card === undefined ? made : { ...made, card: { ...made.card, ...textsOf(precedent) } }
}

/** The part of a term's list that is of one matter. */
const partOf = (list: string, matter: string): string => `${list}|${matter}`

/** Entries whose terms have a list in each matter. */
const cutByMatter: typeof entryOf = (precedent, statistics, terms = MAX_TERMS): Entry => {
  const made = entryOf(precedent, statistics, terms)
  return {
    ...made,
    postings: made.postings.map((one) =>
      one.list.startsWith('=') ? one : { ...one, list: partOf(one.list, precedent.matter) },
    ),
  }
}

/**
 * Measures every choice at a size and prints the table.
 * @param among those whose names match
 */
export async function compareChoices(size: number | undefined, among = /./, many = 400): Promise<void> {
  const { messages } = readMessages()
  const of = grower(messages)
  const documents = size ?? messages.length
  const questions = Array.from({ length: many }, (_, i) => {
    const wanted = Math.floor((i * Math.min(documents, messages.length)) / many)
    return { wanted, title: messages[wanted]?.title ?? '' }
  })
  const titles = questions.map(({ title }) => title)
  const scorer = exhaustiveScorer(titles)
  for (let n = 0; n < documents; n += 1) scorer.add(`${of(n).text}\n${of(n).reply}`)
  const whole = qualityOf(questions.map(({ wanted }, i) => scorer.rankOf(i, wanted))).mrr
  const statistics = published(documents, of)
  const line = async (
    what: string,
    base: Base,
    bounds: Partial<Bounds> = {},
    ranking: Ranking = 'cards and postings',
    cut?: (wanted: number) => string,
  ) => {
    if (!among.test(what)) return
    const { mrr, mean, most } = await asked(base, questions, { ...BOUNDS, ...bounds }, ranking, cut)
    console.log(
      `| ${what} | ${mrr.toFixed(4)} | ${(mrr / whole).toFixed(3)} | ${mean.toFixed(1)} | ${most} | ${Math.round(base.written.items)} |`,
    )
  }
  console.log(
    `| ${documents.toLocaleString('en')} precedents, ${many} titles | MRR | of exhaustive | units, mean | units, most | items written |`,
  )
  console.log('|---|---|---|---|---|---|')
  console.log(`| exhaustive BM25 | ${whole.toFixed(4)} | 1 | – | – | – |`)
  const chosen = fill(documents, of, titles, { statistics })
  await line('**as chosen**: 64 terms, 16 lists of 16 KB, 20 cards', chosen)
  for (const terms of [4, 8, 12, 24]) await line(`${terms} lists read`, chosen, { terms })
  for (const pages of [1, 2, 8])
    await line(`${pages * 4} KB of each list`, chosen, { bytesPerList: pages * 4_096 })
  for (const candidates of [10, 40, 60]) await line(`${candidates} cards`, chosen, { candidates })
  await line('no second ranking: postings only', chosen, {}, 'postings only')
  await line('second ranking by cards only', chosen, {}, 'cards only')
  const variants: readonly (readonly [string, Parameters<typeof fill>[3]])[] = [
    ['32 terms of each precedent', { statistics, terms: 32 }],
    ['48 terms', { statistics, terms: 48 }],
    ['74 terms', { statistics, terms: 74 }],
    ['64 terms, the rarest ones whatever their frequency', { statistics, entry: byRarity }],
    ['cards with the whole texts', { statistics, entry: wholeCards }],
    ['no statistics at all', { statistics: NO_STATISTICS }],
    ['statistics of a tenth of the base', { statistics: published(Math.ceil(documents / 10), of) }],
  ]
  for (const [what, options] of variants)
    if (among.test(what)) await line(what, fill(documents, of, titles, options))
  const matterOf = (n: number) => precedentFrom(n, of(n)).matter
  const what = 'lists cut by matter, of which the right one is known'
  if (among.test(what))
    await line(
      what,
      fill(documents, of, titles, {
        statistics,
        entry: cutByMatter,
        termOf: (list) => list.replace(/\|.*/, ''),
      }),
      {},
      'cards and postings',
      matterOf,
    )
}
