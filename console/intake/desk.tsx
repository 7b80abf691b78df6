import { useLayoutEffect, useState } from 'react'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useKeys } from '../kit/keys.ts'
import type { Advice } from '../kit/seen-reasons.ts'
import { Watched } from '../kit/watched.tsx'
import type { Me } from '../staff/session.ts'
import { Before, Matters, WITH_KEYS } from './advice.tsx'
import { useAdvice } from './advising.ts'
import { AnswerOnTheSpot } from './answer.tsx'
import { Around } from './around.tsx'
import { OfCaller } from './caller.tsx'
import { type Draft, type GoesOn, isBlank } from './draft.ts'
import { faultAt } from './faults.ts'
import { Form } from './form.tsx'
import { candidatesOf, useFound, useOfPhone } from './found.ts'
import css from './frame.module.css'
import parts from './parts.module.css'
import { Registered } from './receipt.tsx'
import { useRegistering } from './registering.ts'
import { nextToJoin, Same } from './same.tsx'
import { Unread } from './unread.tsx'

/** One draft: the form, and what is known of it so far; or what the caller is told once it is registered. */
export function Desk({
  me,
  draft,
  change: keep,
  next,
  drop,
  quiet,
}: {
  readonly me: Me
  readonly draft: Draft
  readonly change: (some: Partial<Draft>) => void
  /** On to the next call. */
  readonly next: () => void
  readonly drop: () => void
  /** A dialog is open: keys are its own. */
  readonly quiet: boolean
}) {
  const say = useSay()
  const [composing, setComposing] = useState(false)
  const [answering, setAnswering] = useState(false)
  const advice = useAdvice(draft, composing)
  const { send, sending, trouble, forget } = useRegistering(keep)
  const change = (some: Partial<Draft>): void => {
    keep(some)
    forget(Object.keys(some))
  }
  const { matters = [], duplicates = [], elsewhere, place } = advice.data ?? {}
  const ofPhone = useOfPhone(draft.receipt === null ? draft.phone : '')
  const atPlace = useFound(place === undefined || place.by === 'words' ? undefined : place.name, 'place')
  const candidates = candidatesOf(duplicates, ofPhone, atPlace)
  // What is for the discipline office opens no case: nobody is sent, and no answer of ours ends it.
  const opensCase = draft.joins === null && !draft.discipline
  const maySend = me.may.includes('steer') && opensCase && isSure(draft, advice.data)
  const register = (goesOn: GoesOn | '' = maySend ? 'dispatched' : ''): void => {
    if (sending) return
    change({ goesOn })
    void send({ ...draft, goesOn })
  }
  const go = (): void => register()
  const answer = (): void => setAnswering(true)
  const choose = (matter: string): void => change({ matter: matter === draft.matter ? '' : matter })
  const byKey = matters.slice(0, WITH_KEYS).map(({ matter }, at) => [`Alt ${at + 1}`, () => choose(matter)])
  const join = (): void => change({ joins: nextToJoin(candidates, draft.joins) })
  const { receipt } = draft
  useKeys(
    quiet || answering || receipt !== null
      ? undefined
      : {
          F9: go,
          ...(opensCase && { F8: answer }),
          F6: join,
          ...Object.fromEntries(byKey),
        },
  )
  // Who takes the next call begins with the number.
  useLayoutEffect(() => document.getElementById('phone')?.focus(), [])
  if (receipt !== null)
    return (
      <Registered
        draft={draft}
        receipt={receipt}
        next={next}
        change={change}
        back={() => change({ receipt: null, sent: null, key: '' })}
      />
    )
  return (
    <>
      <div
        className={css.desk}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      >
        <div className={css.left}>
          <Form
            me={me}
            advice={advice.data}
            ofPhone={ofPhone}
            draft={draft}
            change={change}
            faults={trouble.faults}
          />
        </div>
        <aside
          className={parts.advice}
          aria-label={say({ zh: '边听边给的建议', en: 'Advice while you type' })}
        >
          <div>
            <Unread lines={draft.unread} change={(unread) => change({ unread })} />
            <Matters
              matters={matters}
              elsewhere={elsewhere}
              typed={`${draft.description} ${draft.place}`}
              asking={advice.isFetching}
              chosen={draft.matter}
              choose={choose}
            />
            {(advice.data || candidates.length > 0) && (
              <Same
                candidates={candidates}
                looked={isLookedThrough(advice.data)}
                joins={draft.joins}
                choose={(joins) => change({ joins })}
              />
            )}
          </div>
          <div>
            {me.boards.includes('street') && <Around grid={place?.grid} />}
            <OfCaller cases={ofPhone} />
            <Watched watched={advice.data?.watched ?? []} />
            {advice.data && <Before advice={advice.data} />}
            {advice.error !== null && (
              <p className={parts.doubt}>
                ▲ {say({ zh: '建议暂时没有来，照常登记。', en: 'No advice for now: go on without.' })}
              </p>
            )}
          </div>
        </aside>
      </div>
      <footer className={css.foot}>
        <Joining
          draft={draft}
          fault={faultAt('joins', trouble.faults)}
          undo={() => change({ joins: null })}
        />
        {trouble.words && (
          <p className={parts.fault} role="alert">
            ◆ {say(trouble.words)}
          </p>
        )}
        <span className={css.push} />
        {!isBlank(draft) && (
          <button type="button" className={parts.quiet} onClick={drop}>
            {say({ zh: '不登记，清掉', en: 'Discard' })}
          </button>
        )}
        {opensCase && (
          <button
            type="button"
            className={parts.button}
            onClick={() => setAnswering(true)}
            disabled={sending}
          >
            {say({ zh: '当场答复', en: 'Answer on the spot' })} <span className="key">F8</span>
          </button>
        )}
        <button type="button" className={parts.go} onClick={go} disabled={sending}>
          {sending
            ? say({ zh: '正在登记…', en: 'Sending …' })
            : draft.joins === null
              ? maySend
                ? say({ zh: '登记并派', en: 'Register and dispatch' })
                : say({ zh: '登记', en: 'Register' })
              : say({ zh: '登记并入', en: 'Register and join' })}{' '}
          <span className="key">F9</span>
        </button>
      </footer>
      {answering && (
        <AnswerOnTheSpot
          answer={draft.answer}
          change={(answer) => change({ answer })}
          close={() => setAnswering(false)}
          send={() => [setAnswering(false), register('answered')]}
        />
      )}
    </>
  )
}

/** Whether it is sure what it is and where: somebody chose the matter, or the words tell; and the place is known. */
const isSure = ({ matter }: Draft, advice: Advice | undefined): boolean =>
  advice?.place?.by === 'known' && (matter !== '' || advice.matters[0]?.sure === true)

/** Whether the open cases were looked through for one like it: a server that is busy may have left that out. */
const isLookedThrough = (advice: Advice | undefined): boolean =>
  advice?.missing.every(({ part }) => part !== 'duplicates') ?? false

/** What becomes of the report when it is registered, in a line. */
function Joining({
  draft: { joins, discipline },
  fault,
  undo,
}: {
  readonly draft: Draft
  readonly fault: Label | undefined
  readonly undo: () => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  if (joins === null) return <p className={parts.hint}>{say(discipline ? NOT_SENT : IS_SENT)}</p>
  return (
    <p className={css.joins} id="joins" tabIndex={-1}>
      {say({ zh: '并入', en: 'Joins' })} <b>{joins.place}</b>{' '}
      {say(nameOf(dictionary, 'matter', joins.matter))}
      <button type="button" className={parts.quiet} onClick={undo}>
        {say({ zh: '取消并入', en: 'Undo' })}
      </button>
      {fault && (
        <span className={parts.fault} role="alert">
          ◆ {say(fault)}
        </span>
      )}
    </p>
  )
}

/** What becomes of it. */
const IS_SENT: Label = {
  zh: '草稿随写随存在这台电脑 · 登记后由派遣员派遣',
  en: 'Kept here as you type · the dispatcher sends it out',
}
const NOT_SENT: Label = {
  zh: '草稿随写随存在这台电脑 · 登记后不立案、不派遣，告知该找谁',
  en: 'Kept here as you type · no case is opened: the caller is told where to turn',
}
