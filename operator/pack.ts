/**
 * Packs of jurisdictions.
 *
 * `npm run pack -- new <code> <folder>`: writes a new pack, sound as it is, to be filled by the street.
 * `npm run pack -- check <folder>`: tells everything that is wrong with a pack, by file, row and column, and ends with 1
 * when there is anything.
 * `npm run pack -- publish <folder> [environment]`: publishes it; from then on new cases are opened under it. A pack with
 * faults is not published, and the one that is served stays as it is.
 * `npm run pack -- diff <folder> [environment]`: tells in what it differs from the one that is served.
 * `npm run pack -- list [environment] [code]`: tells which packs are served, or which versions of one there are.
 * `npm run pack -- write <folder>`: writes `tables.json`, from which tests and the local start take the samples.
 * `npm run pack -- reference`: writes the reference of the fields, and the schemas for editors.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fromMillis } from '#domain/clock/calendar.ts'
import { differencesInWords } from '#domain/pack-words/differences.ts'
import { linesOfParts } from '#domain/pack-words/lines.ts'
import { publishPack, servedPack } from '#functions/usecases/operator/publish-pack.ts'
import { ROOT } from '#local/paths.ts'
import { deploymentOf } from './deployment.ts'
import { linesOf } from './pack/fault.ts'
import type { ReadPack } from './pack/read-pack.ts'
import { fieldReference, schemaFiles } from './pack/reference.ts'
import { newPack } from './pack/template.ts'
import { READY_FILE, readPackFolder, renderTables, sampleSettings } from './pack-folder.ts'
import { publishedPacks } from './published-packs.ts'

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
  check: async (folder) => {
    if (folder !== undefined) await readSound(folder)
    return folder !== undefined
  },
  write: async (folder) => {
    if (folder === undefined) return false
    const file = join(folder, READY_FILE)
    await writeFile(file, renderTables((await readSound(folder)).tables))
    console.log(`已写入 · written: ${file}`)
    return true
  },
  publish: async (folder, environment) => {
    if (folder === undefined) return false
    const { pack } = await readSound(folder)
    const became = await publishPack(
      await packsOf(environment),
      pack,
      fromMillis(Date.now()),
      userInfo().username,
    )
    if (!became.ok) {
      console.error(`没有发布：${became.error.zh}\nNot published: ${became.error.en}`)
      process.exit(1)
    }
    console.log(
      became.value === 'stands'
        ? '已经发布过，没有变化。 · It is published already, and nothing has changed.'
        : '已发布，一分钟内启用；在办案件仍按各自的版本办。 · Published: served within a minute. Open cases keep their version.',
    )
    return true
  },
  diff: async (folder, environment) => {
    if (folder === undefined) return false
    const { pack } = await readSound(folder)
    const before = await servedPack(await packsOf(environment), pack.jurisdiction)
    if (before === undefined) console.log('还没有发布过。 · Nothing is published yet.')
    else {
      const lines = linesOfParts(differencesInWords(before, pack))
      console.log(
        lines.length === 0
          ? '与正在用的一样。 · The same as what is served.'
          : [`与第 ${before.version} 版相比 · against version ${before.version}:`, ...lines].join('\n'),
      )
    }
    return true
  },
  list: async (environment, code) => {
    const packs = await packsOf(environment)
    const { versions } = await packs.served()
    if (versions.size === 0) console.log('还没有发布过辖区包。 · No pack is published yet.')
    for (const [jurisdiction, version] of [...versions].toSorted()) {
      if (code !== undefined && code !== jurisdiction) continue
      for (const one of await packs.editions(jurisdiction))
        if (code !== undefined || one.version === version)
          console.log(
            `${jurisdiction}\t${one.version}\t${one.name.zh}\t${one.publishedAt}\t${one.publishedBy}` +
              `${one.version === version ? '\t正在用 · served' : ''}`,
          )
    }
    return true
  },
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
    '用法 · usage: npm run pack -- new <code> <folder> | check <folder> | publish <folder> [environment] | ' +
      'diff <folder> [environment] | list [environment] [code] | write <folder> | reference',
  )
  process.exit(2)
}

/** The packs of an environment, `local` unless told. */
async function packsOf(environment: string | undefined) {
  return publishedPacks(await deploymentOf(environment)).packs
}

/** Reads the pack of a folder, or tells every fault of it and ends. */
async function readSound(folder: string): Promise<ReadPack> {
  const read = await readPackFolder(folder)
  if (!read.ok) {
    for (const fault of read.error) console.error(linesOf(fault).join('\n'))
    console.error(
      `共 ${read.error.length} 处有误，整包不予采用。 · ` +
        `${read.error.length} ${read.error.length === 1 ? 'fault' : 'faults'}: nothing of this pack is taken.`,
    )
    process.exit(1)
  }
  const { pack } = read.value
  const conditions = pack.matters.flatMap((one) => one.conditions)
  console.log(
    `${pack.name.zh}（${pack.jurisdiction}，第 ${pack.version} 版）没有错误 · no faults: ${pack.grids.length} grids, ` +
      `${pack.parties.length} parties, ${pack.places.length} places, ${pack.matters.length} matters, ${conditions.length} filing conditions.`,
  )
  return read.value
}
