import type { FormEvent } from 'react'
import { useDraft } from '../../base/draft.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { Fault, WhoReads } from '../parts.tsx'
import { useReporterAction } from './reporter-action.ts'
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
const MISSING: Label = { zh: '请先选：解决了吗？满意吗？', en: 'Please choose first: solved? satisfied?' }

/** 评价: solved and satisfied are asked apart; unsolved brings it back. */
export function VotePart({ code, done }: { readonly code: string; readonly done: () => void }) {
  const say = useSay()
  const [draft, change, drop] = useDraft(`vote.${code}`, EMPTY)
  const { fault, state, send, lacks } = useReporterAction(code, () => [drop(), done()])

  function submit(event: FormEvent): void {
    event.preventDefault()
    const { solved, satisfied, words } = draft
    if (solved === '' || satisfied === '') lacks(MISSING)
    else
      void send({
        action: 'vote',
        solved: solved === 'yes',
        satisfied,
        ...(words.trim() === '' ? {} : { words }),
      })
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
      <WhoReads id="vote-reads" words={{ zh: '城运中心。', en: 'The centre.' }} />
      <Fault words={fault} />
      <button type="submit" className={`button go ${css.vote}`} disabled={state === 'busy'}>
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
