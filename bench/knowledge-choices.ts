/**
 * `node bench/knowledge-choices.ts [size] [pattern]`: prints what each choice of the index does, for
 * docs/knowledge-index.md; with a pattern those whose names match.
 */
import { compareChoices } from './knowledge/choices.ts'
import { measureNewReports } from './knowledge/new-reports.ts'

const [size, pattern] = process.argv.slice(2)
if (size === undefined) await measureNewReports()
await compareChoices(
  size === undefined ? undefined : Number(size),
  pattern === undefined ? undefined : new RegExp(pattern),
)
