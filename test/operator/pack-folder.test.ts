import { execFile } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '#local/paths.ts'
import { READY_FILE, readPackFolder, renderTables } from '#operator/pack-folder.ts'
import { packOf } from '#packs/index.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const SAMPLE = join(ROOT, 'packs/wujiaochang')

let folder: string
beforeEach(async () => {
  folder = temporaryFolder()
  await cp(SAMPLE, folder, { recursive: true })
})

/** Changes a file of the copied pack. */
const edit = async (name: string, change: (text: string) => string) =>
  writeFile(join(folder, name), change(await readFile(join(folder, name), 'utf8')))

const faults = async () => {
  const read = await readPackFolder(folder)
  return read.ok
    ? []
    : read.error.map(({ file, where, code }) => `${file} ${where.row ?? where.path ?? ''} ${code}`)
}

describe('The folder of a pack', () => {
  it('of the sample is the pack that runs, its tables as they were last written', async () => {
    const read = await readPackFolder(SAMPLE)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.pack).toEqual(packOf('wujiaochang'))
    // When this fails: npm run pack -- write packs/wujiaochang
    expect(await readFile(join(SAMPLE, READY_FILE), 'utf8')).toBe(renderTables(read.value.tables))
  })

  it('is refused with the faults of all its files, and the pack that runs stays', async () => {
    const running = structuredClone(packOf('wujiaochang'))
    await edit('limits.csv', (text) => text.replace(',4工作时,', ',-4小时,'))
    await edit('pack.json', (text) => text.replace('"fallbackGrid": "g1"', '"fallbackGrid": "G 1"'))
    expect(await faults()).toEqual(['pack.json fallbackGrid wrong-value', 'limits.csv 2 wrong-limit'])
    expect(packOf('wujiaochang')).toEqual(running)
  })

  it('is refused when a file is missing or no JSON', async () => {
    await edit('pack.json', (text) => text.slice(1))
    await rm(join(folder, 'limits.csv'))
    expect(await faults()).toEqual(['pack.json  no-json', 'limits.csv  missing-file'])
  })
})

describe('npm run pack', () => {
  const command = async (...args: string[]) => {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(ROOT, 'operator/pack.ts'),
        ...args,
      ])
      return { code: 0, said: stdout }
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string }
      return { code, said: stderr }
    }
  }

  it('says every fault with its place in Chinese and English and ends with 1, and writes nothing', async () => {
    await edit('limits.csv', (text) => text.replace(',7工作日,', ',七天,'))
    const before = await readFile(join(folder, READY_FILE), 'utf8')
    const { code, said } = await command('write', folder)
    expect(code).toBe(1)
    expect(said).toContain('limits.csv 第2行 「处置 handling」列：「七天」不是时限')
    expect(said).toContain('"七天" is no limit')
    expect(said).toContain('例 · e.g.: 5工作日')
    expect(await readFile(join(folder, READY_FILE), 'utf8')).toBe(before)
  })

  it('writes what the samples are taken from, where the tables have no faults', async () => {
    await edit('limits.csv', (text) => text.replace(',7工作日,', ',6工作日,'))
    expect((await command('write', folder)).code).toBe(0)
    const { matters } = JSON.parse(await readFile(join(folder, READY_FILE), 'utf8')) as { matters: unknown[] }
    expect(matters).toContainEqual(
      expect.objectContaining({
        code: 'illegal-structure',
        conditions: expect.arrayContaining([
          expect.objectContaining({
            limits: expect.objectContaining({ handling: { amount: 6, unit: 'working-day' } }),
          }),
        ]),
      }),
    )
  })
})
