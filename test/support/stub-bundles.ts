import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Bundles } from '#infra/bundles.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder(afterAll)
writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => {}\n')

/** Bundles with nothing in them, for tests that look at templates only. */
export const STUB_BUNDLES: Bundles = { folderOf: () => folder, metafile: { inputs: {}, outputs: {} } }
