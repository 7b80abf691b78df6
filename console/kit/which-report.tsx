import Radio from 'antd/es/radio'
import { createContext, useContext, useEffect } from 'react'
import { shortLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import type { FieldProps } from './control.tsx'
import css from './kit.module.css'
import { useNow } from './now.ts'
import { useReports } from './reports.tsx'

/** The case that a sheet is about: whose reports there are to choose from. */
export const CaseOfSheet = createContext('')

/** Which report of the case is meant. Where there is one alone nobody is asked. */
export function WhichReport({ must, value, change }: Pick<FieldProps, 'must' | 'value' | 'change'>) {
  const say = useSay()
  const now = useNow()
  const { data } = useReports(useContext(CaseOfSheet))
  const items = data?.items ?? []
  const only = items.length === 1 ? items[0]?.reportId : undefined
  useEffect(() => {
    if (must && only !== undefined && value !== only) change(only)
  }, [must, only, value, change])
  if (items.length < 2) return null
  const question: Label = must
    ? { zh: '哪一件诉求', en: 'Which report' }
    : { zh: '哪一件诉求（可不填）', en: 'Which report (optional)' }
  return (
    <fieldset className={css.field}>
      <legend className={css.label}>{say(question)}</legend>
      <Radio.Group value={value} onChange={({ target }) => change(target.value)}>
        {items.map(({ reportId, receivedAt, description, reporter }) => (
          <Radio key={reportId} value={reportId}>
            {reporter?.name} {description?.slice(0, 24)}{' '}
            <span className="second">{receivedAt && say(shortLabel(receivedAt, now))}</span>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  )
}
