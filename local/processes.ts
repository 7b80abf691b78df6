import { type SpawnOptions, spawn } from 'node:child_process'
import { constants } from 'node:os'

/** How a command ended: its exit code and everything it printed. */
export type Ended = { readonly code: number; readonly output: string }

/**
 * Runs a command to its end.
 * @param onLine called with each line as it is printed; progress for people
 * @returns exit code (127 when there is no such command) and output; never throws for a failing command
 */
export function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
  onLine: (line: string) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let rest = ''
    const take = (chunk: Buffer): void => {
      output += chunk.toString()
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    const end = endWithUs(() => child.kill())
    child.once('error', (error) => {
      end()
      resolve({ code: 127, output: output + error.message })
    })
    child.once('close', (code) => {
      end()
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Whether a process with this number is alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Ends a process and its whole group at once; quiet when it is gone already. For processes that keep nothing on disk.
 * @param pid the leader of the group
 */
export function killGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL')
    } catch {
      // It has ended already, which is what was asked for.
    }
  }
}

/** What asks a process to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Has signals end this process as it would end by itself, so that what is to be done then is done: killed outright by
 * a signal it would leave behind what it has made.
 * @param end what a signal does instead
 */
export function endOnSignals(
  end: (signal: (typeof SIGNALS)[number]) => void = (signal) => process.exit(128 + constants.signals[signal]),
): void {
  for (const signal of SIGNALS) process.removeAllListeners(signal).once(signal, () => end(signal))
}

/**
 * Has something done when this process ends by itself; for signals see {@link endOnSignals}.
 * @returns takes the promise back
 */
export function endWithUs(end: () => void): () => void {
  process.once('exit', end)
  return () => {
    process.off('exit', end)
  }
}
