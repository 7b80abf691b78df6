import type { Told } from '../base/answers.ts'

/** What was done about a case, as its parties and inspectors said: the newest last. */
export const whatWasDone = ({ timeline }: Told) =>
  timeline.items
    .flatMap((entry) => {
      if (entry.type !== 'task-settled') return []
      const words = Object.values(entry.texts).filter((one) => one !== '')
      const { kind, outcome, assignee } = entry.data
      return DONE.has(kind) && words.length > 0
        ? [{ sequence: entry.sequence, at: entry.at, kind, outcome, assignee, words }]
        : []
    })
    .sort((a, b) => a.sequence - b.sequence)
    .slice(-SHOWN)

/** The tasks whose endings a reporter is told of. */
const DONE: ReadonlySet<string> = new Set(['handle', 'plan-item', 'reinspect'])
/** So many of them are told in a call. */
const SHOWN = 5
