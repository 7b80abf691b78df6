import * as z from 'zod'
import type { Available } from '#domain/case/actions/available.ts'
import type { Task } from '#domain/case/record/task.ts'
import type { AvailableOnReport } from '#domain/report/act.ts'
import { label as labelSchema } from './shared.schema.ts'

/** A form, as clients draw it. */
export const formSchema = z
  .record(z.string(), z.unknown())
  .meta({ description: 'A JSON Schema of what is left to be filled in; `x-field` says what draws a field' })

/** What somebody may do now: as a button, where it goes, and the form that comes before it. */
export const actionSchema = z.object({
  action: z.string(),
  target: z.object({ kind: z.enum(['case', 'task', 'report']), id: z.string() }),
  label: labelSchema,
  weight: z.number().int().min(0).max(100).meta({ description: 'How likely it is what somebody wants now' }),
  irreversible: z.literal(true).optional(),
  href: z.string().meta({ description: 'Where it is sent, with POST' }),
  fill: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ description: 'What is sent beside the form, as it is' }),
  suggested: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'What likely stands in the form, by field; whoever acts may say otherwise' }),
  form: formSchema,
})

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
  { action, label, weight, irreversible, fill, suggested }: Omit<Available, 'kind' | 'taskId' | 'schema'>,
  target: Target,
  href: string,
) => ({
  action,
  target,
  label,
  weight,
  ...(irreversible && { irreversible }),
  href,
  fill,
  ...(suggested && { suggested }),
})

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
  ...reportAction(caseId, reportId, one),
  form: formOf(one.schema, one.fill),
})

const reportAction = (caseId: string, reportId: string, one: AvailableOnReport) =>
  actionView(one, { kind: 'report', id: reportId }, `/v1/cases/${caseId}/reports/${reportId}/actions`)

/** The forms that the actions of a list share, each once: an action says which is its own (`#/forms/…`). */
export function sharedForms() {
  const forms: Record<string, ReturnType<typeof formOf>> = {}
  return {
    forms,
    /** An action on a report that lies on a desk, whose form is put with the shared ones. */
    ofReport: (caseId: string, reportId: string) => (one: AvailableOnReport) => {
      const name = `report.${one.action}`
      forms[name] ??= formOf(one.schema, one.fill)
      return { ...reportAction(caseId, reportId, one), form: { $ref: `#/forms/${name}` } }
    },
    /** An action on a task of a list, whose form is put with the shared ones. */
    view: (caseId: string, task: Task) => (one: Available) => {
      const name = one.kind === 'outcome' ? `${task.kind}.${one.action}` : one.action
      forms[name] ??= formOf(one.schema, one.fill)
      return { ...actionView(one, ...targetOf(caseId, one)), form: { $ref: `#/forms/${name}` } }
    },
  }
}
