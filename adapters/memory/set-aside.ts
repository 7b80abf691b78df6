import type { SetAside } from '#adapters/ports.ts'

/** What was given up, in memory: by the name of a queue its messages. @param movable those from which messages go back */
export function createMemorySetAside(
  queues: Readonly<Record<string, string[]>>,
  movable: readonly string[],
): SetAside & { readonly movedBack: readonly string[] } {
  const movedBack: string[] = []
  return {
    movedBack,
    queues: async () =>
      Object.entries(queues).map(([name, messages]) => ({
        name,
        count: messages.length,
        movable: movable.includes(name),
      })),
    moveBack: async (name) => {
      const messages = queues[name]
      if (messages === undefined || !movable.includes(name)) return undefined
      const moved = messages.splice(0, 100)
      movedBack.push(...moved)
      return moved.length
    },
  }
}
