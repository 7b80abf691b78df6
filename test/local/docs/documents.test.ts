import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOCUMENTS } from '#local/docs/documents.ts'
import { ROOT } from '#local/paths.ts'
import { caseLifecycle } from '#statemachines/asl.ts'
import { DEFINITION_ERRORS, MACHINE_ERRORS } from '#statemachines/contract.ts'

const readme = () => readFile(join(ROOT, 'statemachines/README.md'), 'utf8')

describe('the generated documents', () => {
  it.each(DOCUMENTS)('are as `npm run docs` writes them: $path', async ({ path, text }) => {
    expect(await readFile(join(ROOT, path), 'utf8')).toBe(await text())
  })
})

describe('the README of the machine', () => {
  it('tells every end', async () => {
    const ends = Object.entries(caseLifecycle().States).flatMap(([name, state]) =>
      state.Type === 'Succeed' || state.Type === 'Fail' || ('End' in state && state.End === true)
        ? [name]
        : [],
    )
    const section = (await readme()).split('## How it ends')[1]?.split('## ')[0] ?? ''

    expect(ends).toHaveLength(4)
    expect(ends.filter((name) => !section.includes(`| ${name} |`))).toEqual([])
  })

  it('tells every error', async () => {
    const text = await readme()

    expect([...MACHINE_ERRORS, ...DEFINITION_ERRORS].filter((name) => !text.includes(`\`${name}\``))).toEqual(
      [],
    )
  })
})
