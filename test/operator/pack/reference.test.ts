import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '#local/paths.ts'
import { fieldReference, schemaFiles } from '#operator/pack/reference.ts'

// When one of these fails: npm run pack -- reference
it('The reference of the fields is what the check goes by', () => {
  expect(readFileSync(join(ROOT, 'docs/pack-fields.md'), 'utf8')).toBe(fieldReference())
})

it.each(Object.entries(schemaFiles()))(
  'The schema %s for editors is what the check goes by',
  (name, text) => {
    expect(readFileSync(join(ROOT, 'packs/schemas', name), 'utf8')).toBe(text)
  },
)
