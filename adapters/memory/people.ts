import type { Account, Accounts, People } from '#adapters/ports.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffMember } from '#domain/people/staff.ts'

/** The people of jurisdictions in memory. */
export function createMemoryPeople(): People {
  const all = new Map<string, StaffMember>()
  const keyOf = (jurisdiction: string, id: string): string => `${jurisdiction} ${id}`
  return {
    ofJurisdiction: async (jurisdiction) =>
      [...all.values()].filter((one) => one.jurisdiction === jurisdiction).map((one) => structuredClone(one)),
    member: async (jurisdiction, id) => structuredClone(all.get(keyOf(jurisdiction, id))),
    names: async (jurisdiction, ids) =>
      new Map(
        ids.flatMap((id) => {
          const found = all.get(keyOf(jurisdiction, id))
          return found === undefined ? [] : [[id, found.name] as const]
        }),
      ),
    save: async (member) => {
      const key = keyOf(member.jurisdiction, member.id)
      if ((all.get(key)?.version ?? 0) !== member.version - 1) return 'stale'
      all.set(key, structuredClone(member))
      return 'saved'
    },
    become: async (before, member) => {
      const [from, to] = [before, member].map((one) => keyOf(one.jurisdiction, one.id))
      if (from === undefined || to === undefined || all.has(to)) return 'stale'
      if (all.get(from)?.version !== before.version) return 'stale'
      all.delete(from)
      all.set(to, structuredClone(member))
      return 'saved'
    },
  }
}

/** Accounts in memory; what each was given can be looked at. */
export function createMemoryAccounts(): Accounts & { readonly granted: ReadonlyMap<string, Actor> } {
  const accounts = new Map<string, Account>()
  const granted = new Map<string, Actor>()
  return {
    granted,
    make: async (account) => {
      const made = accounts.get(account) ?? { id: `u-${account}` }
      accounts.set(account, made)
      return made
    },
    grant: async (account, as) => {
      accounts.set(account, { id: as.id, jurisdiction: as.jurisdiction })
      granted.set(account, as)
    },
  }
}
