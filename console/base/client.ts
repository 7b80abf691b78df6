import createClient from 'openapi-fetch'
import type { components, paths } from '../generated/api.d.ts'

/** The API, typed from our own document: at the address the pages come from. */
export const api = createClient<paths>({ baseUrl: '/' })

/** The named shapes of the API. */
export type Schemas = components['schemas']

/** What went wrong, for people: a sentence of the server, else one of ours. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const sentenceOf = (error: unknown): { code: string; message: string } => {
  if (typeof error !== 'object' || error === null) return { code: 'unreachable', message: '' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'gateway'
  const detail = 'detail' in error ? error.detail : 'message' in error ? error.message : ''
  return { code, message: typeof detail === 'string' ? detail : '' }
}

/**
 * The answer of a call, or what went wrong as a {@link Refused}.
 * @throws Refused with the server's code; `unreachable` when nothing answered
 */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error } = await call.catch(() => {
    throw new Refused('unreachable', '')
  })
  if (data !== undefined) return data
  const { code, message } = sentenceOf(error)
  throw new Refused(code, message)
}
