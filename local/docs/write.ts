/** `npm run docs`: writes every generated document. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from '#local/paths.ts'
import { DOCUMENTS } from './documents.ts'

for (const { path, text } of DOCUMENTS) {
  const file = join(ROOT, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, await text())
  console.log(path)
}
