import { joinLimits, readWrittenPack } from '#domain/pack/limits-join.ts'
import { type Pack, pack } from '#domain/pack/pack.ts'
import limits from './wujiaochang/limits.json' with { type: 'json' }
import wujiaochang from './wujiaochang/pack.json' with { type: 'json' }

/** The packs this deployment serves, checked when they are loaded: a broken pack stops the start, not a case. */
export const PACKS: readonly Pack[] = [pack.parse(joinLimits(readWrittenPack(wujiaochang), limits))]

/** The pack of a jurisdiction, if this deployment serves it. */
export const packOf = (jurisdiction: string): Pack | undefined =>
  PACKS.find((one) => one.jurisdiction === jurisdiction)
