/**
 * The small part of JSONata that the definition uses: paths, `=`, `and`, `&`, object literals and strings. Decisions that
 * need more belong to the domain, where types and tests see them.
 */
import jsonata from 'jsonata'
import * as z from 'zod'

const position = z.number()
const literal = z.strictObject({ type: z.literal('string'), value: z.string(), position })
const variable = z.strictObject({ type: z.literal('variable'), value: z.string(), position })
/** A step of a path is a bare name: no filters, no grouping, no sorting. */
const step = z.strictObject({ type: z.literal('name'), value: z.string(), position })
const path = z.strictObject({ type: z.literal('path'), steps: z.tuple([variable], step) })

/** A parsed expression of the subset. */
export type Expression =
  | z.infer<typeof literal>
  | z.infer<typeof variable>
  | z.infer<typeof path>
  | { type: 'binary'; value: '=' | '&' | 'and'; lhs: Expression; rhs: Expression; position: number }
  | { type: 'unary'; value: '{'; lhs: [z.infer<typeof literal>, Expression][]; position: number }

const expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    literal,
    variable,
    path,
    z.strictObject({
      type: z.literal('binary'),
      value: z.enum(['=', '&', 'and']),
      lhs: expression,
      rhs: expression,
      position,
    }),
    z.strictObject({
      type: z.literal('unary'),
      value: z.literal('{'),
      lhs: z.array(z.tuple([literal, expression])),
      position,
    }),
  ]),
)

const DELIMITED = /^\{%(.*)%\}$/s

/** The text of an expression without its delimiters, or undefined when the value is a plain one. */
export function expressionText(value: string): string | undefined {
  return DELIMITED.exec(value)?.[1]?.trim()
}

/**
 * Parses an expression.
 * @param text the expression without delimiters
 * @returns undefined when it is no JSONata, or more than the subset
 */
export function parseExpression(text: string): Expression | undefined {
  if (!PARSED.has(text)) PARSED.set(text, parse(text))
  return PARSED.get(text)
}

/** Parsing is slow, and the definition says the same few things again and again. */
const PARSED = new Map<string, Expression | undefined>()

function parse(text: string): Expression | undefined {
  try {
    // Through JSON, because a parsed node inherits the parser's own fields.
    return expression.safeParse(JSON.parse(JSON.stringify(jsonata(text).ast()))).data
  } catch {
    return undefined
  }
}

/** Every path an expression reads, written with dots: `states.input.outcome`, `visit`. */
export function pathsOf(parsed: Expression): string[] {
  switch (parsed.type) {
    case 'string':
      return []
    case 'variable':
      return [parsed.value]
    case 'path':
      return [parsed.steps.map((each) => each.value).join('.')]
    case 'binary':
      return [...pathsOf(parsed.lhs), ...pathsOf(parsed.rhs)]
    case 'unary':
      return parsed.lhs.flatMap(([, value]) => pathsOf(value))
  }
}

/** What is compared with which text. */
export type Comparison = { readonly path: string; readonly text: string }

/** What a condition `path = 'text'` compares, or several such joined by `and`; undefined when it has another shape. */
export function comparisonsOf(condition: string): readonly Comparison[] | undefined {
  return comparisonsIn(parseExpression(expressionText(condition) ?? ''))
}

function comparisonsIn(parsed: Expression | undefined): readonly Comparison[] | undefined {
  if (parsed?.type !== 'binary') return undefined
  if (parsed.value === 'and') {
    const [left, right] = [comparisonsIn(parsed.lhs), comparisonsIn(parsed.rhs)]
    return left && right && [...left, ...right]
  }
  if (parsed.value !== '=' || parsed.rhs.type !== 'string') return undefined
  const [path] = pathsOf(parsed.lhs)
  return path === undefined ? undefined : [{ path, text: parsed.rhs.value }]
}

/** Every string inside a JSON value, with the path to it. */
export function stringsIn(value: unknown, at = ''): { at: string; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, at === '' ? key : `${at}.${key}`))
}
