import createClient from 'openapi-fetch'
import type { components, paths } from '../generated/api.d.ts'
import type { Label } from './label.ts'

/** Who asks, and what is to happen when that is not believed any more. */
type Access = { readonly token: string; readonly refused: () => void }
let access: Access | undefined

/** From now on every call says who asks. Residents' pages ask as nobody. */
export function askAs(one: Access): void {
  access = one
}

/**
 * Whether the token itself was not believed. Where an authorizer of ours checks it the gateway says so by 403 and in words
 * of its own; a 403 of the system is a problem with a code, and about what somebody may do.
 */
const isDisbelieved = ({ status, headers }: Response): boolean =>
  status === 401 || (status === 403 && !headers.get('content-type')?.startsWith('application/problem+json'))

/** Longer than the gateway lets anything take, in milliseconds: what has not come by then is lost on the way. */
const LONGEST = 40_000

/**
 * What is answered, whole.
 * @throws DOMException when it has not come for too long (a network may fall silent without a word, in the middle as well), or
 * whoever asked wants it no more
 */
async function answered(request: Request): Promise<Response> {
  const silence = new AbortController()
  const giveUp = () => silence.abort()
  const timer = setTimeout(giveUp, LONGEST)
  if (request.signal.aborted) giveUp()
  request.signal.addEventListener('abort', giveUp)
  try {
    const response = await fetch(request, { signal: silence.signal })
    const body = await response.blob()
    return new Response(body.size === 0 ? null : body, response)
  } finally {
    clearTimeout(timer)
    request.signal.removeEventListener('abort', giveUp)
  }
}

/** @throws Refused `signed-out` when whoever asks is not believed any more */
async function ask(request: Request): Promise<Response> {
  if (access !== undefined) request.headers.set('authorization', `Bearer ${access.token}`)
  const response = await answered(request)
  if (access === undefined || !isDisbelieved(response)) return response
  access.refused()
  throw new Refused('signed-out')
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

/** What the server says of one field. */
export type FieldFault = Label & { readonly field: string }

/** What went wrong: the server's code, its sentence where it has one, and what it says of which fields. */
export class Refused extends Error {
  readonly code: string
  readonly words: Label | undefined
  readonly faults: readonly FieldFault[]
  constructor(code: string, words?: Label, faults: readonly FieldFault[] = []) {
    super(words?.en ?? code)
    this.code = code
    this.words = words
    this.faults = faults
  }
}

function faultOf(one: unknown): readonly FieldFault[] {
  if (typeof one !== 'object' || one === null) return []
  const { field, message, zh }: Readonly<Record<string, unknown>> = { ...one }
  if (typeof field !== 'string' || typeof message !== 'string' || typeof zh !== 'string') return []
  return [{ field, zh, en: message }]
}

/** The gateway's own refusals have a message and nothing else. */
function refusedBy(error: unknown): Refused {
  if (typeof error !== 'object' || error === null) return new Refused('unreachable')
  const { code, detail, zh, message, errors }: Readonly<Record<string, unknown>> = { ...error }
  if (typeof code === 'string' && typeof detail === 'string' && typeof zh === 'string')
    return new Refused(code, { zh, en: detail }, Array.isArray(errors) ? errors.flatMap(faultOf) : [])
  return new Refused('gateway', typeof message === 'string' ? { zh: message, en: message } : undefined)
}

/**
 * The answer of a call, or what went wrong as a {@link Refused}.
 * @throws Refused with the server's code; `unreachable` when nothing answered, `signed-out` when nobody is signed in any more
 */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error } = await call.catch((fault: unknown) => {
    throw fault instanceof Refused ? fault : new Refused('unreachable')
  })
  if (data !== undefined) return data
  throw refusedBy(error)
}
