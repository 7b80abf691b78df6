import { type FormEvent, useState } from 'react'
import { answerOf, api, Refused } from '../../base/client.ts'
import { useDraft } from '../../base/draft.ts'
import { Icon } from '../../base/icon.tsx'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import css from './track.module.css'

type Solved = 'yes' | 'no'
type Satisfied = 'satisfied' | 'basically' | 'dissatisfied'

const SOLVED: readonly (Label & { readonly value: Solved })[] = [
  { value: 'yes', zh: '解决了', en: 'Yes' },
  { value: 'no', zh: '没有解决', en: 'No' },
]
const SATISFIED: readonly (Label & { readonly value: Satisfied })[] = [
  { value: 'satisfied', zh: '满意', en: 'Yes' },
  { value: 'basically', zh: '基本满意', en: 'Mostly' },
  { value: 'dissatisfied', zh: '不满意', en: 'No' },
]

const EMPTY: { readonly solved: Solved | ''; readonly satisfied: Satisfied | ''; readonly words: string } = {
  solved: '',
  satisfied: '',
  words: '',
}
const FAULTS: Readonly<Record<string, Label>> = {
  empty: { zh: '请先选：解决了吗？满意吗？', en: 'Please choose first: solved? satisfied?' },
  unreachable: {
    zh: '现在连不上。您选的还在，有网络时再点一次。',
    en: 'No connection. Your choice is kept: try again when you are online.',
  },
  'already-called': { zh: '您已经评价过了。', en: 'You have said so already.' },
  'wrong-stage': {
    zh: '这件事现在不在评价的时候，请刷新看看。',
    en: 'It is not the time for it now: reload the page.',
  },
}
const OTHER: Label = {
  zh: '没能提交，请稍后再试，或拨 12345。',
  en: 'It was not taken: try again later, or call 12345.',
}

/** 评价: solved and satisfied are asked apart; unsolved brings it back. */
export function VotePart({ code, done }: { readonly code: string; readonly done: () => void }) {
  const say = useSay()
  const [draft, change, drop] = useDraft(`vote.${code}`, EMPTY)
  const [fault, setFault] = useState<Label>()
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const { solved, satisfied, words } = draft
    if (solved === '' || satisfied === '') return setFault(FAULTS.empty)
    setFault(undefined)
    setBusy(true)
    try {
      const body = {
        action: 'vote',
        solved: solved === 'yes',
        satisfied,
        ...(words.trim() === '' ? {} : { words }),
      } as const
      await answerOf(
        api.POST('/v1/reports/{trackingCode}/actions', { params: { path: { trackingCode: code } }, body }),
      )
      drop()
      done()
    } catch (error) {
      setBusy(false)
      setFault((error instanceof Refused ? FAULTS[error.code] : undefined) ?? OTHER)
    }
  }

  return (
    <form className="part white" noValidate onSubmit={submit}>
      <Choice
        name="solved"
        legend={say({ zh: '解决了吗？', en: 'Is it solved?' })}
        choices={SOLVED}
        chosen={draft.solved}
        choose={(solved) => change({ solved })}
      />
      <Choice
        name="satisfied"
        legend={say({ zh: '满意吗？', en: 'Are you satisfied?' })}
        choices={SATISFIED}
        chosen={draft.satisfied}
        choose={(satisfied) => change({ satisfied })}
      />
      <label className="label" htmlFor="vote-words">
        {say({ zh: '还想说什么', en: 'Anything else' })}{' '}
        <span className="muted">{say({ zh: '选填', en: 'optional' })}</span>
      </label>
      <textarea
        id="vote-words"
        className="field"
        aria-describedby="vote-reads"
        maxLength={2_000}
        value={draft.words}
        onChange={({ target }) => change({ words: target.value })}
      />
      <p className="reads" id="vote-reads">
        <Icon name="eye" />
        <span>
          <b>{say({ zh: '谁会看到：', en: 'Who will read it: ' })}</b>
          {say({ zh: '城运中心。', en: 'The centre.' })}
        </span>
      </p>
      {fault !== undefined && (
        <p className="fault" role="alert">
          {say(fault)}
        </p>
      )}
      <button type="submit" className={`button go ${css.vote}`} disabled={busy}>
        {say({ zh: '提交评价', en: 'Send it' })}
      </button>
      <p className="muted">
        {say({
          zh: '选“没有解决”，这件事会重新办。不在这里评价，我们会打电话问您。',
          en: 'With “No” it is taken up again. If you do not answer here, you are called.',
        })}
      </p>
    </form>
  )
}

function Choice<V extends string>(of: {
  readonly name: string
  readonly legend: string
  readonly choices: readonly (Label & { readonly value: V })[]
  readonly chosen: string
  readonly choose: (value: V) => void
}) {
  const say = useSay()
  return (
    <fieldset className={css.choice}>
      <legend className="label">{of.legend}</legend>
      <div>
        {of.choices.map(({ value, zh, en }) => (
          <label key={value}>
            <input
              type="radio"
              name={of.name}
              checked={of.chosen === value}
              onChange={() => of.choose(value)}
            />
            <span>{say({ zh, en })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
