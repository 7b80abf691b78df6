import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import type { Precedent } from '../base/answers.ts'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useReview } from './precedents.ts'
import css from './reading.module.css'

/** Takes a precedent out of use, or lets it stand again; why is kept in its trail. */
export function Taking({ precedent, done }: { readonly precedent: Precedent; readonly done: () => void }) {
  const say = useSay()
  const id = useId()
  const [reason, setReason] = useState('')
  const review = useReview(precedent.precedentId, done)
  const back = precedent.status === 'withdrawn'
  const submit = (): void => {
    if (reason.trim() !== '') review.mutate({ action: back ? 'restore' : 'withdraw', reason: reason.trim() })
  }
  return (
    <div className={css.form}>
      <label htmlFor={id}>
        {back
          ? say({ zh: '为什么恢复', en: 'Why it is to stand again' })
          : say({ zh: '为什么撤回', en: 'Why it is withdrawn' })}
      </label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {review.error && (
        <p className={css.fault} role="alert">
          {say(faultWords(review.error))}
        </p>
      )}
      <Button type="primary" disabled={reason.trim() === ''} loading={review.isPending} onClick={submit}>
        {back ? say({ zh: '恢复', en: 'Restore' }) : say({ zh: '撤回', en: 'Withdraw' })}
      </Button>
    </div>
  )
}
