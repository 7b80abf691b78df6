import { createHash } from 'node:crypto'

/** What tells one sending from another: the same again has the same hash. */
export const hashOf = (sent: unknown): string =>
  createHash('sha256').update(JSON.stringify(sent)).digest('hex')
