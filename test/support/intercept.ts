/** One call of a port: who made it, and of what. */
export type PortCall = {
  readonly consumer: string
  readonly port: string
  readonly method: string
  readonly args: readonly unknown[]
}

/** Stands around a call: may fail before it, after it, hold it up, or only look. */
export type Around = (call: PortCall, carryOut: () => Promise<unknown>) => Promise<unknown>

/** The same port, with something standing around each of its calls. What stands there may change between calls. */
export function intercepted<Port extends object>(
  port: Port,
  about: Pick<PortCall, 'consumer' | 'port'>,
  around: () => Around,
): Port {
  return new Proxy(port, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method)
      if (typeof member !== 'function' || typeof method !== 'string') return member
      return (...args: unknown[]) =>
        around()({ ...about, method, args }, async () => Reflect.apply(member, target, args))
    },
  })
}

/** A port that its consumer has no business with: touching it is an error. */
export function untouchable<Port extends object>(consumer: string, port: string): Port {
  return new Proxy({} as Port, {
    get(_target, method) {
      // A record may be awaited or printed; only a call means that it was touched.
      return () => {
        throw new Error(`${consumer} has no business with ${port}.${String(method)}.`)
      }
    },
  })
}
