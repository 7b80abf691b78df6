import type { FormEvent } from 'react'
import { useDraft } from '../../base/draft.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { Fault, WhoReads } from '../parts.tsx'
import { useReporterAction } from './reporter-action.ts'
import css from './track.module.css'

const EMPTY = { words: '' }
const MISSING: Label = { zh: '请写一句要补充的', en: 'Please write what you want to add' }

/** 补充: further words of the reporter, kept in this browser until they are taken. */
export function SayMore({ code, done }: { readonly code: string; readonly done: () => void }) {
  const say = useSay()
  const [{ words }, change, drop] = useDraft(`more.${code}`, EMPTY)
  const { fault, state, send, lacks, again } = useReporterAction(code, () => [drop(), done()])

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (words.trim() === '') lacks(MISSING)
    else void send({ action: 'supplement', words })
  }

  return (
    <form className="part white" noValidate onSubmit={submit}>
      <label className="label" htmlFor="more">
        {say({ zh: '还有要补充的', en: 'Something to add' })}
      </label>
      <p className="muted" id="more-hint">
        {say({ zh: '情况变了、想起什么，写在这里。', en: 'What has changed, or came to your mind.' })}
      </p>
      <textarea
        id="more"
        className="field"
        aria-describedby="more-hint more-reads"
        aria-invalid={fault === MISSING}
        maxLength={2_000}
        value={words}
        onChange={({ target }) => {
          again()
          change({ words: target.value })
        }}
      />
      <WhoReads
        id="more-reads"
        words={{
          zh: '城运中心；转给承办单位时尽量隐去姓名、电话、房号。',
          en: 'The centre; others with names, numbers and flats taken out as far as found.',
        }}
      />
      <Fault words={fault} />
      <p role="status" className={css.taken}>
        {state === 'taken' && say({ zh: '已收到，转给办理的人。', en: 'Received, and passed on.' })}
      </p>
      <button type="submit" className="button go" disabled={state === 'busy'}>
        {say({ zh: '补充', en: 'Add it' })}
      </button>
    </form>
  )
}
