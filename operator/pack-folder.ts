import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ZodError } from 'zod'
import type { LimitTable } from '#domain/pack/limits-collect.ts'
import { joinLimits, readWrittenPack, type WrittenPack } from '#domain/pack/limits-join.ts'
import { parseLimits } from '#domain/pack/limits-parse.ts'
import { type Pack, pack } from '#domain/pack/pack.ts'
import { err, ok, type Result } from '#domain/result.ts'

/** One fault of a pack: the file, where in it (row and column, or a path), and a sentence that says what to do. */
export type PackFault = { readonly file: string; readonly where: string; readonly message: string }

/** A pack's folder, read: the pack, and the table of its limits as functions load it. */
export type ReadPack = { readonly pack: Pack; readonly table: LimitTable }

/**
 * Reads the pack of a folder (`pack.json` and `limits.csv`). It is taken as a whole or not at all, and every fault is told.
 * Nothing that runs is touched: a pack takes effect when it is deployed.
 */
export async function readPackFolder(folder: string): Promise<Result<ReadPack, PackFault[]>> {
  const [json, csv] = await Promise.all(['pack.json', 'limits.csv'].map((name) => textOf(folder, name)))
  const missing = [json, csv].flatMap((one) => (one?.ok === false ? [one.error] : []))
  if (!json?.ok || !csv?.ok) return err(missing)
  const written = writtenPack(json.value)
  if (!written.ok) return written
  const table = parseLimits(csv.value, written.value.matters)
  const read = pack.safeParse(joinLimits(written.value, table.ok ? table.value : {}))
  const faults = [
    ...(table.ok ? [] : table.error).map(({ row, column, message }) => ({
      file: 'limits.csv',
      where: column === '' ? `row ${row}` : `row ${row}, column ${column}`,
      message,
    })),
    ...(read.success ? [] : faultsOf(read.error)).filter(
      // What the table lacks was said about the table.
      ({ where }) => table.ok || !/^matters\.\d+\.conditions$/.test(where),
    ),
  ]
  return table.ok && read.success ? ok({ pack: read.data, table: table.value }) : err(faults)
}

/** The text of a table of limits as functions load it (`limits.json`). */
export const renderLimits = (table: LimitTable): string => `${JSON.stringify(table, null, 2)}\n`

async function textOf(folder: string, name: string): Promise<Result<string, PackFault>> {
  try {
    return ok(await readFile(join(folder, name), 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return err({ file: name, where: '', message: `The file cannot be read: ${reason}` })
  }
}

function writtenPack(text: string): Result<WrittenPack, PackFault[]> {
  try {
    return ok(readWrittenPack(JSON.parse(text)))
  } catch (error) {
    if (error instanceof SyntaxError) return err([{ file: 'pack.json', where: '', message: error.message }])
    if (isZodError(error)) return err(faultsOf(error))
    throw error
  }
}

const isZodError = (error: unknown): error is ZodError =>
  error instanceof Error && error.name.endsWith('ZodError')

const faultsOf = (error: ZodError): PackFault[] =>
  error.issues.map(({ path, message }) => ({ file: 'pack.json', where: path.join('.'), message }))
