import { type FormEvent, useState } from 'react'
import { answerOf, api, Refused } from '../../base/client.ts'
import { useDraft } from '../../base/draft.ts'
import { Icon } from '../../base/icon.tsx'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import css from './track.module.css'

const EMPTY = { words: '' }
const FAULTS: Readonly<Record<string, Label>> = {
  empty: { zh: '请写一句要补充的', en: 'Please write what you want to add' },
  unreachable: {
    zh: '现在连不上。您写的还在，有网络时再点一次。',
    en: 'No connection. What you wrote is kept: try again when you are online.',
  },
  'wrong-stage': {
    zh: '这件事已经不能补充了，请拨 12345 或再报一次。',
    en: 'Nothing can be added any more: call 12345, or report it again.',
  },
}
const OTHER: Label = {
  zh: '没能提交，您写的还在，请稍后再试。',
  en: 'It was not taken, and is kept: try again later.',
}

/** 补充: further words of the reporter, kept in this browser until they are taken. */
export function SayMore({ code, done }: { readonly code: string; readonly done: () => void }) {
  const say = useSay()
  const [{ words }, change, drop] = useDraft(`more.${code}`, EMPTY)
  const [fault, setFault] = useState<Label>()
  const [state, setState] = useState<'idle' | 'busy' | 'taken'>('idle')

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (words.trim() === '') return setFault(FAULTS.empty)
    setFault(undefined)
    setState('busy')
    try {
      const body = { action: 'supplement', words } as const
      await answerOf(
        api.POST('/v1/reports/{trackingCode}/actions', { params: { path: { trackingCode: code } }, body }),
      )
      drop()
      setState('taken')
      done()
    } catch (error) {
      setState('idle')
      setFault((error instanceof Refused ? FAULTS[error.code] : undefined) ?? OTHER)
    }
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
        aria-invalid={fault === FAULTS.empty}
        maxLength={2_000}
        value={words}
        onChange={({ target }) => {
          setState('idle')
          change({ words: target.value })
        }}
      />
      <p className="reads" id="more-reads">
        <Icon name="eye" />
        <span>
          <b>{say({ zh: '谁会看到：', en: 'Who will read it: ' })}</b>
          {say({
            zh: '城运中心；转给承办单位时尽量隐去姓名、电话、房号。',
            en: 'The centre; others with names, numbers and flats taken out as far as found.',
          })}
        </span>
      </p>
      {fault !== undefined && (
        <p className="fault" role="alert">
          {say(fault)}
        </p>
      )}
      <p role="status" className={css.taken}>
        {state === 'taken' && say({ zh: '已收到，转给办理的人。', en: 'Received, and passed on.' })}
      </p>
      <button type="submit" className="button go" disabled={state === 'busy'}>
        {say({ zh: '补充', en: 'Add it' })}
      </button>
    </form>
  )
}
