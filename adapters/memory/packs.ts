import type { Packs } from '#adapters/ports.ts'
import type { PublishedEdition, ServedPacks } from '#domain/pack/edition.ts'

/** Published packs in memory. */
export function createMemoryPacks(): Packs {
  const editions = new Map<string, PublishedEdition>()
  const versions = new Map<string, number>()
  const practising = new Set<string>()
  const nameOf = (jurisdiction: string, version: number): string => `${jurisdiction} ${version}`
  return {
    served: async (): Promise<ServedPacks> => ({
      first: [...versions.keys()].find((one) => !practising.has(one)),
      versions: new Map(versions),
      practising: new Set(practising),
    }),
    edition: async (jurisdiction, version) => editions.get(nameOf(jurisdiction, version)),
    editions: async (jurisdiction) =>
      [...editions.values()]
        .filter((one) => one.jurisdiction === jurisdiction)
        .toSorted((a, b) => a.version - b.version)
        .map(({ document: _, ...edition }) => edition),
    publish: async (edition) => {
      const { jurisdiction, version, format, document } = edition
      const standing = editions.get(nameOf(jurisdiction, version))
      if (standing !== undefined)
        return standing.document === document && standing.format === format ? 'stands' : 'taken'
      if ((versions.get(jurisdiction) ?? 0) > version) return 'older'
      editions.set(nameOf(jurisdiction, version), edition)
      versions.set(jurisdiction, version)
      if (edition.practice) practising.add(jurisdiction)
      return 'published'
    },
  }
}
