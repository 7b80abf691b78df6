import * as z from 'zod'
import type { Available } from '#domain/case/actions/available.ts'
import type { Task } from '#domain/case/record/task.ts'
import type { AvailableOnReport } from '#domain/report/act.ts'

/** JSON Schemas of forms, by the schema that reads the request: made once, since they are the same for every case. */
const FORMS = new WeakMap<z.ZodType, z.core.JSONSchema.BaseSchema>()

function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const made = FORMS.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  FORMS.set(schema, made)
  return made
}

/** What is left to be filled in: the request without what is settled by choosing the action. */
function formOf(schema: z.ZodType, fill: Readonly<Record<string, unknown>>) {
  const { $schema: _dialect, properties = {}, required = [], ...rest } = jsonSchemaOf(schema)
  return {
    ...rest,
    properties: Object.fromEntries(Object.entries(properties).filter(([field]) => !(field in fill))),
    required: required.filter((field) => !(field in fill)),
  }
}

type Target = { readonly kind: 'case' | 'task' | 'report'; readonly id: string }

/** An action as clients draw it: where it is sent, what is sent as it is, and the form of the rest. */
const actionView = (
  { action, label, weight, irreversible, fill }: Omit<Available, 'kind' | 'taskId' | 'schema'>,
  target: Target,
  href: string,
) => ({ action, target, label, weight, ...(irreversible && { irreversible }), href, fill })

const targetOf = (caseId: string, { taskId, kind }: Available): readonly [Target, string] => [
  taskId === undefined ? { kind: 'case', id: caseId } : { kind: 'task', id: taskId },
  kind === 'outcome' ? `/v1/tasks/${taskId}/outcome` : `/v1/cases/${caseId}/actions`,
]

/** What somebody may do about a case and its tasks now. */
export const caseActionView = (caseId: string) => (one: Available) => ({
  ...actionView(one, ...targetOf(caseId, one)),
  form: formOf(one.schema, one.fill),
})

/** What somebody may do about a report of a case now. */
export const reportActionView = (caseId: string, reportId: string) => (one: AvailableOnReport) => ({
  ...actionView(one, { kind: 'report', id: reportId }, `/v1/cases/${caseId}/reports/${reportId}/actions`),
  form: formOf(one.schema, one.fill),
})

/** The forms that the actions of a list share, each once: an action says which is its own (`#/forms/…`). */
export function sharedForms() {
  const forms: Record<string, ReturnType<typeof formOf>> = {}
  return {
    forms,
    /** An action on a task of a list, whose form is put with the shared ones. */
    view: (caseId: string, task: Task) => (one: Available) => {
      const name = one.kind === 'outcome' ? `${task.kind}.${one.action}` : one.action
      forms[name] ??= formOf(one.schema, one.fill)
      return { ...actionView(one, ...targetOf(caseId, one)), form: { $ref: `#/forms/${name}` } }
    },
  }
}
