import { type Pack, pack } from '#domain/pack/pack.ts'
import linjiang from './linjiang/pack.json' with { type: 'json' }
import linjiangTables from './linjiang/tables.json' with { type: 'json' }
import wujiaochang from './wujiaochang/pack.json' with { type: 'json' }
import wujiaochangTables from './wujiaochang/tables.json' with { type: 'json' }
import wujiaochang1 from './wujiaochang/versions/1/pack.json' with { type: 'json' }
import wujiaochangTables1 from './wujiaochang/versions/1/tables.json' with { type: 'json' }

/**
 * Every version of the samples, an earlier one before a later: what the local start publishes and tests go by. No function
 * knows of them: it reads what was published.
 */
export const PACK_VERSIONS: readonly Pack[] = [
  pack.parse({ ...wujiaochang1, ...wujiaochangTables1 }),
  pack.parse({ ...wujiaochang, ...wujiaochangTables }),
  pack.parse({ ...linjiang, ...linjiangTables }),
]

/** The newest version of each sample. */
export const PACKS: readonly Pack[] = PACK_VERSIONS.filter((one) =>
  PACK_VERSIONS.every((other) => other.jurisdiction !== one.jurisdiction || other.version <= one.version),
)

/** The newest sample of a jurisdiction, or the version that is asked for; nothing where there is none. */
export const packOf = (jurisdiction: string, version?: number): Pack | undefined =>
  (version === undefined ? PACKS : PACK_VERSIONS).find(
    (one) => one.jurisdiction === jurisdiction && (version === undefined || one.version === version),
  )
