import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import type { Precedent } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useDraft } from '../base/draft.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useReview } from './precedents.ts'
import css from './reading.module.css'
import { editOf, type Texts, type Wording, wordingsOf } from './wordings.ts'

const NAMES: Readonly<Record<Wording['of'], Label>> = {
  problem: { zh: '什么事', en: 'What it was' },
  plan: { zh: '方案', en: 'The plan' },
  parties: { zh: '做了什么', en: 'What was done' },
  setbacks: { zh: '什么没管用', en: 'What did not work' },
  followUp: { zh: '回访怎么说', en: 'What a reporter said' },
}

/** Every text of a precedent, to be put in other words. Emptied, it is taken out for good. */
export function Rewording({ precedent, done }: { readonly precedent: Precedent; readonly done: () => void }) {
  const say = useSay()
  const dictionary = useDictionary()
  const id = useId()
  const [typed, change, drop] = useDraft<Record<string, string>>(
    `${precedent.precedentId}.${precedent.revision}.rewording`,
    {},
  )
  const [reason, setReason] = useState('')
  const review = useReview(precedent.precedentId, () => [drop(), done()])
  const texts: Texts = typed
  const edit = editOf(precedent, texts, reason.trim())
  return (
    <div className={css.form}>
      <p className="second">
        {say({
          zh: '别留姓名、电话、门牌。清空一段就是去掉它；改了什么、谁改的会留在痕迹里。',
          en: 'Leave no names, numbers or house numbers. Emptied, a text is taken out; the trail keeps who changed what.',
        })}
      </p>
      {wordingsOf(precedent).map(({ at, of, party, text }) => (
        <div key={at}>
          <label htmlFor={`${id}-${at}`}>
            {say(NAMES[of])}
            {party && ` · ${say(nameOf(dictionary, 'party', party))}`}
          </label>
          <Input.TextArea
            id={`${id}-${at}`}
            autoSize={{ minRows: 1, maxRows: 10 }}
            value={texts[at] ?? text}
            onChange={({ target }) => change({ [at]: target.value })}
          />
        </div>
      ))}
      <label htmlFor={`${id}-reason`}>{say({ zh: '为什么改', en: 'Why' })}</label>
      <Input
        id={`${id}-reason`}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {review.error && (
        <p className={css.fault} role="alert">
          {say(faultWords(review.error))}
        </p>
      )}
      <Button
        type="primary"
        disabled={edit === undefined || reason.trim() === ''}
        loading={review.isPending}
        onClick={() => edit && review.mutate(edit)}
      >
        {say({ zh: '保存改写', en: 'Keep it' })}
      </Button>
    </div>
  )
}
