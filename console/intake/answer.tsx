import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import { Dialog } from './dialog.tsx'
import parts from './parts.module.css'

/** 当场答复: what the caller was answered in the call. It is kept with the draft as it is typed. */
export function AnswerOnTheSpot({
  answer,
  change,
  send,
  close,
}: {
  readonly answer: string
  readonly change: (answer: string) => void
  readonly send: () => void
  readonly close: () => void
}) {
  const say = useSay()
  const isWritten = answer.trim() !== ''
  return (
    <Dialog
      name="answer"
      title={{ zh: '当场答复', en: 'Answered on the spot' }}
      hint={{
        zh: '通话里已经答清楚的，写下答了什么：登记后这件诉求就按答复办结，不再派遣。',
        en: 'What was answered in the call: the report is registered and ends with this answer; nobody is sent.',
      }}
      later={{ zh: '先不答', en: 'Not now' }}
      go={
        <button type="button" className={parts.go} disabled={!isWritten} onClick={send}>
          {say({ zh: '登记并答复', en: 'Register and answer' })} <span className="key">Ctrl Enter</span>
        </button>
      }
      close={close}
    >
      <textarea
        aria-label={say({ zh: '答复内容', en: 'The answer' })}
        aria-describedby="answer-reads"
        maxLength={4_000}
        value={answer}
        onChange={({ target }) => change(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isWritten) send()
        }}
      />
      <p className={parts.reads} id="answer-reads">
        <Icon name="eye" size={16} />
        {say({ zh: '诉求人在进度页看得到', en: 'The reporter reads it on their page' })}
      </p>
    </Dialog>
  )
}
