import type { Knowledge } from '#adapters/ports.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'

/** The knowledge base in memory. */
export function createMemoryKnowledge(): Knowledge {
  const kept = new Map<string, Precedent>()
  return {
    keep: async (precedent) => {
      if ((kept.get(precedent.precedentId)?.version ?? 0) >= precedent.version) return 'stale'
      kept.set(precedent.precedentId, structuredClone(precedent))
      return 'kept'
    },
    read: async (precedentId) => structuredClone(kept.get(precedentId)),
  }
}
