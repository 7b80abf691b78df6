import { type Pack, pack } from '#domain/pack/pack.ts'
import linjiang from './linjiang/pack.json' with { type: 'json' }
import linjiangTables from './linjiang/tables.json' with { type: 'json' }
import wujiaochang from './wujiaochang/pack.json' with { type: 'json' }
import wujiaochangTables from './wujiaochang/tables.json' with { type: 'json' }
import wujiaochang1 from './wujiaochang/versions/1/pack.json' with { type: 'json' }
import wujiaochangTables1 from './wujiaochang/versions/1/tables.json' with { type: 'json' }

/**
 * Every version of every pack that this deployment has, checked when they are loaded: a broken pack stops the start, not
 * a case. A case keeps the version it was opened under, so one is taken away only when no open case has it any more.
 */
export const PACK_VERSIONS: readonly Pack[] = [
  pack.parse({ ...wujiaochang, ...wujiaochangTables }),
  pack.parse({ ...linjiang, ...linjiangTables }),
  pack.parse({ ...wujiaochang1, ...wujiaochangTables1 }),
]

/** The newest version of each pack: new cases are opened under it. */
export const PACKS: readonly Pack[] = PACK_VERSIONS.filter((one) =>
  PACK_VERSIONS.every((other) => other.jurisdiction !== one.jurisdiction || other.version <= one.version),
)

/** The newest pack of a jurisdiction, or the version that is asked for; nothing when this deployment has none. */
export const packOf = (jurisdiction: string, version?: number): Pack | undefined =>
  (version === undefined ? PACKS : PACK_VERSIONS).find(
    (one) => one.jurisdiction === jurisdiction && (version === undefined || one.version === version),
  )
