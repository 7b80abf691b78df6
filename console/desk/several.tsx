import Button from 'antd/es/button'
import { useState } from 'react'
import type { Task } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import { PrintOrders } from '../case/paper/orders.tsx'
import { useActs } from '../kit/act.ts'
import { faultWords } from '../kit/fault-words.ts'
import { type Action, formOf, missingIn, offered, sentOf } from '../kit/form-schema.ts'
import css from './several.module.css'

/** What may be done about several at once; what closes a case, or speaks for somebody, is done one by one. */
const AT_ONCE = ['sign', 'dispatched', 'urge'] as const

/** An action about a task to which nothing has to be filled in beside what the server suggests. */
type Ready = { readonly task: Task; readonly action: Action; readonly form: Record<string, unknown> }

function readyFor(task: Task, name: string, forms: Readonly<Record<string, unknown>>): readonly Ready[] {
  const action = offered(task, name)
  if (action === undefined) return []
  const form = formOf(action, forms)
  const suggested = action.suggested ?? {}
  return missingIn(form, suggested).length > 0 ? [] : [{ task, action, form: sentOf(form, suggested) }]
}

/**
 * 一起办: what can be done about all that is marked, one press each. Who is sent out stands there before it is done. What is
 * refused stays marked and says why.
 */
export function Several({
  marked,
  forms,
  by,
  now,
  unmark,
}: {
  readonly marked: readonly Task[]
  readonly forms: Readonly<Record<string, unknown>>
  /** Who prints. */
  readonly by: string
  readonly now: number
  readonly unmark: (taskIds: readonly string[]) => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const [asked, ask] = useState<string>()
  const acts = useActs<Ready>((done) => [ask(undefined), unmark(done.map(({ task }) => task.taskId))])
  const refused = acts.data ?? []
  const doable = AT_ONCE.map((name) => ({
    name,
    all: marked.flatMap((task) => readyFor(task, name, forms)),
  })).filter(({ all }) => all.length > 0)
  const toConfirm = doable.find(({ name }) => name === asked && name === 'dispatched')?.all
  const party = (code: unknown): string => say(nameOf(dictionary, 'party', String(code)))
  if (marked.length === 0 && refused.length === 0) return null
  return (
    <section className={css.several} aria-label={say({ zh: '一起办', en: 'Several at once' })}>
      {toConfirm && (
        <ul className={css.who}>
          {toConfirm.map(({ task, form }) => (
            <li key={task.taskId}>
              <b>{task.case?.place.text}</b> → {party(form['lead'])}
              {Array.isArray(form['cooperating']) && form['cooperating'].length > 0 && (
                <span className="second">
                  {' '}
                  {say({ zh: '协同', en: 'with' })} {form['cooperating'].map(party).join('、')}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <ul className={css.refused} role="alert">
          {refused.map(({ about: { task }, fault }) => (
            <li key={task.taskId}>
              <b>{task.case?.place.text}</b> {say(faultWords(fault))}
            </li>
          ))}
        </ul>
      )}
      <div className={css.bar}>
        <span role="status">
          {acts.isPending
            ? say({ zh: `正在办，还有 ${acts.left} 件`, en: `Doing it, ${acts.left} to go` })
            : say({ zh: `选了 ${marked.length} 件`, en: `${marked.length} marked` })}
        </span>
        {doable.map(({ name, all }) => (
          <Button
            key={name}
            type={toConfirm !== undefined && name === asked ? 'primary' : 'default'}
            disabled={acts.isPending}
            onClick={() => (name === 'dispatched' && toConfirm === undefined ? ask(name) : acts.mutate(all))}
          >
            {say(all[0]?.action.label ?? { zh: '', en: '' })} {all.length}
            {name === 'dispatched' &&
              toConfirm === undefined &&
              say({ zh: '（按建议）', en: ' as suggested' })}
          </Button>
        ))}
        {marked.length > 0 && (
          <PrintOrders caseIds={[...new Set(marked.map(({ caseId }) => caseId))]} by={by} now={now} />
        )}
        <Button
          type="text"
          onClick={() => [acts.reset(), ask(undefined), unmark(marked.map(({ taskId }) => taskId))]}
        >
          {say({ zh: '不选了', en: 'Unmark' })}
        </Button>
      </div>
    </section>
  )
}
