import middy, { type MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import { BadCursor } from '#adapters/cursor.ts'
import { beginCall, failure, LOG } from './log.ts'
import { type FieldFault, type Problem, ProblemError, problemResponse } from './problem.ts'

/** The longest body in bytes that is read; the gateway itself lets far more through. */
const MAX_BODY = 64 * 1024

/** What a handler answers: a status and a body, or a problem. */
export type Reply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | { readonly problem: Problem }

/**
 * An HTTP function: problems become problem+json, faults become a 500 that tells nothing, and everything else what the
 * handler replies.
 */
export function httpHandler(reply: (event: APIGatewayProxyEventV2) => Promise<Reply>) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problems())
    .handler(async (event, context) => {
      beginCall(context)
      const replied = await reply(event)
      return 'problem' in replied ? problemResponse(replied.problem) : jsonResponse(replied)
    })
}

const jsonResponse = ({ status, body, headers }: Exclude<Reply, { problem: Problem }>) => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
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
const LONGEST_NAME = 100

/** A name in the path; one that cannot be is as good as none: it names nothing. */
export function nameInPath(event: APIGatewayProxyEventV2, name: string): string {
  const given = event.pathParameters?.[name] ?? ''
  return given.length <= LONGEST_NAME && given.isWellFormed() ? given : ''
}

/**
 * Reads a JSON body against a schema.
 * @throws ProblemError naming the media type, the size, the place of the JSON fault, or every field at fault
 */
export function readBody<Schema extends z.ZodType>(
  event: APIGatewayProxyEventV2,
  schema: Schema,
): z.infer<Schema> {
  const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new ProblemError({ code: 'unsupported-media-type', message: 'Send the body as application/json.' })
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.byteLength > MAX_BODY)
    throw new ProblemError({
      code: 'body-too-large',
      message: `A body has at most ${MAX_BODY} bytes; this one has ${bytes.byteLength}.`,
    })
  return readInput(parseJson(bytes), schema)
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes))
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
  const faults = parsed.error.issues.flatMap(faultsOf)
  throw new ProblemError({
    code: 'invalid',
    message: 'Some fields are not as they should be. Each is named with what it needs.',
    faults,
  })
}

const faultsOf = (issue: z.core.$ZodIssue): FieldFault[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'There is no such field.' }))
    : [{ field: issue.path.join('.'), message: issue.message }]
