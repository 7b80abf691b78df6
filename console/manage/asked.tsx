import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import css from './manage.module.css'

/** What was asked of the server: while it comes, when it did not come (and how to ask again), and once it is there. */
export function Asked<T>({
  of,
  what,
  children,
}: {
  readonly of: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch' | 'isFetching'>
  readonly what: Label
  readonly children: (data: T) => ReactNode
}) {
  const say = useSay()
  const { data, error, isFetching } = of
  const trouble = error !== null && (
    <p className={css.trouble} role="alert">
      ▲ {say(faultWords(error))}{' '}
      <button type="button" className={css.quiet} disabled={isFetching} onClick={() => void of.refetch()}>
        {say({ zh: '再读一次', en: 'Read again' })}
      </button>
    </p>
  )
  if (data === undefined)
    return (
      trouble || (
        <p className="state" aria-busy="true">
          {say({ zh: `正在读${what.zh}…`, en: `Reading ${what.en} …` })}
        </p>
      )
    )
  return (
    <>
      {trouble}
      {children(data)}
    </>
  )
}
