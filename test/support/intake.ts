import type { Answer } from './http.ts'
import { apiOf } from './system-api.ts'
import { createSystem } from './system-in-memory.ts'

/** A system, its API, and how often anything was written. */
export function intake() {
  let writes = 0
  const system = createSystem({
    around: (call, carryOut) => {
      if (call.method === 'save') writes += 1
      return carryOut()
    },
  })
  return { system, api: apiOf(system), writes: () => writes }
}

/** The stable code of a refusal. */
export const codeOf = ({ body }: Answer): string => body.code
