import type { Knowledge } from '#adapters/ports.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'
import type { Result } from '#domain/result.ts'
import { retryOnConflict } from '../retry-on-conflict.ts'

/**
 * The one way to change a precedent: read what stands, decide, write over exactly that; when others were faster, again. So
 * nothing that was done to it meanwhile is lost.
 * @param decide the next state, what stands itself to leave it so, or why nothing is changed
 * @returns what stands afterwards, or what `decide` refused
 * @throws `Transient` when every attempt met a conflict
 */
export async function changePrecedent<Refused>(
  knowledge: Pick<Knowledge, 'load' | 'upsert' | 'statistics'>,
  { jurisdiction, precedentId }: Pick<Precedent, 'jurisdiction' | 'precedentId'>,
  decide: (standing: Precedent | undefined) => Promise<Result<Precedent, Refused>>,
): Promise<Result<Precedent, Refused>> {
  const statistics = await knowledge.statistics(jurisdiction)
  return retryOnConflict(async () => {
    const standing = (await knowledge.load(precedentId))?.precedent
    const decided = await decide(standing)
    if (!decided.ok || decided.value === standing) return decided
    const written = await knowledge.upsert(entryOf(decided.value, statistics), standing)
    return written === 'written' ? decided : 'conflict'
  })
}
