import * as z from 'zod'

/**
 * Reads a function's variables, once per cold start.
 * @throws Error that names every variable that is missing or wrong
 */
export function readEnv<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(process.env)
  if (!parsed.success)
    throw new Error(`The environment is not as it should be:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
