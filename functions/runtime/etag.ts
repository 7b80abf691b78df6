import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { DeclaredReply } from './http.ts'

/** A short name for a content: another one has another. */
export const nameOfContent = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)

/**
 * What goes with an answer that names its content. Everybody of a jurisdiction may have the same, but whoever signs in
 * elsewhere has another: nobody between keeps it, and whoever has it asks again.
 */
export const named = (etag: string) => ({ etag: `"${etag}"`, 'cache-control': 'private, no-cache' })

/** The answer, or 304 where whoever asks has it already by the name that it bears. */
export function unlessKnown(event: APIGatewayProxyEventV2, replied: DeclaredReply): DeclaredReply {
  if ('problem' in replied) return replied
  const etag = replied.headers?.etag
  const known = (event.headers['if-none-match'] ?? '')
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag)
  if (etag === undefined || !known) return replied
  return { status: 304, body: undefined, headers: { ...replied.headers } }
}
