import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Told } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useCase } from '../case/case.ts'
import { useAct } from '../kit/act.ts'
import { faultWords } from '../kit/fault-words.ts'
import { type Action, formOf, missingIn, offered, sentOf } from '../kit/form-schema.ts'
import { Sheet } from '../kit/sheet.tsx'
import type { Draft } from './draft.ts'
import css from './parts.module.css'

/** What is said while it goes on, and once it is done. */
const WORDS = {
  dispatched: {
    going: { zh: '正在派遣…', en: 'being dispatched …' },
    done: { zh: '✓ 已派遣', en: '✓ Dispatched' },
  },
  answered: {
    going: { zh: '正在登记答复…', en: 'the answer is being recorded …' },
    done: { zh: '✓ 已按答复办结', en: '✓ It ends with the answer' },
  },
} as const satisfies Record<string, Record<'going' | 'done', Label>>

/** So long it is waited for what was wanted to be offered; then whoever registered is told where the case stands. */
const PATIENCE = 20_000

/**
 * What follows a registration in one go: once the server offers it for the new case, it is done with what the server suggests
 * and what was written; where something is left to be said, the server's own form asks for it.
 */
export function GoingOn({
  caseId,
  draft,
  done,
}: {
  readonly caseId: string | undefined
  readonly draft: Draft
  readonly done: () => void
}) {
  const say = useSay()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  if (draft.goesOn === '') return null
  if (caseId === undefined)
    return (
      <p className={css.hint} role="status">
        {say(
          late
            ? { zh: '案件还没立好：稍后在办件台办。', en: 'Its case is not there yet: go on at the desk.' }
            : WORDS[draft.goesOn].going,
        )}
      </p>
    )
  return <Doing caseId={caseId} then={draft.goesOn} answer={draft.answer} late={late} done={done} />
}

function Doing({
  caseId,
  then,
  answer,
  late,
  done,
}: {
  readonly caseId: string
  readonly then: 'dispatched' | 'answered'
  readonly answer: string
  readonly late: boolean
  readonly done: () => void
}) {
  const say = useSay()
  const [isDone, setDone] = useState(false)
  const { data, refetch } = useCase(caseId)
  const act = useAct(() => setDone(true))
  const begun = useRef(false)
  const action = offered(data, then)
  const form = action && formOf(action)
  const values = action && form && { ...action.suggested, ...answerIn(action, answer) }
  const isWhole = form !== undefined && values !== undefined && missingIn(form, values).length === 0
  useEffect(() => {
    if (action === undefined && !isDone && !late) {
      const timer = setTimeout(() => void refetch(), 1_000)
      return () => clearTimeout(timer)
    }
    if (action !== undefined && form && values && isWhole && !begun.current) {
      begun.current = true
      act.mutate({ action, form: sentOf(form, values) })
    }
    return undefined
  })
  const dictionary = useDictionary()
  // A rule that is sure has sent somebody already.
  const sent = then === 'dispatched' && action === undefined ? data?.case.lead : undefined
  const lead = sent ?? (typeof values?.lead === 'string' ? values.lead : undefined)
  if (isDone || sent !== undefined)
    return (
      <p role="status" className={css.known}>
        {say(WORDS[then].done)}
        {then === 'dispatched' && lead !== undefined && <> · {say(nameOf(dictionary, 'party', lead))}</>}
      </p>
    )
  if (act.error !== null)
    return (
      <p className={css.fault} role="alert">
        ◆ {say(faultWords(act.error))} <Link href={`/desk/cases/${caseId}`}>{say(OPEN)}</Link>
      </p>
    )
  if (action !== undefined && form !== undefined && !isWhole)
    return <Sheet caseId={caseId} action={action} form={form} done={() => [setDone(true), done()]} />
  return (
    <p className={css.hint} role="status">
      {late || (data !== undefined && isElsewhere(data))
        ? say({
            zh: '这一步现在办不了：案件按它的环节往下走。',
            en: 'That is not to be done now: the case goes its way.',
          })
        : say(WORDS[then].going)}
      {late && <Link href={`/desk/cases/${caseId}`}> {say(OPEN)}</Link>}
    </p>
  )
}

const OPEN: Label = { zh: '看案件', en: 'Open the case' }

/** Whether it has ended meanwhile: nothing is waited for then. */
const isElsewhere = ({ case: { status } }: Told): boolean => status === 'ended'

/** What was answered, in the field of the form that is to be filled in and is words. */
function answerIn(action: Action, answer: string): Record<string, string> {
  if (answer.trim() === '') return {}
  const { properties = {}, required = [] } = formOf(action)
  const field = required.find(
    (name) => properties[name]?.type === 'string' && properties[name]?.enum === undefined,
  )
  return field === undefined ? {} : { [field]: answer.trim() }
}
