/** `node bench/knowledge-choices.ts [size]`: prints what each choice of the index does, for docs/knowledge-index.md. */
import { compareChoices } from './knowledge/choices.ts'
import { measureNewReports } from './knowledge/new-reports.ts'

const size = process.argv[2]
if (size === undefined) await measureNewReports()
await compareChoices(size === undefined ? undefined : Number(size))
