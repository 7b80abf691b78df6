import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import type { Task } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useDraft } from '../base/draft.ts'
import { Icon } from '../base/icon.tsx'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useCase } from '../case/case.ts'
import { useAct } from '../kit/act.ts'
import { whatWasDone } from '../kit/done.ts'
import { DoneList } from '../kit/done-list.tsx'
import { faultWords } from '../kit/fault-words.ts'
import { Field } from '../kit/field.tsx'
import { AUDIENCES } from '../kit/field-words.ts'
import { type Action, fieldsOf, formOf, missingIn, sentOf } from '../kit/form-schema.ts'
import { Gone } from '../kit/gone.tsx'
import { Reports } from '../kit/reports.tsx'
import { Sheet } from '../kit/sheet.tsx'
import frame from './frame.module.css'
import { noteOf, Points, pointsOf, type Seen } from './points.tsx'
import css from './visit.module.css'

/** What is said with every outcome of a visit. */
const NOTE = 'note'

const SAY_FIRST: Label = { zh: '先写一句看到了什么。', en: 'Say first what you see.' }
const SAY_OR_ANSWER: Label = {
  zh: '先写一句现场看到什么，或逐项选是、否。',
  en: 'Say first what you see, or answer the points.',
}

type Visited = {
  readonly task: Task
  readonly forms: Readonly<Record<string, unknown>>
  readonly of: { readonly at: number; readonly all: number }
  readonly now: number
  /** It is to be looked at no more; what was typed about it is kept. */
  readonly gone: boolean
  readonly back: () => void
  readonly done: () => void
}

/** One place: what is said to be done there, what one sees, and what follows from it. */
export function Visit({ task, forms, of, now, gone, back, done }: Visited) {
  const say = useSay()
  const dictionary = useDictionary()
  const id = useId()
  const { data } = useCase(task.caseId)
  const [seen, change, drop] = useDraft<Seen>(`${task.taskId}.visit`, {})
  const [missing, setMissing] = useState(false)
  const [other, setOther] = useState<string>()
  const act = useAct(() => [drop(), done()])
  const outcomes = task.actions.filter(({ href }) => href.endsWith('/outcome'))
  const others = task.actions.filter((one) => !outcomes.includes(one))
  const opened = others.find(({ action }) => action === other)
  const points = data === undefined ? [] : pointsOf(data)
  const note = noteOf(points, seen)
  const beside = (action: Action) => fieldsOf(formOf(action, forms)).filter(([name]) => name !== NOTE)
  const form = outcomes[0] && formOf(outcomes[0], forms)
  const papers = task.check?.by === 'documents'
  const takesPhotos = form?.properties?.evidence !== undefined

  function record(action: Action): void {
    const asked = formOf(action, forms)
    const values = { ...seen.more, note }
    const lacking = missingIn(asked, values)
    setMissing(lacking.length > 0)
    if (lacking.length === 0) act.mutate({ action, form: sentOf(asked, values) })
  }

  return (
    <section className={frame.visit} aria-label={say({ zh: '现场', en: 'On site' })}>
      <header>
        <button type="button" className={css.back} onClick={back}>
          <Icon name="back" /> {say({ zh: `路线 ${of.at} / ${of.all}`, en: `Route ${of.at} / ${of.all}` })}
        </button>
        <h2>
          {task.case?.place.text}{' '}
          <span>{task.case && say(nameOf(dictionary, 'matter', task.case.matter))}</span>
        </h2>
        <Link href={`/desk/cases/${task.caseId}`}>{say({ zh: '打开案件', en: 'Open case' })}</Link>
      </header>
      <div className={css.body}>
        {data && <DoneList done={whatWasDone(data)} now={now} className={css.done} />}
        <details className={css.reported}>
          <summary>{say({ zh: '诉求人怎么说', en: 'What was reported' })}</summary>
          <Reports caseId={task.caseId} now={now} />
        </details>
        {points.length > 0 && <Points points={points} seen={seen} change={change} />}
        <label htmlFor={id} className={css.label}>
          {say(
            papers
              ? { zh: '材料说明什么', en: 'What the documents show' }
              : { zh: '现场看到什么', en: 'What you see on site' },
          )}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2_000}
          value={seen.words ?? ''}
          onChange={({ target }) => change({ words: target.value })}
        />
        <p className={css.audience}>
          <Icon name="eye" size={16} />
          {say(AUDIENCES.case ?? { zh: '', en: '' })}
        </p>
        {outcomes[0] !== undefined &&
          beside(outcomes[0]).map(([name, schema, must]) => (
            <Field
              key={name}
              {...{ name, schema, must }}
              value={seen.more?.[name]}
              change={(one) => change({ more: { ...seen.more, [name]: one } })}
            />
          ))}
        {!takesPhotos && !papers && (
          <p className={css.photos}>
            {say({
              zh: '照片现在还传不进系统：把看到的写清楚，照片按本单位规定留存。',
              en: 'Photos cannot be kept here yet: write down what you see and keep them as your unit does.',
            })}
          </p>
        )}
        {gone && <Gone />}
        {(missing || act.error !== null) && (
          <p className={css.fault} role="alert">
            {act.error === null
              ? say(points.length > 0 ? SAY_OR_ANSWER : SAY_FIRST)
              : say(faultWords(act.error))}
          </p>
        )}
        {others.length > 0 && (
          <fieldset className={css.others} aria-label={say({ zh: '其他', en: 'Other' })}>
            {others.map((one) => (
              <Button
                key={one.action}
                aria-expanded={one.action === other}
                onClick={() => setOther(one.action === other ? undefined : one.action)}
              >
                {say(one.label)}
              </Button>
            ))}
          </fieldset>
        )}
        {opened && (
          <Sheet
            key={opened.action}
            caseId={task.caseId}
            action={opened}
            form={formOf(opened, forms)}
            done={() => setOther(undefined)}
            close={() => setOther(undefined)}
          />
        )}
      </div>
      <fieldset className={css.outcomes} aria-label={say({ zh: '结论', en: 'The outcome' })}>
        {outcomes.map((one, n) => (
          <Button
            key={one.action}
            type={n === 0 ? 'primary' : 'default'}
            disabled={act.isPending}
            onClick={() => record(one)}
          >
            {say(one.label)}
          </Button>
        ))}
      </fieldset>
    </section>
  )
}
