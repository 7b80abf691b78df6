import { createHash } from 'node:crypto'
import type { Metadata } from './define.ts'

/** The hash before the first event of a subject. */
export const CHAIN_START = '0'.repeat(64)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Renders JSON with sorted keys, so that the same value has the same bytes everywhere. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** The salted hash that an event carries in place of a text. */
export const commitTo = (text: string, salt: string): string => sha256(`${salt}\n${text}`)

/** The n-th salt of a decision's seed. */
export const saltOf = (seed: string, n: number): string => sha256(`${seed}/${n}`).slice(0, 32)

/**
 * The hash of an event: over all it says and the hash before it, so that none can be changed, left out or moved
 * without all later hashes telling.
 */
export const chainHash = (event: { type: string; metadata: Omit<Metadata, 'hash'>; data: unknown }): string =>
  sha256(canonical({ type: event.type, metadata: event.metadata, data: event.data }))
