/** Every document that is generated, in whole or in part: `npm run docs` writes them, a test fails when one drifts. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '#local/paths.ts'
import { renderAccessPatterns } from './access-patterns.ts'
import { renderAsyncApi } from './asyncapi.ts'
import { renderLogCodes } from './log-codes.ts'
import { renderOpenApi } from './openapi/document.ts'
import { renderRights } from './rights.ts'
import { renderStatePicture } from './state-picture.ts'
import { renderEnds, renderRetries, renderStateDiagram, renderStateTable } from './state-table.ts'

/** A document: where it lies in this clone, and what should stand there. */
export type GeneratedDocument = { readonly path: string; readonly text: () => string | Promise<string> }

export const DOCUMENTS: readonly GeneratedDocument[] = [
  { path: 'docs/access-patterns.md', text: renderAccessPatterns },
  { path: 'docs/case-lifecycle.svg', text: renderStatePicture },
  { path: 'docs/rights.md', text: renderRights },
  { path: 'docs/openapi.json', text: renderOpenApi },
  { path: 'docs/asyncapi.json', text: renderAsyncApi },
  {
    path: 'docs/runbook.md',
    text: () => withParts('docs/runbook.md', { 'log-codes': renderLogCodes() }),
  },
  {
    path: 'statemachines/README.md',
    text: () =>
      withParts('statemachines/README.md', {
        states: renderStateTable(),
        diagram: renderStateDiagram(),
        ends: renderEnds(),
        retries: renderRetries(),
      }),
  },
]

/**
 * A document that people write, with its generated parts anew. A part stands between `<!-- generated:name -->` and
 * `<!-- /generated:name -->`.
 * @throws Error when the document lacks the markers of a part
 */
export async function withParts(path: string, parts: Readonly<Record<string, string>>): Promise<string> {
  const text = await readFile(join(ROOT, path), 'utf8')
  return Object.entries(parts).reduce((whole, [name, part]) => {
    const [open, close] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`]
    const [from, to] = [whole.indexOf(open), whole.indexOf(close)]
    if (from < 0 || to < from) throw new Error(`${path} has no place for the generated part ${name}.`)
    return `${whole.slice(0, from + open.length)}\n${part}\n${whole.slice(to)}`
  }, text)
}
