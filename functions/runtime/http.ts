import middy, { type MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import { BadCursor } from '#adapters/cursor.ts'
import { throughTheEdge } from './edge.ts'
import { faultsOf, unstorable } from './faults.ts'
import { HEADERS } from './headers.ts'
import { beginCall, failure, LOG } from './log.ts'
import { type FieldFault, type Problem, ProblemError, problemResponse } from './problem.ts'

/** The longest body in bytes that is read; the gateway itself lets far more through. */
const MAX_BODY = 64 * 1024

/** What a handler answers: a status and a body, or a problem. */
export type Reply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | { readonly problem: Problem }

declare const declared: unique symbol

/** A body that has passed through the schema of its route: `answering` alone makes one. */
export type Declared = { readonly [declared]: true }

/** What leaves: a handler that does not answer through a schema does not compile. */
export type DeclaredReply =
  | (Exclude<Reply, { problem: Problem }> & { readonly body: Declared })
  /** Whoever asks has it already: there is nothing to declare. */
  | { readonly status: 304; readonly body: undefined; readonly headers?: Record<string, string> }
  | { readonly problem: Problem }

/**
 * An HTTP function: problems become problem+json, faults become a 500 that tells nothing, and everything else what the
 * handler replies.
 */
export function httpHandler(reply: (event: APIGatewayProxyEventV2) => Promise<DeclaredReply>) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problems())
    .use(throughTheEdge())
    .handler(async (event, context) => {
      beginCall(context)
      const replied = await reply(event)
      return 'problem' in replied ? problemResponse(replied.problem) : jsonResponse(replied)
    })
}

const jsonResponse = ({ status, body, headers }: Exclude<Reply, { problem: Problem }>) => ({
  statusCode: status,
  headers: { ...HEADERS, 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

const problems = (): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => ({
  onError: (request) => {
    const { error } = request
    if (error instanceof ProblemError) request.response = problemResponse(error.problem)
    else if (error instanceof BadCursor)
      request.response = problemResponse({
        code: 'bad-cursor',
        message: 'This cursor is not one of this listing. Begin again without it.',
        field: 'cursor',
      })
    else {
      failure(LOG.faulted, error, { correlationId: request.event.requestContext.requestId })
      request.response = problemResponse({
        code: 'internal',
        message: 'Something failed on our side and has been noted. Try again in a moment.',
      })
    }
  },
})

/** Longer names were not given out here, and no store takes them as keys. */
const MAX_NAME = 100

/** A name in the path; one that cannot be is as good as none: it names nothing. */
export function nameInPath(event: APIGatewayProxyEventV2, name: string): string {
  const given = event.pathParameters?.[name] ?? ''
  return given.length <= MAX_NAME && given.isWellFormed() ? given : ''
}

/**
 * Reads a JSON body against a schema.
 * @throws ProblemError naming the media type, the size, the place of the JSON fault, or every field at fault
 */
export function readBody<Schema extends z.ZodType>(
  { headers, body = '', isBase64Encoded }: APIGatewayProxyEventV2,
  schema: Schema,
): z.infer<Schema> {
  if (!isJson(headers['content-type'])) throw unsupported('Send the body as application/json, in UTF-8.')
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? ''))
    throw unsupported('Send the body as it is, without a Content-Encoding.')
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.byteLength > MAX_BODY)
    throw new ProblemError({
      code: 'body-too-large',
      message: `A body has at most ${MAX_BODY} bytes; this one has ${bytes.byteLength}.`,
    })
  const input = readInput(parseJson(bytes), schema)
  const faults = unstorable(input)
  if (faults.length > 0) throw invalid(faults)
  return input
}

/** JSON is in UTF-8 (RFC 8259): a charset is no more than a repetition, and another one a contradiction. */
function isJson(contentType = ''): boolean {
  const [type, ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((one) => one.startsWith('charset='))
  return type === 'application/json' && /^(charset="?utf-?8"?)?$/.test(charset ?? '')
}

const unsupported = (message: string) => new ProblemError({ code: 'unsupported-media-type', message })

const UTF8 = new TextDecoder('utf-8', { fatal: true })
/**
 * The character that stands for those which could not be read. The gateway puts it in place of bytes that are no UTF-8
 * before it hands a body on, and so does many a client: a receipt for it would be one for lost words.
 */
const LOST = /\ufffd|\\ufffd/i

function parseJson(bytes: Buffer): unknown {
  try {
    const text = UTF8.decode(bytes)
    if (LOST.test(text)) throw new Error('characters were lost before it came here (U+FFFD).')
    return JSON.parse(text)
  } catch (fault) {
    throw new ProblemError({
      code: 'malformed-json',
      message: `The body is not well-formed JSON in UTF-8: ${fault instanceof Error ? fault.message : ''}`,
    })
  }
}

/** Checks any input against a schema. @throws ProblemError naming every field at fault */
export function readInput<Schema extends z.ZodType>(input: unknown, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.flatMap((issue) => faultsOf(issue)))
}

const invalid = (faults: readonly FieldFault[]) =>
  new ProblemError({
    code: 'invalid',
    message: 'Some fields are not as they should be. Each is named with what it needs.',
    faults,
  })
