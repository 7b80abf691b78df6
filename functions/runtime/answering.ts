import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import type { Declared, DeclaredReply, Reply } from './http.ts'
import { info, LOG } from './log.ts'

/** What a route takes and gives: stands beside its handler, which reads and answers by it, and makes the pages about the API. */
export type RouteSchemas = {
  readonly path?: z.ZodObject
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly answerHeaders?: z.ZodObject
}

/** Hears of the fields that an answer bore and its schema does not declare. */
type Listener = (fields: readonly string[]) => void

const noted: Listener = (fields) => info(LOG.undeclared, { result: fields.join(' ') })
let listener = noted

/** From now on, this hears of undeclared fields in place of the log: a test has them thrown. */
export function onUndeclared(hears: Listener = noted): void {
  listener = hears
}

/**
 * A reply that passes through its schema: a field that is not declared does not leave, and is noted.
 * @param schema made when first asked for
 * @throws Error when an answer does not fit: a fault on our side
 */
export const answering =
  <Deps>(
    schema: () => z.ZodType,
    reply: (deps: Deps, event: APIGatewayProxyEventV2) => Promise<Reply>,
  ): ((deps: Deps, event: APIGatewayProxyEventV2) => Promise<DeclaredReply>) =>
  async (deps, event) => {
    const replied = await reply(deps, event)
    return 'problem' in replied ? replied : { ...replied, body: declaredOnly(schema(), replied.body) }
  }

function declaredOnly(schema: z.ZodType, body: unknown): Declared {
  const parsed = schema.safeParse(body)
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`An answer does not fit its schema. ${where.join(' ')}`)
  }
  const fields = [...new Set(leftOut(body, parsed.data))]
  if (fields.length > 0) listener(fields)
  return parsed.data as Declared
}

/** The fields that were said and are not kept as they were, by name; of lists, whatever their place. */
function leftOut(said: unknown, kept: unknown, above = ''): readonly string[] {
  if (said === undefined || Object.is(said, kept)) return []
  if (typeof said !== 'object' || said === null) return [above]
  if (typeof kept !== 'object' || kept === null) return [above]
  const listed = Array.isArray(said)
  const ofKept = new Map(Object.entries(kept))
  return Object.entries(said).flatMap(([key, one]) =>
    leftOut(one, ofKept.get(key), listed ? above : above === '' ? key : `${above}.${key}`),
  )
}
