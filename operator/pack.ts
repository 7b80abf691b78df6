/**
 * `npm run pack -- check <folder>`: reads a jurisdiction's pack and tells everything that is wrong with it, by file, row
 * and column, and ends with 1 when there is anything. `npm run pack -- write <folder>` writes `tables.json` as well: what
 * the functions load. A pack with faults is not written, and the one that runs stays as it is.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { linesOf } from './pack/fault.ts'
import { READY_FILE, readPackFolder, renderTables } from './pack-folder.ts'

const [command, folder] = process.argv.slice(2)
if ((command !== 'check' && command !== 'write') || folder === undefined) {
  console.error('用法 · usage: npm run pack -- check|write <folder>')
  process.exit(2)
}

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
if (command === 'write') {
  await writeFile(file, renderTables(tables))
  console.log(`已写入 · written: ${file}`)
} else if ((await readFile(file, 'utf8').catch(() => undefined)) !== renderTables(tables))
  console.log(`${file} 不是由这些表生成的 · is not from these tables yet: npm run pack -- write ${folder}`)
