import Button from 'antd/es/button'
import { useEffect, useRef, useState } from 'react'
import type { Told } from '../base/answers.ts'
import { nameOf, taskName, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import { type Action, formOf } from '../kit/form-schema.ts'
import { Sheet } from '../kit/sheet.tsx'
import { itemOf } from './case.ts'
import css from './parts.module.css'
import { plansToBeginWith } from './plans.ts'

const SHOWN = 5
const keyOf = ({ action, target }: Action): string => `${target.id} ${action}`

/** What the server says may be done, and nothing else: the most likely first, the rest on demand. */
export function ActionBar({ told, changed }: { readonly told: Told; readonly changed: number }) {
  const say = useSay()
  const [open, setOpen] = useState<string>()
  const [all, setAll] = useState(false)
  const opener = useRef<HTMLElement>(null)
  const dictionary = useDictionary()
  const { actions } = told
  const plans = plansToBeginWith(told, (party) => nameOf(dictionary, 'party', party))
  const shown = all ? actions : actions.slice(0, SHOWN)
  const action = actions.find((one) => keyOf(one) === open)

  function close(): void {
    setOpen(undefined)
    opener.current?.focus()
  }
  useEffect(() => {
    if (open === undefined) return
    const onKey = ({ key, isComposing }: KeyboardEvent): void => {
      if (key !== 'Escape' || isComposing) return
      setOpen(undefined)
      opener.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [open])

  return (
    <>
      {action && (
        <aside className={css.sheet} role="dialog" aria-label={say(action.label)}>
          <p className="second">
            <ForWhom action={action} told={told} />
          </p>
          <Sheet
            key={keyOf(action)}
            caseId={told.case.caseId}
            action={action}
            form={formOf(action)}
            starts={'items' in (formOf(action).properties ?? {}) ? plans : []}
            done={close}
            close={close}
          />
        </aside>
      )}
      <div className={css.bar}>
        {shown.map((one, i) => (
          <Button
            key={keyOf(one)}
            type={i === 0 ? 'primary' : 'default'}
            aria-expanded={keyOf(one) === open}
            onClick={({ currentTarget }) => {
              opener.current = currentTarget
              setOpen(keyOf(one))
            }}
          >
            {say(one.label)}
          </Button>
        ))}
        {actions.length === 0 && (
          <span className="second">
            {say({ zh: '现在没有要您办的。', en: 'Nothing for you to do now.' })}
          </span>
        )}
        {actions.length > SHOWN && (
          <Button type="text" icon={<Icon name="more" />} aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? say({ zh: '收起', en: 'Less' })
              : say({ zh: `更多 ${actions.length - SHOWN} 项`, en: `${actions.length - SHOWN} more` })}
          </Button>
        )}
        {changed > 0 && (
          <span className={css.changed} role="status">
            {say({ zh: `打开后有 ${changed} 处变化`, en: `${changed} change(s) since you opened it` })}
          </span>
        )}
      </div>
    </>
  )
}

/** Several tasks may have the same action: which one it is. */
function ForWhom({ action, told }: { readonly action: Action; readonly told: Told }) {
  const say = useSay()
  const dictionary = useDictionary()
  const task = told.tasks.find(({ taskId }) => taskId === action.target.id)
  if (task === undefined) return say({ zh: '对整个案件', en: 'About the whole case' })
  const { assignee } = task
  const who =
    assignee.kind === 'party'
      ? nameOf(dictionary, 'party', assignee.party)
      : nameOf(dictionary, 'role', assignee.role)
  const item = itemOf(told, task.item)
  return `${say(who)} · ${item ?? say(taskName(dictionary, task))}`
}
