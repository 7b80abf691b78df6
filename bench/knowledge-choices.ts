/** `node bench/knowledge-choices.ts [size]`: prints what each choice of the index does, for docs/knowledge-index.md. */
import { compareChoices } from './knowledge/choices.ts'

const size = process.argv[2]
await compareChoices(size === undefined ? undefined : Number(size))
