import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { withLock } from './lock.ts'
import { LOCAL } from './paths.ts'

/** Asks whoever sits at the terminal. @returns what they answer */
export type Ask = (question: string) => Promise<string>

/**
 * Starts or stops the system of this clone while no other command does: two that start at once would make two
 * emulators, one of which nobody finds again.
 */
export async function alone<T>(work: () => Promise<T>, folder = LOCAL): Promise<T> {
  const waiting = 'duoge: another command starts or stops the system of this clone; waiting for it.'
  return withLock(join(folder, 'start.lock'), () => console.error(waiting), work)
}

/**
 * Has somebody say that the system which runs here may be emptied: a restart keeps nothing of it.
 * @param endpoint where its emulator answers
 * @param fresh whether they said so already, on the command line
 * @param ask how to ask them; left out where nobody sits at a terminal
 * @throws Error that says what runs and how to go on, when nobody says so
 */
export async function allowEmptying(
  endpoint: string,
  { fresh, ask }: { readonly fresh: boolean; readonly ask: Ask | undefined },
): Promise<void> {
  if (fresh) return
  const standing =
    `The system of this clone runs already, on the emulator at ${endpoint}. ` +
    'A fresh start empties it: its reports, cases and precedents are gone, as after any restart.'
  const answer = await ask?.(`${standing}\nEmpty it and start afresh? [y/N] `)
  if (answer?.trim().toLowerCase().startsWith('y')) return
  const choices =
    '`npm start -- --fresh` empties it without asking, `npm run stop` ends it; .local/endpoints.json says where it is.'
  throw new Error(`${ask === undefined ? standing : 'It is left as it is.'} ${choices}`)
}

/** How to ask, where there is a terminal. */
export function terminal(): Ask | undefined {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout })
    // Ctrl-C and Ctrl-D are an answer, too.
    const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
    try {
      return await Promise.race([lines.question(question), closed])
    } finally {
      lines.close()
    }
  }
}
