import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import { useContext, useId, useState } from 'react'
import { useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import { Control, choicesOf, type FieldProps, texts } from './control.tsx'
import { AUDIENCES, fieldWords } from './field-words.ts'
import { type FieldSchema, fieldsOf, type Values } from './form-schema.ts'
import { numbered, othersOf } from './items.ts'
import css from './kit.module.css'
import { OtherItems } from './other-items.ts'
import { WhichReport } from './which-report.tsx'

/** One field of a form, drawn from what the server says of it. */
export function Field(props: FieldProps) {
  const say = useSay()
  const dictionary = useDictionary()
  const { name, schema, must } = props
  const label = `${say(fieldWords(name))}${must ? '' : say({ zh: '（可不填）', en: ' (optional)' })}`
  const id = useId()
  const [open, setOpen] = useState(false)
  const audience = schema['x-audience']
  const others = useContext(OtherItems)
  // An item alone waits for none.
  if (name === 'after' && others?.length === 0) return null
  // A long list that may be left out is opened by whoever wants it.
  if (!must && schema.items?.['x-field'] !== undefined && texts(props.value).length === 0 && !open)
    return (
      <details className={css.folded} onToggle={() => setOpen(true)}>
        <summary>{label}</summary>
      </details>
    )
  if (schema['x-field'] === 'report') return <WhichReport {...props} />
  if (schema.type === 'object') return <Group {...props} label={label} />
  if (schema.items?.type === 'object') return <Lines {...props} label={label} />
  if (schema.type === 'boolean' && !must)
    return (
      <Checkbox checked={props.value === true} onChange={({ target }) => props.change(target.checked)}>
        {say(fieldWords(name))}
      </Checkbox>
    )
  const isGroup =
    schema.type === 'boolean' ||
    schema.items?.['x-field'] !== undefined ||
    choicesOf(schema, must, dictionary) !== undefined
  const Tag = isGroup ? 'fieldset' : 'div'
  return (
    <Tag className={css.field}>
      {isGroup ? (
        <legend className={css.label}>{label}</legend>
      ) : (
        <label className={css.label} htmlFor={id}>
          {label}
        </label>
      )}
      <Control {...props} id={id} />
      {audience !== undefined && (
        <p className={css.audience} data-public={audience === 'public'}>
          <Icon name="eye" size={16} />
          {say(AUDIENCES[audience] ?? { zh: audience, en: audience })}
        </p>
      )}
    </Tag>
  )
}

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
const Group = ({ schema, value, change, label }: FieldProps & { readonly label: string }) => (
  <fieldset className={css.group}>
    <legend className={css.label}>{label}</legend>
    <Fields schema={schema} value={record(value)} change={change} />
  </fieldset>
)

/** Several of the same, each with its fields; one more at a time. */
function Lines({ schema, value, change, label }: FieldProps & { readonly label: string }) {
  const say = useSay()
  const lines = Array.isArray(value) ? value.map(record) : [{}]
  const isNumbered = schema.items?.properties?.item !== undefined
  const shown = isNumbered ? numbered(lines) : lines
  return (
    <fieldset className={css.field}>
      <legend className={css.label}>{label}</legend>
      <div className={css.lines}>
        {shown.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
          <div key={at} className={css.group} data-line={at}>
            <OtherItems value={isNumbered ? othersOf(shown, at) : undefined}>
              <Fields
                schema={schema.items ?? {}}
                value={line}
                change={(one) => change(lines.map((other, i) => (i === at ? one : other)))}
              />
            </OtherItems>
            {lines.length > 1 && (
              <Button type="text" onClick={() => change(lines.filter((_, i) => i !== at))}>
                {say({ zh: '删去这一项', en: 'Take it out' })}
              </Button>
            )}
          </div>
        ))}
        <Button onClick={() => change([...lines, {}])}>{say({ zh: '再加一项', en: 'One more' })}</Button>
      </div>
    </fieldset>
  )
}
