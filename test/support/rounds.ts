import { setImmediate } from 'node:timers/promises'

type Method = (...args: never[]) => Promise<unknown>

/**
 * Counts the rounds in which ports are read: a read is of the round after the latest one that had ended when it began.
 * Reads that wait for nothing are all of round one, whatever their number; whoever asks for what another read told
 * comes to round two.
 */
export function roundsOfReads() {
  let ended = 0
  let rounds = 0
  const reads: string[] = []
  const counted =
    (name: string, method: Method): Method =>
    async (...args) => {
      const round = ended + 1
      rounds = Math.max(rounds, round)
      reads.push(name)
      // No read ends before all that wait for none have begun.
      await setImmediate()
      try {
        return await method(...args)
      } finally {
        ended = Math.max(ended, round)
      }
    }
  return {
    /** The same port, counted: every method of it is a read. */
    watch: <Port extends Readonly<Record<keyof Port, Method>>>(port: Port): Port =>
      Object.fromEntries(
        Object.entries<Method>(port).map(([name, method]) => [name, counted(name, method)]),
      ) as Port,
    /** How many rounds there were, and the names of all reads. */
    seen: () => ({ rounds, reads }),
  }
}
