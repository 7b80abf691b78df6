import { expect, test } from 'vitest'
import * as z from 'zod'
import { caseAction } from '#domain/case/asked/actions.ts'
import { TASK_OUTCOMES } from '#domain/case/asked/outcomes.ts'
import { reportAction } from '#domain/report/asked.ts'
import { fieldWords } from '../../console/kit/field-words.ts'

/** What says which action or outcome it is, and about what: no field of a form. */
const NO_FIELDS = ['action', 'outcome', 'taskId', 'proposal', 'type']

/** The names of all fields in a JSON Schema, of whatever they hold as well. */
function namesIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, ...rest } = schema as { properties?: Record<string, unknown> }
  return [...Object.keys(properties), ...Object.values({ ...properties, ...rest }).flatMap(namesIn)]
}

test('every field of every form has a Chinese name', () => {
  const forms = [caseAction, reportAction, ...Object.values(TASK_OUTCOMES)]
  const names = forms.flatMap((form) =>
    namesIn(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' })),
  )
  const nameless = [...new Set(names)].filter(
    (name) => !NO_FIELDS.includes(name) && fieldWords(name).zh === name,
  )
  expect(nameless).toEqual([])
  expect(names.length).toBeGreaterThan(100)
})
