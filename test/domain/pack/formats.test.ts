import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MONDAY } from '#adapters/examples.ts'
import { editionOf, PACK_FORMAT, packOfEdition, READ_FORMATS } from '#domain/pack/formats.ts'
import { ROOT } from '#local/paths.ts'
import { PACK_FILES, type Texts } from '#operator/pack/files.ts'
import { readPack } from '#operator/pack/read-pack.ts'
import { sampleSettings } from '#operator/pack-folder.ts'
import { packOf } from '#packs/index.ts'
import { PACK } from '#test/support/case-harness.ts'

/** `pack.json` of the sample's first version as it was written in format 1, before rulings had limits. */
const FORMAT_1 = await readFile(join(import.meta.dirname, 'format-1.json'), 'utf8')
const FIRST = packOf('wujiaochang', 1)

describe('The format of a pack', () => {
  it('is read in every version there ever was', () => {
    expect(READ_FORMATS).toEqual(Array.from({ length: PACK_FORMAT }, (_, at) => at + 1))
  })

  it('of a published version is told with it, and gives the same pack back', () => {
    const edition = editionOf(PACK, MONDAY, 'operator')
    expect(edition).toMatchObject({ jurisdiction: 'wujiaochang', version: PACK.version, format: PACK_FORMAT })
    expect(packOfEdition(edition)).toEqual(PACK)
  })

  it('1 says nothing of rulings: what held for them is added', () => {
    const { $schema: _, format, ...settings } = JSON.parse(FORMAT_1)
    const { grids, parties, places, matters, answers, days } = FIRST ?? PACK
    const document = JSON.stringify({ ...settings, grids, parties, places, matters, answers, days })
    const edition = { ...editionOf(FIRST ?? PACK, MONDAY, 'operator'), format, document }
    expect(settings.policy.rulings).toBeUndefined()
    expect(packOfEdition(edition)).toEqual(FIRST)
  })

  it('1 of the files that people edit is read as well', async () => {
    const folder = join(ROOT, 'packs/wujiaochang/versions/1')
    const texts: [string, string | undefined][] = await Promise.all(
      PACK_FILES.map(async (file) => [
        file,
        await readFile(join(folder, file), 'utf8').catch(() => undefined),
      ]),
    )
    const files: Texts = { ...Object.fromEntries(texts), 'pack.json': FORMAT_1 }
    const read = readPack(files, await sampleSettings())
    expect(read.ok ? read.value.pack : read.error).toEqual(FIRST)
  })

  it('of a later time is not guessed at', () => {
    const edition = { ...editionOf(PACK, MONDAY, 'operator'), format: PACK_FORMAT + 1 }
    expect(() => packOfEdition(edition)).toThrow(/format 4, which is not known here/)
  })
})
