import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import Select from 'antd/es/select'
import { useId, useState } from 'react'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { momentOf } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { AUDIENCES, fieldWords } from './field-words.ts'
import type { FieldSchema } from './form-schema.ts'
import { Group, Lines } from './group.tsx'
import css from './kit.module.css'

export type FieldProps = {
  readonly name: string
  readonly schema: FieldSchema
  readonly must: boolean
  readonly value: unknown
  readonly change: (value: unknown) => void
}

/** A plan names parties without a hint of their kind. */
const LISTS: Readonly<Record<string, string>> = { party: 'party' }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** One field of a form, drawn from what the server says of it. */
export function Field(props: FieldProps) {
  const say = useSay()
  const { name, schema, must } = props
  const label = `${say(fieldWords(name))}${must ? '' : say({ zh: '（可不填）', en: ' (optional)' })}`
  const id = useId()
  const [open, setOpen] = useState(false)
  const audience = schema['x-audience']
  // A long list that may be left out is opened by whoever wants it.
  if (!must && schema.items?.['x-field'] !== undefined && texts(props.value).length === 0 && !open)
    return (
      <details className={css.folded} onToggle={() => setOpen(true)}>
        <summary>{label}</summary>
      </details>
    )
  if (schema.type === 'object') return <Group {...props} label={label} />
  if (schema.items?.type === 'object') return <Lines {...props} label={label} />
  if (schema.type === 'boolean' && !must)
    return (
      <Checkbox checked={props.value === true} onChange={({ target }) => props.change(target.checked)}>
        {say(fieldWords(name))}
      </Checkbox>
    )
  const isGroup =
    schema.type === 'boolean' || schema.items?.['x-field'] !== undefined || schema.enum !== undefined
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

function Control({ name, schema, value, change, id }: FieldProps & { readonly id: string }) {
  const say = useSay()
  const dictionary = useDictionary()
  const list = schema['x-field'] ?? schema.items?.['x-field'] ?? LISTS[name] ?? ''
  const named = dictionary.lists[list]
  const words = (code: string): string => say(nameOf(dictionary, list, code))
  if (schema.type === 'boolean')
    return (
      <Radio.Group value={value} onChange={({ target }) => change(target.value)}>
        <Radio value={true}>{say({ zh: '是', en: 'Yes' })}</Radio>
        <Radio value={false}>{say({ zh: '否', en: 'No' })}</Radio>
      </Radio.Group>
    )
  if (schema.enum !== undefined)
    return (
      <Radio.Group value={value} onChange={({ target }) => change(target.value)}>
        {schema.enum.map((code) => (
          <Radio key={code} value={code}>
            {words(code)}
          </Radio>
        ))}
      </Radio.Group>
    )
  if (list === 'evidence')
    return (
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2 }}
        value={texts(value).join('\n')}
        onChange={({ target }) => change(target.value.split('\n'))}
      />
    )
  if (schema.type === 'array' && named !== undefined)
    return (
      <div className={css.choices}>
        {Object.keys(named).map((code) => (
          <Checkbox
            key={code}
            checked={texts(value).includes(code)}
            onChange={({ target }) =>
              change(target.checked ? [...texts(value), code] : texts(value).filter((one) => one !== code))
            }
          >
            {words(code)}
          </Checkbox>
        ))}
      </div>
    )
  if (named !== undefined)
    return (
      <Select
        id={id}
        style={{ width: '100%' }}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say({ zh: '请选择', en: 'Choose' })}
        value={text(value) || null}
        onChange={(code) => change(code ?? undefined)}
        options={Object.keys(named).map((code) => ({ value: code, label: words(code) }))}
      />
    )
  if (schema.format === 'date-time') return <Moment id={id} value={value} change={change} />
  if (list === 'text' && (schema.maxLength ?? 0) > 300)
    return (
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={schema.maxLength ?? 4_000}
        value={text(value)}
        onChange={({ target }) => change(target.value)}
      />
    )
  return <Input id={id} value={text(value)} onChange={({ target }) => change(target.value)} />
}

/** A date and time as the clocks of Shanghai show it. */
function Moment({ id, value, change }: { id: string; value: unknown; change: (value: unknown) => void }) {
  const shown =
    text(value) === '' ? '' : new Date(Date.parse(text(value)) + 8 * 3_600_000).toISOString().slice(0, 16)
  return (
    <input
      id={id}
      className={css.native}
      type="datetime-local"
      value={shown}
      onChange={({ target }) => change(target.value === '' ? undefined : momentOf(target.value))}
    />
  )
}
