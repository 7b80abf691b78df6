import Button from 'antd/es/button'
import { useSay } from '../base/language.ts'
import { Field, type FieldProps } from './field.tsx'
import { type FieldSchema, fieldsOf, type Values } from './form-schema.ts'
import css from './kit.module.css'

const record = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

const Fields = ({
  schema,
  value,
  change,
}: {
  schema: FieldSchema
  value: Values
  change: (value: Values) => void
}) => (
  <div className={css.lines}>
    {fieldsOf(schema).map(([name, field, must]) => (
      <Field
        key={name}
        name={name}
        schema={field}
        must={must}
        value={value[name]}
        change={(one) => change({ ...value, [name]: one })}
      />
    ))}
  </div>
)

/** Fields that belong together. */
export const Group = ({ schema, value, change, label }: FieldProps & { readonly label: string }) => (
  <fieldset className={css.group}>
    <legend className={css.label}>{label}</legend>
    <Fields schema={schema} value={record(value)} change={change} />
  </fieldset>
)

/** Several of the same, each with its fields; one more at a time. */
export function Lines({ schema, value, change, label }: FieldProps & { readonly label: string }) {
  const say = useSay()
  const lines = Array.isArray(value) ? value.map(record) : [{}]
  return (
    <fieldset className={css.field}>
      <legend className={css.label}>{label}</legend>
      <div className={css.lines}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
          <div key={at} className={css.group}>
            <Fields
              schema={schema.items ?? {}}
              value={line}
              change={(one) => change(lines.map((other, i) => (i === at ? one : other)))}
            />
          </div>
        ))}
        <Button onClick={() => change([...lines, {}])}>{say({ zh: '再加一项', en: 'One more' })}</Button>
      </div>
    </fieldset>
  )
}
