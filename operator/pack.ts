/**
 * Packs of jurisdictions.
 *
 * `npm run pack -- new <code> <folder>`: writes a new pack, sound as it is, to be filled by the street.
 * `npm run pack -- check <folder>`: tells everything that is wrong with a pack, by file, row and column, and ends with 1
 * when there is anything.
 * `npm run pack -- write <folder>`: writes `tables.json` as well, which the functions load. A pack with faults is not
 * written, and the one that runs stays as it is.
 * `npm run pack -- reference`: writes the reference of the fields, and the schemas for editors.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '#local/paths.ts'
import { linesOf } from './pack/fault.ts'
import { fieldReference, schemaFiles } from './pack/reference.ts'
import { newPack } from './pack/template.ts'
import { READY_FILE, readPackFolder, renderTables, sampleSettings } from './pack-folder.ts'

const [command, ...given] = process.argv.slice(2)

/** What each command does with what is given; nothing when too little is. */
const COMMANDS: Readonly<Record<string, (...given: string[]) => Promise<boolean>>> = {
  'new': async (code, folder) => {
    if (code === undefined || folder === undefined) return false
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(code)) {
      console.error(`「${code}」不是代码 · is no code: a-z 0-9 -`)
      process.exit(1)
    }
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length > 0) {
      console.error(`${folder} 不是空的，什么也没有写。 · is not empty: nothing is written.`)
      process.exit(1)
    }
    for (const [file, text] of Object.entries(newPack(code, await sampleSettings())))
      await writeFile(join(folder, file), text)
    console.log(`已写入 · written: ${folder}\n字段说明 · the fields: docs/pack-fields.md`)
    return true
  },
  check: async (folder) => folder !== undefined && (await readWhole(folder, false)),
  write: async (folder) => folder !== undefined && (await readWhole(folder, true)),
  reference: async () => {
    await writeFile(join(ROOT, 'docs/pack-fields.md'), fieldReference())
    const schemas = join(ROOT, 'packs/schemas')
    await mkdir(schemas, { recursive: true })
    for (const [name, text] of Object.entries(schemaFiles())) await writeFile(join(schemas, name), text)
    console.log('已写入 · written: docs/pack-fields.md, packs/schemas/')
    return true
  },
}

const done = await (COMMANDS[command ?? ''] ?? (async () => false))(...given)
if (!done) {
  console.error(
    '用法 · usage: npm run pack -- new <code> <folder> | check <folder> | write <folder> | reference',
  )
  process.exit(2)
}

async function readWhole(folder: string, write: boolean): Promise<boolean> {
  const read = await readPackFolder(folder)
  if (!read.ok) {
    for (const fault of read.error) console.error(linesOf(fault).join('\n'))
    console.error(
      `共 ${read.error.length} 处有误，整包不予采用。 · ` +
        `${read.error.length} ${read.error.length === 1 ? 'fault' : 'faults'}: nothing of this pack is taken.`,
    )
    process.exit(1)
  }
  const { pack, tables } = read.value
  const conditions = pack.matters.flatMap((one) => one.conditions)
  console.log(
    `${pack.name.zh}（${pack.jurisdiction}，第 ${pack.version} 版）没有错误 · no faults: ${pack.grids.length} grids, ` +
      `${pack.parties.length} parties, ${pack.places.length} places, ${pack.matters.length} matters, ${conditions.length} filing conditions.`,
  )
  const file = join(folder, READY_FILE)
  if (write) {
    await writeFile(file, renderTables(tables))
    console.log(`已写入 · written: ${file}`)
  } else if ((await readFile(file, 'utf8').catch(() => undefined)) !== renderTables(tables))
    console.log(`${file} 不是由这些表生成的 · is not from these tables yet: npm run pack -- write ${folder}`)
  return true
}
