import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, api } from '../base/client.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import type { paths } from '../generated/api.d.ts'
import { faultWords } from './fault-words.ts'
import css from './kit.module.css'

type Look = paths['/v1/cases/{caseId}/reports/{reportId}/looks']['post']
type Reason = NonNullable<Look['requestBody']>['content']['application/json']['reason']
type Person = Look['responses'][200]['content']['application/json']

/** The likeliest first. */
const REASONS: readonly Reason[] = ['contact', 'call-back', 'check', 'other']

const focusNow = (button: HTMLElement | null): void => button?.focus()

/** Who reported: masked until somebody says why; that he looked is recorded. */
export function WhomToCall(of: {
  readonly caseId: string
  readonly reportId: string
  readonly hint: Person
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const [asking, setAsking] = useState(false)
  const look = useMutation({
    mutationFn: (reason: Reason) =>
      answerOf(
        api.POST('/v1/cases/{caseId}/reports/{reportId}/looks', {
          params: { path: { caseId: of.caseId, reportId: of.reportId } },
          body: { reason },
        }),
      ),
  })
  if (look.data !== undefined)
    return (
      <p className={css.phone} role="status">
        {look.data.name} <a href={`tel:${look.data.phone}`}>{look.data.phone}</a>
      </p>
    )
  return (
    <div className={css.whom}>
      <span>
        {of.hint.name} {of.hint.phone}
      </span>
      {asking ? (
        <fieldset disabled={look.isPending}>
          <legend>{say({ zh: '为什么看（会记录）', en: 'Why (it is recorded)' })}</legend>
          {REASONS.map((reason, n) => (
            <button
              key={reason}
              type="button"
              // The button that was pressed to ask has gone: whoever works by keys goes on here.
              ref={n === 0 ? focusNow : undefined}
              className={css.call}
              onClick={() => look.mutate(reason)}
            >
              {say(nameOf(dictionary, 'look-reason', reason))}
            </button>
          ))}
        </fieldset>
      ) : (
        <button type="button" className={css.call} onClick={() => setAsking(true)}>
          <Icon name="phone" size={16} />
          {say({ zh: '看联系方式', en: 'Whom to call' })}
        </button>
      )}
      {look.error && (
        <p className="fault" role="alert">
          {say(faultWords(look.error))}
        </p>
      )}
    </div>
  )
}
