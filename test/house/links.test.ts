import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '#local/paths.ts'

/** The documents that people read on the way in. */
const DOCUMENTS = [
  'README.md',
  'README.en.md',
  'packs/README.md',
  'statemachines/README.md',
  ...(await readdir(join(ROOT, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
  ...(await readdir(join(ROOT, 'docs/adr'))).map((name) => `docs/adr/${name}`),
]

test.each(DOCUMENTS)('every link and picture of %s leads to something that is there', async (path) => {
  const text = await readFile(join(ROOT, path), 'utf8')
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, target]) => target ?? [])
  const here = targets.filter((target) => !/^[a-z]+:/.test(target))
  expect(here.filter((target) => !existsSync(join(ROOT, dirname(path), target)))).toEqual([])
})
