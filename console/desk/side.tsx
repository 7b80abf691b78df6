import Button from 'antd/es/button'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Task } from '../base/answers.ts'
import { nameOf, taskName, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { dateLabel, dueLabel, timeLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { SeenOf } from '../case/seen.tsx'
import { formOf, offered } from '../kit/form-schema.ts'
import { Reports } from '../kit/reports.tsx'
import { SensitiveMark } from '../kit/sensitive-mark.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TimeLeft } from '../kit/time-left.tsx'
import { upstreamDueOf } from '../kit/upstream.ts'
import { UpstreamLimit } from '../kit/upstream-limit.tsx'
import { Asked } from './asked.tsx'
import desk from './desk.module.css'
import { isRulingAction } from './groups.ts'
import css from './side.module.css'

/** What each duty to a reporter is called as a task. */
const DUTY_TASK = { contact: 'first-contact', reply: 'reply' } as const

/** What is done before anybody is sent: until then it is worth knowing what was seen before. */
const DECIDING = ['accepted', 'dispatched']

/** The chosen task beside the list: what it is about, and the sheet of what is most likely wanted, open already. */
export function Side({
  task,
  forms,
  now,
  gone,
  back,
  signed,
  done,
}: {
  readonly task: Task
  readonly forms: Readonly<Record<string, unknown>>
  readonly now: number
  /** It is on the desk no more. */
  readonly gone: boolean
  readonly back: () => void
  /** It was signed for: it stays, and is read now. */
  readonly signed: () => void
  /** @param action what was done, if anything */
  readonly done: (action?: Label) => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const { actions, caseId, kind, dueAt, sentAt, ruling, owes = [] } = task
  const likely =
    actions.find((one) => ruling !== undefined && isRulingAction(one)) ??
    actions.find(({ action }) => kind === 'reply' && action === 'record-reply') ??
    actions.find(({ action }) => kind === 'reply' && action === 'ask-reply') ??
    actions.find((one) => Object.keys(formOf(one, forms).properties ?? {}).length > 0) ??
    actions[0]
  // Pressed once more, its sheet takes the focus again.
  const [{ name, times }, press] = useState({ name: likely?.action, times: 0 })
  const chosen = actions.find(({ action }) => action === name) ?? likely
  const decides = DECIDING.some((one) => offered(task, one) !== undefined)
  const of = task.case
  return (
    <aside className={desk.side} aria-label={say({ zh: '这一件', en: 'This one' })}>
      <header>
        <button type="button" className={css.back} onClick={back}>
          <Icon name="back" /> {say({ zh: '列表', en: 'List' })}
        </button>
        <h2>
          {of?.place.text} <span>{of && say(nameOf(dictionary, 'matter', of.matter))}</span>{' '}
          <SensitiveMark of={of?.sensitive} />
        </h2>
        <Link href={`/desk/cases/${caseId}`}>
          {say({ zh: '打开案件', en: 'Open case' })} <span className="key">Enter</span>
        </Link>
        <dl>
          <dt>{say({ zh: '环节', en: 'Stage' })}</dt>
          <dd>{of && say(of.stage)}</dd>
          <dt>{say({ zh: '要我做', en: 'Wanted' })}</dt>
          <dd>
            {say(taskName(dictionary, task))}
            <span className="second">
              {' '}
              {say({
                zh: `${dateLabel(sentAt).zh} ${timeLabel(sentAt)} 派出`,
                en: `sent ${dateLabel(sentAt).en} ${timeLabel(sentAt)}`,
              })}
            </span>
          </dd>
          {ruling && (
            <>
              <dt>{say({ zh: '审什么', en: 'Asked for' })}</dt>
              <dd>
                <Asked caseId={caseId} ruling={ruling} sentAt={sentAt} />
              </dd>
            </>
          )}
          <dt>{say({ zh: '时限', en: 'Due' })}</dt>
          <dd>
            {say(dueLabel(dueAt))}　<TimeLeft of={task} now={now} />
            {'　'}
            <UpstreamLimit dueAt={upstreamDueOf(task)} now={now} />
          </dd>
          {owes.length > 1 && (
            <>
              <dt>{say({ zh: '还要做', en: 'And then' })}</dt>
              <dd>
                {owes.slice(1).map(({ duty, dueAt: until }) => (
                  <span key={duty}>
                    {say(nameOf(dictionary, 'task-kind', DUTY_TASK[duty]))} {say(dueLabel(until))}
                  </span>
                ))}
              </dd>
            </>
          )}
          <dt>{say({ zh: '诉求', en: 'Reported' })}</dt>
          <dd>
            <Reports caseId={caseId} now={now} />
          </dd>
        </dl>
      </header>
      <fieldset className={css.choose} aria-label={say({ zh: '可以办的', en: 'What can be done' })}>
        {actions.map((one) => (
          <Button
            key={one.action}
            aria-pressed={one.action === chosen?.action}
            className={(one.action === chosen?.action && css.pressed) || ''}
            onClick={() => press({ name: one.action, times: times + 1 })}
          >
            {say(one.label)}
          </Button>
        ))}
      </fieldset>
      {decides && <SeenOf caseId={caseId} />}
      <div className={css.body}>
        {chosen === undefined ? (
          <p className="second">
            {say({ zh: '这一件现在没有要您办的。', en: 'Nothing for you to do about it now.' })}
          </p>
        ) : (
          <Sheet
            key={`${chosen.action} ${times}`}
            caseId={caseId}
            action={chosen}
            form={formOf(chosen, forms)}
            gone={gone}
            {...(gone && { close: () => done() })}
            done={chosen.action === 'sign' ? signed : () => done(chosen.label)}
          />
        )}
      </div>
    </aside>
  )
}
