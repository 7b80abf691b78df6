import { renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a file that others may read meanwhile, or after we were killed: they see the whole of it or what stood there
 * before, never half. Written aside and renamed, which is one step within a folder.
 * @param mode who may read it, where not everybody may
 * @throws Error from the file system; nothing is left beside the file then
 */
export function writeWhole(path: string, text: string, { mode }: { readonly mode?: number } = {}): void {
  const aside = `${path}.${process.pid}`
  try {
    writeFileSync(aside, text, { ...(mode !== undefined && { mode }), flush: true })
    renameSync(aside, path)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}
