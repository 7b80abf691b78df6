import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { Report, Task, Told } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useDraft } from '../base/draft.ts'
import { Icon } from '../base/icon.tsx'
import { dayLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useAct } from '../kit/act.ts'
import { faultWords } from '../kit/fault-words.ts'
import { AUDIENCES } from '../kit/field-words.ts'
import { formOf, missingIn, offered, sentOf } from '../kit/form-schema.ts'
import { Gone } from '../kit/gone.tsx'
import { type Heard, mayBeCalled } from './calls.ts'
import css from './talk.module.css'

/** The keys of the answers: no letters, which belong to the input method. */
const SOLVED = [
  { value: true, key: 'F6', label: { zh: '解决了', en: 'Solved' } },
  { value: false, key: 'F7', label: { zh: '没有解决', en: 'Not solved' } },
] as const
const SATISFIED_KEYS: Readonly<Record<string, string>> = {
  satisfied: 'F8',
  basically: 'F9',
  dissatisfied: 'F10',
}
const IN_VAIN = 'F2'

type Asked = {
  readonly task: Task
  readonly forms: Readonly<Record<string, unknown>>
  readonly told: Told
  readonly report: Report
  readonly others: number
  readonly now: number
  /** The round is over; what was typed in it is kept. */
  readonly gone: boolean
}

/** What to say, what to ask, and what was answered; nobody answers in their place. */
export function Asking({ task, forms, told, report, others, now, gone }: Asked) {
  const say = useSay()
  const dictionary = useDictionary()
  const id = useId()
  const [heard, change, drop] = useDraft<Heard>(`${task.taskId}.${report.reportId}.call-back`, {})
  const [missing, setMissing] = useState<readonly string[]>([])
  const act = useAct(drop)
  const called = offered(task, 'called')
  const unreachable = offered(task, 'unreachable')
  const open = mayBeCalled(task, now)

  function record(): void {
    if (called === undefined || act.isPending || !open) return
    const form = formOf(called, forms)
    const values = { ...heard, reportId: report.reportId }
    const lacking = missingIn(form, values)
    setMissing(lacking)
    if (lacking.length === 0) act.mutate({ action: called, form: sentOf(form, values) })
  }
  function inVain(): void {
    if (unreachable !== undefined && !act.isPending && open)
      act.mutate({ action: unreachable, form: { reportId: report.reportId } })
  }
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent): void {
      if (event.isComposing) return
      const solved = SOLVED.find(({ key }) => key === event.key)
      const [satisfied] = Object.entries(SATISFIED_KEYS).find(([, key]) => key === event.key) ?? []
      if (solved === undefined && satisfied === undefined && event.key !== IN_VAIN) return
      event.preventDefault()
      if (solved !== undefined) change({ solved: solved.value })
      if (satisfied !== undefined) change({ satisfied })
      if (event.key === IN_VAIN && !event.repeat) inVain()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.repeat) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) record()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter from any field; the button does the same
    <div className={css.asking} onKeyDown={onKeyDown}>
      <div className={css.questions}>
        <p className={css.script}>
          <span className="second">
            {say({ zh: '照着说；等对方说，不替答', en: 'Say this; wait for their answer' })}
          </span>
          {say(scriptOf(dictionary.name, report, told, nameOf(dictionary, 'matter', told.case.matter)))}
        </p>
        <Choice
          question={{ zh: '现在解决了吗？', en: 'Is it solved now?' }}
          choices={SOLVED.map((one) => ({ ...one, chosen: heard.solved === one.value }))}
          choose={(solved) => change({ solved: solved === true })}
          lacking={missing.includes('solved') && heard.solved === undefined}
        />
        {heard.solved === false && (
          <p className={css.then}>
            {say({
              zh: '没有解决：交回网格长再次处置，这一件不结。',
              en: 'Not solved: it goes back to the grid leader and stays open.',
            })}
          </p>
        )}
        <Choice
          question={{ zh: '对办理满意吗？', en: 'Are they satisfied with how it was handled?' }}
          choices={Object.entries(dictionary.lists.satisfied ?? {}).map(([value, label]) => ({
            value,
            label,
            key: SATISFIED_KEYS[value],
            chosen: heard.satisfied === value,
          }))}
          choose={(satisfied) => change({ satisfied: String(satisfied) })}
          lacking={missing.includes('satisfied') && heard.satisfied === undefined}
        />
        <label htmlFor={id} className={css.question}>
          {say({ zh: '原话（可不填）', en: 'Their words (optional)' })}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={4_000}
          value={heard.note ?? ''}
          onChange={({ target }) => change({ note: target.value })}
        />
        <p className={css.audience}>
          <Icon name="eye" size={16} />
          {say(AUDIENCES.centre ?? { zh: '', en: '' })}
        </p>
        {gone && <Gone />}
        {(act.error !== null || missing.length > 0) && (
          <p className={css.fault} role="alert">
            {act.error === null
              ? say({ zh: '两个问题都要有答案，问不到就选未表态。', en: 'Both questions want an answer.' })
              : say(faultWords(act.error))}
          </p>
        )}
      </div>
      <div className={css.buttons}>
        {open ? (
          <>
            <Button disabled={unreachable === undefined} onClick={inVain}>
              {say({ zh: '没接通', en: 'Not reached' })}
              <span className="key" aria-hidden="true">
                {IN_VAIN}
              </span>
            </Button>
            <Button type="primary" loading={act.isPending} onClick={record}>
              {others > 0
                ? say({ zh: '记下，问下一位', en: 'Record, ask the next' })
                : say({ zh: '记下', en: 'Record' })}
              <span className="key" aria-hidden="true">
                Ctrl Enter
              </span>
            </Button>
          </>
        ) : (
          <p className="second">
            {say({
              zh: `${dayLabel(task.notBefore ?? now).zh}起才能回访：先看看能不能保持住。`,
              en: `To be called from ${dayLabel(task.notBefore ?? now).en}: first it has to hold.`,
            })}
          </p>
        )}
      </div>
    </div>
  )
}

function scriptOf(street: Label, { receivedAt }: Report, { case: { place } }: Told, matter: Label): Label {
  const day = receivedAt === undefined ? undefined : dayLabel(receivedAt)
  return {
    zh: `您好，这里是${street.zh}城运中心。您${day ? `${day.zh}` : ''}反映${place.text}${matter.zh}的事，想听听您的意见，耽误您两分钟。`,
    en: `Hello, this is the operations centre of ${street.en}. You reported ${matter.en.toLowerCase()} at ${place.text}${day ? ` on ${day.en}` : ''}; may I ask you two questions?`,
  }
}

type Chosen = {
  readonly value: string | boolean
  readonly label: Label
  readonly key: string | undefined
  readonly chosen: boolean
}

/** One question, its answers as large keys. */
function Choice({
  question,
  choices,
  choose,
  lacking,
}: {
  readonly question: Label
  readonly choices: readonly Chosen[]
  readonly choose: (value: string | boolean) => void
  readonly lacking: boolean
}) {
  const say = useSay()
  const id = useId()
  return (
    <div role="radiogroup" aria-labelledby={id} className={css.choice} data-lacking={lacking}>
      <p id={id} className={css.question}>
        {say(question)}
      </p>
      {choices.map(({ value, label, key, chosen }) => (
        // biome-ignore lint/a11y/useSemanticElements: a key with its letter on it, as large as a thumb
        <button
          key={String(value)}
          type="button"
          role="radio"
          aria-checked={chosen}
          onClick={() => choose(value)}
        >
          {chosen && <span aria-hidden="true">✓</span>}
          {say(label)}
          {key !== undefined && (
            <span className="key" aria-hidden="true">
              {key}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
