import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { MONDAY } from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { importFile } from '#operator/import-file.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const HEAD = '工单号,受理日期,办结日期,地址,诉求内容,来电人'
/** A table of so many cases; every 25th has a date that is none. */
const table = (cases: number, broken = '昨天') =>
  [
    HEAD,
    ...Array.from(
      { length: cases },
      (_, at) => `A-${at},${at % 25 === 24 ? broken : '2019/3/4'},2019/3/11,国定路${at}弄,车棚漏水,某人`,
    ),
  ].join('\n')

let folder: string
let path: string
let said: string[]
let complained: string[]
beforeEach(() => {
  folder = temporaryFolder()
  path = join(temporaryFolder(), 'old.csv')
  said = []
  complained = []
})
const depsOf = (knowledge: ReturnType<typeof createMemoryKnowledge>, base = 'one') => ({
  knowledge,
  rules: { pack: PACK, calendar: CALENDAR },
  clock: { now: async () => MONDAY },
  base,
  folder,
  say: (words: string) => said.push(words),
  complain: (words: string) => complained.push(words),
})
/** A knowledge base that fails after so many writes. */
function failingAfter(writes: number, knowledge: ReturnType<typeof createMemoryKnowledge>) {
  let left = writes
  return {
    ...knowledge,
    upsert: async (...given: Parameters<typeof knowledge.upsert>) => {
      left -= 1
      if (left < 0) throw new Error('The table is gone.')
      return knowledge.upsert(...given)
    },
  }
}
const refusedLines = async () =>
  (await readFile(`${path}.refused`, 'utf8'))
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one).line)

describe('Importing a file', () => {
  it('that broke off goes on behind the last hundred lines, with each refused line kept once', async () => {
    await writeFile(path, table(130))
    const knowledge = createMemoryKnowledge()
    await expect(importFile(depsOf(failingAfter(121, knowledge)), path)).rejects.toThrow('The table is gone.')
    expect(await refusedLines()).toEqual([26, 51, 76, 101, 126])
    expect(await readdir(folder)).toHaveLength(1)
    expect(said).toContain('line 101: 96 written, 0 known already, 4 refused')

    said = []
    expect(await importFile(depsOf(knowledge), path)).toEqual({ anyRefused: true })
    expect(said).toContain('Going on behind line 101.')
    expect(said).toContainEqual(
      expect.stringMatching(/^30 of 130 lines: \d+ written, \d+ known already, 1 refused; .*\.refused/),
    )
    expect(said.at(-1)).toMatch(/^Statistics of 125 precedents published/)
    expect(await refusedLines()).toEqual([26, 51, 76, 101, 126])
    expect(await readdir(folder)).toEqual([])
  })

  it('begins anew in another base, and when the file has changed', async () => {
    await writeFile(path, table(110))
    const knowledge = createMemoryKnowledge()
    await expect(importFile(depsOf(failingAfter(100, knowledge)), path)).rejects.toThrow()
    expect(await readdir(folder)).toHaveLength(1)
    said = []
    await expect(
      importFile(depsOf(failingAfter(0, createMemoryKnowledge()), 'other'), path),
    ).rejects.toThrow()
    await writeFile(path, table(110, '2019/3/4'))
    expect(await importFile(depsOf(knowledge), path)).toEqual({ anyRefused: false })
    expect(said.filter((words) => words.startsWith('Going on'))).toEqual([])
    expect(await readdir(join(path, '..'))).toEqual(['old.csv'])
  })

  it('says how it is read, and names the columns as the file does', async () => {
    await writeFile(path, Buffer.from(`\uFEFF${table(25)}`, 'utf16le'))
    await importFile(depsOf(createMemoryKnowledge()), path)
    expect(said).toContain('The file is read as UTF-16LE.')
    expect(said).toContain('Columns that are not read: 来电人')
    expect(complained).toEqual([
      expect.stringMatching(
        /^line 26 refused: 受理日期 \(openedAt\): 昨天 is no date that can be read\. Write /,
      ),
    ])
  })

  it('of nothing but refused lines publishes nothing', async () => {
    const knowledge = createMemoryKnowledge()
    await writeFile(path, table(120, '2019/3/4').replaceAll('2019/3/4', '2019/2/30'))
    expect(await importFile(depsOf(knowledge), path)).toEqual({ anyRefused: true })
    expect(complained).toHaveLength(120)
    expect(await knowledge.statistics(PACK.jurisdiction)).toMatchObject({ version: 0 })
    expect(said.at(-1)).toContain('120 of 120 lines: 0 written, 0 known already, 120 refused')
  })

  it('without the columns needed writes and leaves nothing', async () => {
    const knowledge = createMemoryKnowledge()
    await writeFile(path, table(120).replace('地址', '在哪里'))
    await expect(importFile(depsOf(knowledge), path)).rejects.toThrow('there is no column for place')
    expect([await readdir(folder), await readdir(join(path, '..'))]).toEqual([[], ['old.csv']])
    expect(await knowledge.statistics(PACK.jurisdiction)).toMatchObject({ version: 0 })
  })
})
