import createClient from 'openapi-fetch'
import type { components, paths } from '../generated/api.d.ts'

/** Who asks, and what is to happen when that is not believed any more. */
type Access = { readonly token: string; readonly refused: () => void }
let access: Access | undefined

/** From now on every call says who asks. Residents' pages ask as nobody. */
export function askAs(one: Access): void {
  access = one
}

async function ask(request: Request): Promise<Response> {
  if (access !== undefined) request.headers.set('authorization', `Bearer ${access.token}`)
  const response = await fetch(request)
  if (response.status === 401) access?.refused()
  return response
}

/** The API, typed from our own document: at the address the pages come from. */
export const api = createClient<paths>({ baseUrl: '/', fetch: ask })

/**
 * Sends an action to where the server said that it goes.
 * @param body what the server's own form gave, with what it said beside the form
 * @throws Refused with the server's code; `unreachable` when nothing answered
 */
export async function sendTo(href: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const request = new Request(href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await answerOf(
    ask(request).then(async (response) => {
      const answer: unknown = await response.json().catch(() => ({}))
      return response.ok ? { data: answer, response } : { error: answer, response }
    }),
  )
}

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
