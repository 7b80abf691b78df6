import { pulseKey, pulseMarkKey } from '#adapters/dynamodb/keys.ts'
import type { PulseStore } from '#adapters/ports.ts'
import type { PulseMark } from '#domain/case/pulse.ts'

/** The pulse in memory. */
export function createMemoryPulse(): PulseStore {
  const versions = new Map<string, number>()
  const marks = new Map<string, PulseMark>()
  const add = (name: string) => versions.set(name, (versions.get(name) ?? 0) + 1)
  const nameOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }): string => `${pk}\n${sk}`
  return {
    pulses: async (scopes) => scopes.map((scope) => versions.get(nameOf(pulseKey(scope))) ?? 0),
    pulseMark: async (subject) => structuredClone(marks.get(subject)),
    movePulses: async (scopes) => {
      for (const name of new Set(scopes.map((scope) => nameOf(pulseKey(scope))))) add(name)
    },
    keepPulseMark: async (subject, mark, over) => {
      if (marks.get(subject)?.sequence !== over?.sequence) return false
      marks.set(subject, structuredClone(mark))
      add(nameOf(pulseMarkKey(subject)))
      return true
    },
  }
}
