import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundles } from '#infra/bundles.ts'

const folder = mkdtempSync(join(tmpdir(), 'duoge-stub-'))
writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => {}\n')

/** Bundles with nothing in them, for tests that look at templates only. */
export const STUB_BUNDLES: Bundles = { folderOf: () => folder, metafile: { inputs: {}, outputs: {} } }
