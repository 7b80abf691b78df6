import Button from 'antd/es/button'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useDraft } from '../base/draft.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useAct } from './act.ts'
import { faultWords } from './fault-words.ts'
import { Field } from './field.tsx'
import { fieldWords } from './field-words.ts'
import { useFirstFocus } from './focus.ts'
import { type Action, type FieldSchema, fieldsOf, missingIn, sentOf } from './form-schema.ts'
import { Gone } from './gone.tsx'
import css from './kit.module.css'
import { CaseOfSheet } from './which-report.tsx'

const EMPTY: Record<string, unknown> = {}
const NO_STARTS: readonly Start[] = []

/** What a sheet may be begun with: how that is called, and what then stands in its fields. */
export type Start = { readonly label: Label; readonly values: Readonly<Record<string, unknown>> }

/**
 * The sheet of an action, drawn from the server's form. What is typed is kept until it is sent; a refusal leaves it.
 * @param caseId the case that it is about
 * @param gone it is offered no more: somebody was faster, or things have changed
 * @param starts what it may be begun with, one press each
 * @param done called when it was done
 * @param close called when it is put away
 */
export function Sheet({
  caseId,
  action,
  form,
  gone = false,
  starts = NO_STARTS,
  done,
  close,
}: {
  readonly caseId: string
  readonly action: Action
  readonly form: FieldSchema
  readonly gone?: boolean
  readonly starts?: readonly Start[]
  readonly done: () => void
  readonly close?: () => void
}) {
  const say = useSay()
  // What likely stands there is what did when the sheet was opened: it does not change under somebody's hands.
  const [likely] = useState<Record<string, unknown>>(action.suggested ?? EMPTY)
  const [values, change, drop] = useDraft(`${action.target.id}.${action.action}`, likely)
  const [asked, setAsked] = useState<readonly string[]>([])
  const [sure, setSure] = useState(false)
  const act = useAct(() => [drop(), done()])
  const title = useFirstFocus<HTMLHeadingElement>({ stays: true })
  const sheet = useRef<HTMLDivElement>(null)

  function submit(): void {
    if (act.isPending) return
    const missing = missingIn(form, values)
    setAsked(missing)
    if (missing[0] !== undefined) goTo(missing[0])
    else if (action.irreversible && !sure) setSure(true)
    else act.mutate({ action, form: sentOf(form, values) })
  }
  /** What is to be filled in next is where one types. */
  function goTo(name: string): void {
    const field = sheet.current?.querySelector(`[data-field="${name}"]`)
    field?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }
  function onKey(event: KeyboardEvent): void {
    // An Enter that picks a candidate of the input method submits nothing; keys that are held submit the next one as well.
    if (event.nativeEvent.isComposing || event.repeat) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter from any field; the button does the same
    <div ref={sheet} className={css.sheet} onKeyDown={onKey}>
      <h3 ref={title} tabIndex={-1} style={{ outline: 'none' }}>
        {say(action.label)}
      </h3>
      {starts.length > 0 && (
        <fieldset className={css.starts}>
          <legend className={css.label}>{say({ zh: '套用', en: 'Begin with' })}</legend>
          {starts.map(({ label, values: begun }) => (
            <button key={label.zh} type="button" onClick={() => change(begun)}>
              {say(label)}
            </button>
          ))}
        </fieldset>
      )}
      <CaseOfSheet value={caseId}>
        {fieldsOf(form).map(([name, schema, must]) => (
          <div key={name} data-field={name}>
            <Field
              {...{ name, schema, must }}
              value={values[name]}
              change={(one) => change({ [name]: one })}
            />
          </div>
        ))}
      </CaseOfSheet>
      <div className={css.foot}>
        {gone && <Gone />}
        <Faults missing={asked.filter((name) => missingIn(form, values).includes(name))} error={act.error} />
        {sure && (
          <p className={css.fault}>
            {say({
              zh: '这一步不能撤回。再点一次就办。',
              en: 'This cannot be undone. Press once more to do it.',
            })}
          </p>
        )}
        <div className={css.buttons}>
          <Button
            type="primary"
            loading={act.isPending}
            onClick={submit}
            danger={action.irreversible === true}
          >
            {say(action.label)}
            <span className="key" aria-hidden="true">
              Ctrl Enter
            </span>
          </Button>
          {close && (
            <Button type="text" onClick={close}>
              {say({ zh: '先不办', en: 'Not now' })}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

function Faults({ missing, error }: { readonly missing: readonly string[]; readonly error: Error | null }) {
  const say = useSay()
  if (missing.length > 0) {
    const names = (language: keyof Label): string =>
      missing.map((name) => fieldWords(name)[language]).join('、')
    return (
      <p className={css.fault} role="alert">
        {say({ zh: `还要填：${names('zh')}`, en: `Still to be filled in: ${names('en')}` })}
      </p>
    )
  }
  return error === null ? null : (
    <p className={css.fault} role="alert">
      {say(faultWords(error))}
    </p>
  )
}
