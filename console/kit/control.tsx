import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import Radio from 'antd/es/radio'
import Select from 'antd/es/select'
import { useContext, useState } from 'react'
import { type Dictionary, nameOf, useDictionary } from '../base/dictionary.ts'
import { momentOf } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import type { FieldSchema } from './form-schema.ts'
import css from './kit.module.css'
import { OtherItems } from './other-items.ts'

/** A field of a form, what stands in it, and how that changes. */
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
/** The texts of a list. */
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** So many choices are shown at once; of more, one is picked from a list. */
const FEW = 6

/** What is to be chosen from, where that is little enough to be shown at once: codes of the form, or of its list. */
export function choicesOf(
  { type, enum: codes, 'x-field': list = '' }: FieldSchema,
  must: boolean,
  { lists }: Dictionary,
): readonly string[] | undefined {
  if (codes !== undefined || type === 'array' || !must) return codes
  const named = Object.keys(lists[list] ?? {})
  return named.length > 0 && named.length <= FEW ? named : undefined
}

/** What one puts something in with, by what the server says of the field. */
export function Control({ name, schema, must, value, change, id }: FieldProps & { readonly id: string }) {
  const say = useSay()
  const dictionary = useDictionary()
  const others = useContext(OtherItems)
  const list = schema['x-field'] ?? schema.items?.['x-field'] ?? LISTS[name] ?? ''
  const named = dictionary.lists[list]
  // How an item of a plan ended is named with its outcomes, not in a list.
  const endings = name === 'ending' ? dictionary.outcomes['plan-item'] : undefined
  const words = (code: string): string => say(endings?.[code] ?? nameOf(dictionary, list, code))
  if (schema.type === 'boolean')
    return (
      <Radio.Group value={value} onChange={({ target }) => change(target.value)}>
        <Radio value={true}>{say({ zh: '是', en: 'Yes' })}</Radio>
        <Radio value={false}>{say({ zh: '否', en: 'No' })}</Radio>
      </Radio.Group>
    )
  // What an item waits for is one of the plan's; its own number is text of a pattern.
  if (name === 'item' && others !== undefined && schema.pattern === undefined)
    return <OneOf {...{ id, value, change }} of={others} />
  const choices = choicesOf(schema, must, dictionary)
  if (choices !== undefined)
    return (
      <Radio.Group value={value} onChange={({ target }) => change(target.value)}>
        {choices.map((code) => (
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
    return <Several codes={Object.keys(named)} chosen={texts(value)} words={words} change={change} />
  if (named !== undefined)
    return (
      <OneOf
        {...{ id, value, change }}
        of={Object.keys(named).map((code) => ({ code, words: words(code) }))}
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

/** One of a list, found by typing some of it, or none. */
function OneOf({
  id,
  value,
  change,
  of,
}: Pick<FieldProps, 'value' | 'change'> & {
  readonly id: string
  readonly of: readonly { readonly code: string; readonly words: string }[]
}) {
  const say = useSay()
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say({ zh: '请选择', en: 'Choose' })}
      value={text(value) || null}
      onChange={(code) => change(code ?? undefined)}
      options={of.map(({ code, words: label }) => ({ value: code, label }))}
    />
  )
}

/**
 * Several of a list. Of a long one those that are likely, which stood there when it was opened, come first and stay where they
 * are; the others on demand.
 */
function Several({
  codes,
  chosen,
  words,
  change,
}: {
  readonly codes: readonly string[]
  readonly chosen: readonly string[]
  readonly words: (code: string) => string
  readonly change: (chosen: readonly string[]) => void
}) {
  const say = useSay()
  const [likely] = useState(chosen)
  const first = codes.filter((code) => likely.includes(code))
  const others = codes.filter((code) => !likely.includes(code))
  const boxes = (some: readonly string[]) => (
    <div className={css.choices}>
      {some.map((code) => (
        <Checkbox
          key={code}
          checked={chosen.includes(code)}
          onChange={({ target }) =>
            change(target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
          }
        >
          {words(code)}
        </Checkbox>
      ))}
    </div>
  )
  if (first.length === 0 || codes.length <= FEW) return boxes(codes)
  return (
    <>
      {boxes(first)}
      <details className={css.folded}>
        <summary>{say({ zh: `另选其他（${others.length}）`, en: `Others (${others.length})` })}</summary>
        {boxes(others)}
      </details>
    </>
  )
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
      // A year of four digits: typed, the focus goes on to the month.
      max="9999-12-31T23:59"
      value={shown}
      onChange={({ target }) => change(target.value === '' ? undefined : momentOf(target.value))}
    />
  )
}
