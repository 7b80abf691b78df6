import type { Schemas } from '../base/client.ts'

/** An action that the server offers. */
export type Action = Schemas['Action']

/** One of the actions that are offered about something, by its name. */
export const offered = (
  about: { readonly actions: readonly Action[] } | undefined,
  name: string,
): Action | undefined => about?.actions.find(({ action }) => action === name)

/** What the sheets draw of JSON Schema: what the server's forms are made of. */
export type FieldSchema = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: unknown
  readonly format?: string
  readonly maxLength?: number
  readonly pattern?: string
  readonly items?: FieldSchema
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
  readonly 'x-field'?: string
  readonly 'x-audience'?: string
}
export type Values = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The form of an action; in a list the actions share their forms by reference.
 * @param forms the shared ones of the list (`#/forms/<name>`)
 */
export function formOf({ form }: Action, forms: Readonly<Record<string, unknown>> = {}): FieldSchema {
  const { $ref } = form
  const found = typeof $ref === 'string' ? forms[$ref.replace('#/forms/', '')] : form
  return isRecord(found) ? found : {}
}

/** The fields of a form, those that must be filled in first. */
export function fieldsOf({ properties = {}, required = [] }: FieldSchema): [string, FieldSchema, boolean][] {
  const fields = Object.entries(properties).map(([name, field]): [string, FieldSchema, boolean] => [
    name,
    field,
    required.includes(name),
  ])
  return [...fields.filter(([, , must]) => must), ...fields.filter(([, , must]) => !must)]
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.every(isBlank)) ||
  (isRecord(value) && Object.values(value).every(isBlank))

/** The names of fields that must be filled in and are not. A choice of yes or no is made when it is either. */
export const missingIn = (form: FieldSchema, values: Values): readonly string[] =>
  (form.required ?? []).filter((name) => values[name] !== false && isBlank(values[name]))

/** What is sent: without what was left open, lines without the empty ones. */
export function sentOf(form: FieldSchema, values: Values): Record<string, unknown> {
  const required = form.required ?? []
  return Object.fromEntries(
    Object.keys(form.properties ?? {})
      .filter((name) => !isBlank(values[name]) || (required.includes(name) && values[name] !== undefined))
      .map((name) => {
        const value = values[name]
        return [name, Array.isArray(value) ? value.filter((one) => !isBlank(one)) : value]
      }),
  )
}
