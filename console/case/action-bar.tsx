import Button from 'antd/es/button'
import { useEffect, useRef, useState } from 'react'
import type { Told } from '../base/answers.ts'
import { nameOf, taskName, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import { type Action, formOf } from '../kit/form-schema.ts'
import { Sheet } from '../kit/sheet.tsx'
import { useWide } from '../kit/wide.ts'
import { itemOf } from './case.ts'
import { fitting } from './fitting.ts'
import { MoreActions } from './more-actions.tsx'
import css from './parts.module.css'
import { plansToBeginWith } from './plans.ts'

/** How many stand side by side at most: as many as there is room for in one row. */
const SHOWN = 5
/** Stands for the name of a party where it is asked how much room there is. */
const WHOSE = '某某街道中队'
const keyOf = ({ action, target }: Action): string => `${target.id} ${action}`

/** What the server says may be done, and nothing else: the most likely first, the rest on demand; on a phone in a sheet of their own. */
export function ActionBar({ told, changed }: { readonly told: Told; readonly changed: number }) {
  const say = useSay()
  const [open, setOpen] = useState<Action>()
  const [all, setAll] = useState(false)
  const opener = useRef<HTMLElement>(null)
  const dictionary = useDictionary()
  const wide = useWide()
  const { actions } = told
  const plans = plansToBeginWith(told, (party) => nameOf(dictionary, 'party', party))
  // Several parties may be urged: each button says whom.
  const twice = new Set(
    actions.map(({ label }) => label.zh).filter((label, at, labels) => labels.indexOf(label) !== at),
  )
  const words = actions
    .slice(0, SHOWN)
    .map((one) => `${say(one.label)}${twice.has(one.label.zh) ? WHOSE : ''}`)
  const bar = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(innerWidth)
  useEffect(() => {
    const watch = new ResizeObserver(([one]) => one && setWidth(one.target.clientWidth))
    if (bar.current) watch.observe(bar.current)
    return () => watch.disconnect()
  }, [])
  const room = fitting(words, width)
  const shown = wide && all ? actions : actions.slice(0, room)
  // What is open stays, whatever others do meanwhile: what was typed is not taken away.
  const offered = open && actions.find((one) => keyOf(one) === keyOf(open))
  const action = offered ?? open

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

  const label = (one: Action) => (
    <>
      {say(one.label)}
      {twice.has(one.label.zh) && (
        <span className={css.whom}>
          <ForWhom action={one} told={told} short />
        </span>
      )}
    </>
  )
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
            gone={offered === undefined}
            starts={'items' in (formOf(action).properties ?? {}) ? plans : []}
            done={close}
            close={close}
          />
        </aside>
      )}
      <div ref={bar} className={css.bar}>
        {shown.map((one, i) => (
          <Button
            key={keyOf(one)}
            type={i === 0 ? 'primary' : 'default'}
            aria-expanded={one === offered}
            onClick={({ currentTarget }) => {
              opener.current = currentTarget
              setOpen(one)
            }}
          >
            {label(one)}
          </Button>
        ))}
        {actions.length === 0 && (
          <span className="second">
            {say({ zh: '现在没有要您办的。', en: 'Nothing for you to do now.' })}
          </span>
        )}
        {actions.length > room && (
          <Button
            type="text"
            className={css.more ?? ''}
            icon={<Icon name="more" />}
            aria-expanded={all}
            {...(!wide && { 'aria-haspopup': 'dialog' as const })}
            onClick={({ currentTarget }) => {
              opener.current = currentTarget
              setAll(!all)
            }}
          >
            {wide && all
              ? say({ zh: '收起', en: 'Less' })
              : say({ zh: `更多 ${actions.length - room} 项`, en: `${actions.length - room} more` })}
          </Button>
        )}
        {!wide && all && (
          <MoreActions close={() => setAll(false)}>
            {actions.slice(room).map((one) => (
              <Button
                key={keyOf(one)}
                onClick={() => {
                  setAll(false)
                  setOpen(one)
                }}
              >
                {label(one)}
              </Button>
            ))}
          </MoreActions>
        )}
        {changed > 0 && (
          <span className={css.changed} role="status">
            {say({
              zh: `打开后有 ${changed} 处变化`,
              en: `${changed} ${changed === 1 ? 'change' : 'changes'} since you opened it`,
            })}
          </span>
        )}
      </div>
    </>
  )
}

/** Several tasks may have the same action: which one it is. */
function ForWhom({
  action,
  told,
  short = false,
}: {
  readonly action: Action
  readonly told: Told
  /** Whose it is alone, not what. */
  readonly short?: boolean
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const task = told.tasks.find(({ taskId }) => taskId === action.target.id)
  if (task === undefined) return say({ zh: '对整个案件', en: 'About the whole case' })
  const { assignee } = task
  const who =
    assignee.kind === 'party'
      ? nameOf(dictionary, 'party', assignee.party)
      : nameOf(dictionary, 'role', assignee.role)
  if (short) return say(who)
  const item = itemOf(told, task.item)
  return `${say(who)} · ${item ?? say(taskName(dictionary, task))}`
}
