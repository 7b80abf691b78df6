import { execFile } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '#local/paths.ts'
import { readPackFolder, renderLimits } from '#operator/pack-folder.ts'
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
  return read.ok ? [] : read.error.map(({ file, where }) => `${file} ${where}`)
}

describe('The folder of a pack', () => {
  it('of the sample is the pack that runs, its limits as they were last written', async () => {
    const read = await readPackFolder(SAMPLE)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.pack).toEqual(packOf('wujiaochang'))
    // When this fails: npm run pack -- write packs/wujiaochang
    expect(await readFile(join(SAMPLE, 'limits.json'), 'utf8')).toBe(renderLimits(read.value.table))
  })

  it('is refused with the faults of both its files, and the pack that runs stays', async () => {
    const running = structuredClone(packOf('wujiaochang'))
    await edit('limits.csv', (text) => text.replace(',4,工作时', ',-4,小时'))
    await edit('pack.json', (text) => text.replace('"fallbackGrid": "g1"', '"fallbackGrid": "G 1"'))
    expect(await faults()).toEqual([
      'limits.csv row 2, column amount',
      'limits.csv row 2, column unit',
      'pack.json fallbackGrid',
    ])
    expect(packOf('wujiaochang')).toEqual(running)
  })

  it('is refused when a file is missing or no JSON', async () => {
    await edit('pack.json', (text) => text.slice(1))
    expect(await faults()).toEqual(['pack.json '])
    await edit('pack.json', () => '{"matters":[{"code":1}]}')
    expect(await faults()).toEqual(['pack.json matters.0.code', 'pack.json matters.0.kind'])
    await rm(join(folder, 'limits.csv'))
    expect(await faults()).toEqual(['limits.csv '])
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

  it('says every fault and ends with 1, and writes nothing', async () => {
    await edit('limits.csv', (text) => text.replace(',7,工作日', ',七,工作日'))
    const before = await readFile(join(folder, 'limits.json'), 'utf8')
    const { code, said } = await command('write', folder)
    expect(code).toBe(1)
    expect(said).toContain('limits.csv: row 3, column amount: "七" is no amount')
    expect(await readFile(join(folder, 'limits.json'), 'utf8')).toBe(before)
  })

  it('writes what functions load from a table without faults', async () => {
    await edit('limits.csv', (text) => text.replace(',7,工作日', ',6,工作日'))
    expect(await command('check', folder)).toMatchObject({ code: 0, said: expect.stringContaining('write') })
    expect((await command('write', folder)).code).toBe(0)
    const written: unknown = JSON.parse(await readFile(join(folder, 'limits.json'), 'utf8'))
    expect(written).toMatchObject({
      'illegal-structure': [
        { code: 'penalise', limits: { handling: { amount: 6, unit: 'working-day' } } },
        {},
        {},
      ],
    })
    expect((await command('check', folder)).said).not.toContain('write')
  })
})
