/** How well a report that is new leads to what is best for it: not its own text is sought, but the best of the others. */
import { alikeOf, plan } from '#domain/knowledge/look-up.ts'
import { INTAKE_BOUNDS } from '#functions/usecases/precedents/advise-intake.ts'
import { lookUp, readLists } from '#functions/usecases/precedents/look-up-precedents.ts'
import { type Base, fill } from './base.ts'
import { exhaustiveScorer } from './exhaustive.ts'
import { JURISDICTION, type Message, numberOf, readMessages } from './messages.ts'

/** Every so many messages one is held back and asked as if it were new. */
const EVERY = 7
/** Answers that somebody looks at. */
const LOOKED_AT = 5

/** What is asked of a new report. */
const QUESTIONS = {
  'its whole text': ({ text }: Message) => text.trim(),
  'its first 60 characters': ({ text }: Message) => text.trim().slice(0, 60),
  'its title': ({ title }: Message) => title,
} as const

/** By which way its like are found. */
const WAYS = {
  search: async (base: Base, words: string): Promise<string[]> =>
    (await lookUp(base, JURISDICTION, { words }, base.statistics)).answers.map(
      ({ card }) => card.precedentId,
    ),
  'advice while typing': async (base: Base, words: string): Promise<string[]> => {
    const question = plan({ words }, base.statistics, INTAKE_BOUNDS)
    const read = await readLists(base, JURISDICTION, question)
    return alikeOf(question, read).map(({ precedentId }) => precedentId)
  },
} as const

/** Prints for each kind of question how often what exhaustive BM25 finds best is among the first five. */
export async function measureNewReports(): Promise<void> {
  const { messages } = readMessages()
  const held = messages.filter((_, n) => n % EVERY === 0)
  const others = messages.filter((_, n) => n % EVERY !== 0)
  const of = (n: number): Message => others[n] ?? { title: '', text: '', reply: '' }
  const rows: string[] = []
  for (const [what, asked] of Object.entries(QUESTIONS)) {
    const questions = held.map(asked)
    const base = fill(others.length, of, questions)
    const scorer = exhaustiveScorer(questions)
    for (const { text, reply } of others) scorer.add(`${text}\n${reply}`)
    const shares: string[] = []
    for (const find of Object.values(WAYS)) {
      let found = 0
      for (const [n, words] of questions.entries()) {
        const first = (await find(base, words)).slice(0, LOOKED_AT).map(numberOf)
        if (first.includes(scorer.bestFor(n))) found += 1
      }
      shares.push((found / questions.length).toFixed(2))
    }
    rows.push(`| ${what} | ${shares.join(' | ')} |`)
  }
  console.log(
    [
      `| asked of ${held.length} new reports, ${others.length.toLocaleString('en')} precedents | ${Object.keys(WAYS).join(' | ')} |`,
      `|---|${'---|'.repeat(Object.keys(WAYS).length)}`,
      ...rows,
    ].join('\n'),
  )
}
