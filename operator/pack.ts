/**
 * `npm run pack -- check <folder>`: reads a jurisdiction's pack and tells everything that is wrong with it, by file, row
 * and column, and ends with 1 when there is anything. `npm run pack -- write <folder>` writes `limits.json` from
 * `limits.csv` as well: what the functions load. A pack with faults is not written, and the one that runs stays as it is.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPackFolder, renderLimits } from './pack-folder.ts'

const [command, folder] = process.argv.slice(2)
if ((command !== 'check' && command !== 'write') || folder === undefined) {
  console.error('usage: npm run pack -- check|write <folder>')
  process.exit(2)
}

const read = await readPackFolder(folder)
if (!read.ok) {
  for (const { file, where, message } of read.error)
    console.error(`${file}: ${where === '' ? '' : `${where}: `}${message}`)
  console.error(
    `${read.error.length} ${read.error.length === 1 ? 'fault' : 'faults'}: nothing of this pack is taken.`,
  )
  process.exit(1)
}

const { pack, table } = read.value
console.log(
  `${pack.name.zh} (${pack.jurisdiction}, version ${pack.version}): ${pack.matters.length} matters, ` +
    `${Object.values(table).flat().length} filing conditions, ${pack.parties.length} parties, ${pack.grids.length} grids. No faults.`,
)
const file = join(folder, 'limits.json')
if (command === 'write') {
  await writeFile(file, renderLimits(table))
  console.log(`${file} is written.`)
} else if ((await readFile(file, 'utf8').catch(() => undefined)) !== renderLimits(table))
  console.log(`${file} is not from this table yet: run npm run pack -- write ${folder}.`)
