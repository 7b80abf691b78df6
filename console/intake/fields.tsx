import type { ReactNode } from 'react'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './form.module.css'
import parts from './parts.module.css'

/** One line of the form: what it is called, what one fills in, and what is wrong with it. */
export function Line({
  label,
  htmlFor,
  fault,
  doubt,
  children,
}: {
  readonly label: Label
  /** The field that it names; a group of fields is named by its own legend. */
  readonly htmlFor?: string
  readonly fault?: Label | undefined
  /** What may be wrong: it can be sent all the same. */
  readonly doubt?: Label | undefined
  readonly children: ReactNode
}) {
  const say = useSay()
  const Tag = htmlFor === undefined ? 'span' : 'label'
  return (
    <div className={css.line}>
      <Tag className={css.label} {...(htmlFor !== undefined && { htmlFor })}>
        {say(label)}
      </Tag>
      <div className={css.fill}>
        {children}
        {fault && (
          <p className={parts.fault} role="alert">
            ◆ {say(fault)}
          </p>
        )}
        {doubt && !fault && <p className={parts.doubt}>▲ {say(doubt)}</p>}
      </div>
    </div>
  )
}

/** One of a few: all of them stand there, arrow keys choose. */
export function Segments({
  name,
  label,
  options,
  value,
  change,
}: {
  readonly name: string
  readonly label: Label
  readonly options: readonly { readonly code: string; readonly label: Label }[]
  readonly value: string
  readonly change: (code: string) => void
}) {
  const say = useSay()
  return (
    <fieldset className={css.segments}>
      <legend className={parts.hidden}>{say(label)}</legend>
      {options.map((one) => (
        <label key={one.code} data-on={one.code === value}>
          <input
            type="radio"
            name={name}
            id={`${name}-${one.code}`}
            checked={one.code === value}
            onChange={() => change(one.code)}
          />
          {say(one.label)}
        </label>
      ))}
    </fieldset>
  )
}

/** Yes or not. */
export const Tick = ({
  checked,
  change,
  children,
}: {
  readonly checked: boolean
  readonly change: (checked: boolean) => void
  readonly children: ReactNode
}) => (
  <label className={css.tick}>
    <input type="checkbox" checked={checked} onChange={({ target }) => change(target.checked)} />
    {children}
  </label>
)

/** One of a list that everybody knows. */
export function Choice({
  id,
  label,
  value,
  options,
  change,
}: {
  readonly id: string
  readonly label: Label
  readonly value: string
  readonly options: readonly { readonly code: string; readonly label: Label }[]
  readonly change: (code: string) => void
}) {
  const say = useSay()
  return (
    <select
      id={id}
      className={css.input}
      aria-label={say(label)}
      value={value}
      onChange={({ target }) => change(target.value)}
    >
      {options.map((one) => (
        <option key={one.code} value={one.code}>
          {say(one.label)}
        </option>
      ))}
    </select>
  )
}
