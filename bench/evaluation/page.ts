import { type Figure, failuresOf, tableOf } from './figures.ts'

/** A part of the evaluation. */
export type Part = {
  readonly title: string
  readonly figures: readonly Figure[]
  readonly notes?: readonly string[]
}

/** The whole evaluation as a page in Markdown: figures with their goals, and the ids of what failed. */
export const pageOf = (from: string, parts: readonly Part[]): string =>
  `${[
    '# 评测 · Evaluation',
    '',
    `How well where, what and seen-before are told. Written by \`npm run eval -- write\`, on ${from}. The messages are not ours to ship: ids`,
    'stand for them, and no word of theirs is here. A goal that is missed is told with its distance.',
    'The names of the judged matters were known when the words were written, and three thresholds, and those of seen-before, were set with these figures in sight:',
    'messages that nobody here has seen will do worse. Who leads is the route where a place has no firm or committee of its own.',
    'Where it is, is told by more than two hundred spellings and what each gives (`test/domain/triage/where/spellings.ts`): the messages are of another city.',
    ...parts.flatMap(({ title, figures, notes = [] }) => [
      '',
      `## ${title}`,
      '',
      tableOf(figures),
      ...(notes.length === 0 ? [] : ['', ...notes]),
      '',
      failuresOf(figures),
    ]),
  ].join('\n')}\n`
