/** Calls of AWS as the SDK's own clients make them: which consumer made each, and something that may stand around it. */
import { AsyncLocalStorage } from 'node:async_hooks'

/** One call: of which consumer, what, and the how manieth of its kind since the consumer was called. */
export type AwsCall = { readonly consumer: string; readonly command: string; readonly nth: number }

/** One call of a consumer. Its hop is what brings it about again when it fails: a message, a batch, a visit. */
export type Invocation = { readonly consumer: string; readonly hop: string }

/** Stands around a call: may fail before it, after it, or only look. */
export type AroundCall = (
  call: AwsCall,
  within: Invocation,
  carryOut: () => Promise<unknown>,
) => Promise<unknown>

// biome-ignore lint/suspicious/noExplicitAny: every client has its own types of what goes in and out; here it only passes
type Watchable = { readonly middlewareStack: { add: (middleware: any, options: any) => void } }

/** Stands there and does nothing. */
export const onlyLooking: AroundCall = (_call, _within, carryOut) => carryOut()

type Running = Invocation & { readonly counts: Map<string, number> }

/**
 * Has something stand around every call of some clients that a consumer makes; what the test itself asks goes through.
 * It stands outside the SDK's own retries: what it throws is what is left when those have not helped.
 */
export function watchedCalls() {
  const running = new AsyncLocalStorage<Running>()
  let around = onlyLooking
  let underWay = 0

  return {
    /** Runs a consumer; its calls are counted as its own. Resolves when the last of them is done, failed or not. */
    async invoke<T>(invocation: Invocation, work: () => Promise<T>): Promise<T> {
      try {
        return await running.run({ ...invocation, counts: new Map() }, work)
      } finally {
        while (underWay > 0) await new Promise((resolve) => setImmediate(resolve))
      }
    },
    setAround: (other: AroundCall): void => {
      around = other
    },
    /** Has what stands around calls stand around those of a client, too. */
    watch: <Client extends Watchable>(client: Client): Client => {
      client.middlewareStack.add(
        (next: (args: unknown) => Promise<unknown>, { commandName = '' }: { commandName?: string }) =>
          async (args: unknown) => {
            const by = running.getStore()
            if (by === undefined) return next(args)
            const command = commandName.replace(/Command$/, '')
            const nth = (by.counts.get(command) ?? 0) + 1
            by.counts.set(command, nth)
            underWay += 1
            try {
              return await around({ consumer: by.consumer, command, nth }, by, () => next(args))
            } finally {
              underWay -= 1
            }
          },
        { step: 'initialize', name: 'aroundCalls' },
      )
      return client
    },
  }
}
export type WatchedCalls = ReturnType<typeof watchedCalls>
