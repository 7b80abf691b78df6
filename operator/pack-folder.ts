import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '#domain/result.ts'
import { ROOT } from '#local/paths.ts'
import type { Fault } from './pack/fault.ts'
import { PACK_FILES, SETTINGS_FILE } from './pack/files.ts'
import { type ReadPack, readPack, type Tables } from './pack/read-pack.ts'

/** Where the samples lie: the first of them shows what would be right. */
const SAMPLE_FOLDER = join(ROOT, 'packs/wujiaochang')

/** The file that functions load: what the tables and shapes of a pack say. */
export const READY_FILE = 'tables.json'

/** The `pack.json` of the sample. */
export async function sampleSettings(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(SAMPLE_FOLDER, SETTINGS_FILE), 'utf8'))
}

/**
 * Reads the pack of a folder. It is taken as a whole or not at all, and every fault is told. Nothing that runs is touched.
 */
export async function readPackFolder(folder: string): Promise<Result<ReadPack, readonly Fault[]>> {
  const texts = await Promise.all(
    PACK_FILES.map(async (file) => [file, await textOf(join(folder, file))] as const),
  )
  return readPack(Object.fromEntries(texts), await sampleSettings())
}

/** The text of `tables.json`: an entry a line, so that a change shows as the lines that it is. */
export const renderTables = (tables: Tables): string => {
  const lists = Object.entries(tables).map(([name, list]) => {
    const lines = list.map((one) => `\n${JSON.stringify(one)}`).join(',')
    return `${JSON.stringify(name)}: [${lines}\n]`
  })
  return `{\n${lists.join(',\n')}\n}\n`
}

/** The text of a file; none when it is not there. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
