import * as z from 'zod'
import { TABLES } from '#adapters/dynamodb/tables.ts'

/** The tables that a restore may put in the place of those a stack made. */
export const RESTORABLE = ['cases', 'idempotency', 'knowledge', 'packs'] as const
export type Restorable = (typeof RESTORABLE)[number]

const table = z.strictObject({ table: z.string().min(3) })
/** Its stream has a name of its own, which nobody can tell from the table's. */
const streamed = table.extend({ stream: z.string().startsWith('arn:') })

/** What `npm run restore` writes and a deployment reads: which tables took the place of which. */
export const restored = z.strictObject(
  Object.fromEntries(
    RESTORABLE.map((kind) => [kind, ('stream' in TABLES[kind] ? streamed : table).optional()]),
  ) as Record<Restorable, z.ZodOptional<typeof streamed | typeof table>>,
)
export type Restored = z.output<typeof restored>
