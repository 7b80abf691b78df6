import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundles } from '#infra/bundles.ts'
import { LOCAL } from '#local/paths.ts'

const folder = join(LOCAL, 'stub-bundle')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => {}\n')

/** Bundles with nothing in them, for tests that look at templates only. */
export const STUB_BUNDLES: Bundles = { folderOf: () => folder, metafile: { inputs: {}, outputs: {} } }
