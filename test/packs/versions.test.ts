import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '#local/paths.ts'
import { READY_FILE, readPackFolder, renderTables } from '#operator/pack-folder.ts'
import { PACK_VERSIONS, PACKS, packOf } from '#packs/index.ts'

/** The folders of earlier versions, with the jurisdiction and the version their names say. */
async function folders(): Promise<{ jurisdiction: string; version: number; folder: string }[]> {
  const found = await readdir(join(ROOT, 'packs'), { withFileTypes: true, recursive: true })
  return found
    .filter((one) => one.isDirectory() && one.parentPath.endsWith('/versions'))
    .map((one) => ({
      jurisdiction: one.parentPath.split('/').at(-2) ?? '',
      version: Number(one.name),
      folder: join(one.parentPath, one.name),
    }))
}

describe('The versions of a pack', () => {
  it('that lie in a folder are samples, each once, as they lie there', async () => {
    const kept = await folders()
    expect(kept.length).toBeGreaterThan(0)
    for (const { jurisdiction, version, folder } of kept) {
      const read = await readPackFolder(folder)
      if (!read.ok) throw new Error(`${folder}: ${JSON.stringify(read.error)}`)
      expect(read.value.pack).toEqual(packOf(jurisdiction, version))
      expect(await readFile(join(folder, READY_FILE), 'utf8')).toBe(renderTables(read.value.tables))
    }
    expect(PACK_VERSIONS).toHaveLength(PACKS.length + kept.length)
    const names = PACK_VERSIONS.map(({ jurisdiction, version }) => `${jurisdiction}@${version}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('give the newest where none is asked for, and nothing for one that is not there', () => {
    for (const { jurisdiction, version } of PACK_VERSIONS)
      expect(packOf(jurisdiction)?.version).toBeGreaterThanOrEqual(version)
    expect(packOf('wujiaochang', 99)).toBeUndefined()
    expect(packOf('nowhere', 1)).toBeUndefined()
  })

  it('have one unsorted matter, for the keys of open cases rest on it', () => {
    for (const { jurisdiction, unsortedMatter } of PACK_VERSIONS)
      expect(packOf(jurisdiction)?.unsortedMatter).toBe(unsortedMatter)
  })
})
